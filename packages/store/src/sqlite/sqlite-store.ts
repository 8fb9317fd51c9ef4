import Database from 'better-sqlite3'
import { openBlobs } from './blobs.ts'
import { openCounters } from './counters.ts'
import { openDocuments } from './documents.ts'
import { openLogs } from './logs.ts'
import { migrate } from './migrations.ts'
import type { Store, StoreOptions } from '../store.ts'

/**
 * The embedded store: one SQLite file (a path, or `:memory:`) in WAL mode, which several processes may have open.
 * @throws NewerSchema when the file was written by a newer Fourbox.
 */
export async function openSqliteStore(file: string, { durability }: StoreOptions): Promise<Store> {
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
