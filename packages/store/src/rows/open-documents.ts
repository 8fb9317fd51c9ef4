import type { StoredDocuments } from '../store.ts'

/** Those of a connection. */
export interface OpenDocuments extends StoredDocuments {
  /** Resolves when every write that was asked for is done. */
  settled(): Promise<void>
}
