import type { StoredDocuments, Write } from '../store.ts'
import type { DraftedDocuments } from './drafted-documents.ts'

/** Does some work in a draft, and commits what that became; resolves with what the work answered once it is committed. */
export type Atomically = <T>(work: (draft: DraftedDocuments) => T) => Promise<T>

/** Every way of writing documents, for a store that commits drafts. */
export function documentWrites(atomically: Atomically): Pick<StoredDocuments, 'insert' | 'insertText' | 'update' | 'delete' | 'commit' | 'commitWith'> {
  return {
    insert: (kind, id, entity) => atomically((draft) => draft.insert(kind, id, { entity })),
    insertText: (kind, id, text) => atomically((draft) => draft.insert(kind, id, { text })),
    update: (kind, id, change) => atomically((draft) => draft.update(kind, id, change)),
    delete: (kind, id) => atomically((draft) => draft.delete(kind, id)),
    commit: (writes, check) =>
      atomically((draft) => {
        writeAll(draft, writes)
        check?.(draft)
      }),
    commitWith: (attempt) =>
      atomically((draft) => {
        const { writes, further } = attempt()
        writeAll(draft, writes)
        writeAll(draft, further(draft))
      }),
  }
}

function writeAll(draft: DraftedDocuments, writes: readonly Write[]): void {
  for (const each of writes) draft.write(each)
}
