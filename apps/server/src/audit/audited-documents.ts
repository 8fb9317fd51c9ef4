import type { AuditEntry } from '@fourbox/domain'
import { type CommitAttempt, type Kinds, NoSuchEntity, type Reads, type StoredDocuments, StoreUnavailable, type Write } from '@fourbox/store'
import { currentCaller } from '../history/caller.ts'
import type { AuditTrail } from './audit-trail.ts'

/** Documents in which whatever a followed call changes is written together with its entry in the audit log, all or none. */
export function auditedDocuments(stored: StoredDocuments): StoredDocuments {
  async function commit(writes: readonly Write[], check?: (reads: Reads) => void): Promise<void> {
    const { trail } = currentCaller()
    if (!trail) return stored.commit(writes, check)
    const entry = trail.entryWith(writes)
    await keptWith(trail, () => entry, stored.commit([...writes, put(entry)], check))
  }

  async function commitWith(attempt: () => CommitAttempt): Promise<void> {
    const { trail } = currentCaller()
    if (!trail) return stored.commitWith(attempt)
    let entry: AuditEntry | undefined
    const commit = stored.commitWith(() => {
      const { writes, further } = attempt()
      return {
        writes,
        further: (reads) => {
          const more = further(reads)
          entry = trail.entryWith([...writes, ...more])
          return [...more, put(entry)]
        },
      }
    })
    await keptWith(trail, () => entry, commit)
  }

  return {
    ...stored,
    commit,
    commitWith,
    insert: async (kind, id, entity) => {
      if (!currentCaller().trail) return stored.insert(kind, id, entity)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kind and entity come as a pair of one key; the compiler cannot follow that through a union over all kinds
      await commit([{ op: 'insert', kind, id, entity } as unknown as Write])
    },
    insertText: async (kind, id, text) => {
      if (!currentCaller().trail) return stored.insertText(kind, id, text)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      await commit([{ op: 'insert', kind, id, entity: JSON.parse(text) } as Write])
    },
    update: async <K extends keyof Kinds>(kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Promise<Kinds[K]> => {
      if (!currentCaller().trail) return stored.update(kind, id, change)
      let after: Kinds[K] | undefined
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      await commit([{ op: 'update', kind, id, change: (current: Kinds[K]) => (after = change(current)) } as unknown as Write])
      if (after === undefined) throw new NoSuchEntity(kind, id)
      return after
    },
    delete: async (kind, id) => {
      if (!currentCaller().trail) return stored.delete(kind, id)
      const existed = (await stored.get(kind, id)) !== undefined
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
      if (existed) await commit([{ op: 'delete', kind, id } as Write])
      return existed
    },
  }
}

/** Tells the trail what became of a commit that had an entry of it. */
async function keptWith(trail: AuditTrail, entry: () => AuditEntry | undefined, commit: Promise<void>): Promise<void> {
  try {
    await commit
  } catch (error) {
    const perhaps = error instanceof StoreUnavailable && error.reason === 'unconfirmed' ? entry() : undefined
    if (perhaps) trail.perhapsKept(perhaps)
    throw error
  }
  const kept = entry()
  if (kept) trail.kept(kept)
}

function put(entry: AuditEntry): Write {
  return { op: 'put', kind: 'auditEntry', id: entry.id, entity: entry }
}
