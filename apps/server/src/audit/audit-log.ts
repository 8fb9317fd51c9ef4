import { randomBytes } from 'node:crypto'
import { type AuditEntry, auditEntryId, auditIdAt, type EpochMillis } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import { type AuditHead, AuditTrail } from './audit-trail.ts'

/** A bit more than a year. */
const longestKeptInMillis = 400 * 86_400_000
const mostKept = 100_000
const tidyEveryMillis = 3_600_000
const writesAtOnce = 1000

export interface AuditLogParts {
  readonly documents: Documents
  readonly now: () => EpochMillis
  /** What this one is called, where several share a database. */
  readonly node?: string
  readonly reportBug: (bug: unknown) => void
}

/** Who did what, and who was not let do it; the eldest entries go. */
export class AuditLog {
  readonly #parts: AuditLogParts

  constructor(parts: AuditLogParts) {
    this.#parts = parts
  }

  /** Begins to follow a call. */
  follow(call: Omit<AuditHead, 'id' | 'at' | 'node'>): AuditTrail {
    const { now, node } = this.#parts
    const at = now()
    return new AuditTrail({ id: auditEntryId(at, randomBytes(6).toString('hex')), at, ...(node !== undefined && { node }), ...call })
  }

  /** Writes what is left to be written of a call that has ended; nobody waits for it. */
  end(trail: AuditTrail, outcome: AuditEntry['outcome']): void {
    const { documents, reportBug } = this.#parts
    const entry = trail.ended(outcome)
    if (entry) documents.commit([{ op: 'put', kind: 'auditEntry', id: entry.id, entity: entry }]).catch(reportBug)
  }

  /** Drops what is to go, now and every hour; answers the function that ends it. */
  keepTidy(): () => void {
    const tidy = () => void this.tidy().catch(this.#parts.reportBug)
    tidy()
    const tidying = setInterval(tidy, tidyEveryMillis).unref()
    return () => clearInterval(tidying)
  }

  /** Drops what is too old, or too much. */
  async tidy(): Promise<void> {
    const { documents, now } = this.#parts
    const ids = await documents.ids('auditEntry')
    const eldest = auditIdAt(now() - longestKeptInMillis)
    const gone = ids.filter((id, index) => index >= mostKept || id > eldest)
    for (let at = 0; at < gone.length; at += writesAtOnce) {
      await documents.commit(gone.slice(at, at + writesAtOnce).map((id) => ({ op: 'delete', kind: 'auditEntry', id })))
    }
  }
}
