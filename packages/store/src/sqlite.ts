import Database from 'better-sqlite3'
import { openBlobs } from './sqlite/blobs.ts'
import { openCounters } from './sqlite/counters.ts'
import { openDocuments } from './sqlite/documents.ts'
import { openLogs } from './sqlite/logs.ts'
import { migrate } from './sqlite/migrations.ts'
import type { Store } from './store.ts'

export interface SqliteOptions {
  /** A path, or `:memory:`. */
  readonly file: string
  /**
   * `full`: a write is on disk before it is acknowledged, whatever happens to the machine (the control plane).
   * `normal`: it survives the process, not a power cut (logs and counters of the workers).
   */
  readonly durability: 'full' | 'normal'
}

/**
 * The embedded store: one SQLite file in WAL mode, which several processes may have open.
 * @throws NewerSchema when the file was written by a newer Fourbox.
 */
export function openSqliteStore({ file, durability }: SqliteOptions): Store {
  const database = new Database(file, { timeout: 10_000 })
  try {
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
    // 16 MB: an API of some megabytes is written without a checkpoint on its heels, which would write it twice.
    database.pragma('wal_autocheckpoint = 4000')
    // A WAL that one huge import blew up is cut back at the next checkpoint.
    database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
    migrate(database)
    return {
      documents: openDocuments(database),
      counters: openCounters(database),
      logs: openLogs(database),
      blobs: openBlobs(database),
      close: async () => {
        database.close()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}
