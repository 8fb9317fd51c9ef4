import { type AuditEntry, auditIdAt, type EpochMillis } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'

/** Which entries are wanted; all when nothing is said. */
export interface AuditQuery {
  /** A user's name, or `owner`. */
  readonly user?: string
  /** A text that the resource, the operation or a line of the changes holds. */
  readonly about?: string
  readonly from?: EpochMillis
  /** Before this time. */
  readonly until?: EpochMillis
  /** Only entries behind this id, which are older. */
  readonly after?: string
  readonly limit: number
}

export interface AuditPage {
  /** The newest first. */
  readonly item: readonly AuditEntry[]
  /** The `after` of the next page, present while there may be more. */
  readonly next?: string
}

const readAtOnce = 500
/** How many entries are looked at for one page. */
const mostRead = 20_000

export async function readAudit(documents: Documents, query: AuditQuery): Promise<AuditPage> {
  const item: AuditEntry[] = []
  let after = query.after ?? (query.until === undefined ? undefined : `${auditIdAt(query.until)}~`)
  for (let read = 0; read < mostRead; read += readAtOnce) {
    const slice = await documents.list('auditEntry', { limit: readAtOnce, ...(after !== undefined && { after }) })
    for (const entry of slice.items) {
      if (query.from !== undefined && entry.at < query.from) return { item }
      if (item.length === query.limit) return after === undefined ? { item } : { item, next: after }
      after = entry.id
      if (isWanted(entry, query)) item.push(entry)
    }
    if (slice.next === undefined) return { item }
  }
  return after === undefined ? { item } : { item, next: after }
}

function isWanted({ userName = 'owner', resource, operation, changes }: AuditEntry, { user, about }: AuditQuery): boolean {
  if (user !== undefined && user !== userName) return false
  return about === undefined || [resource, operation, ...changes].some((text) => text.includes(about))
}
