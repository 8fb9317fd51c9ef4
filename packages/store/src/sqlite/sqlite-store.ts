import Database from 'better-sqlite3'
import { openBlobs } from './blobs.ts'
import { copyWhole } from './copy.ts'
import { openCounters } from './counters.ts'
import { openDocuments } from './documents.ts'
import { openLogs } from './logs.ts'
import { examine } from './examine.ts'
import { loneNode } from './lone-node.ts'
import { openMetrics } from './metrics.ts'
import { migrate, migrationLines } from './migrations.ts'
import { setAsideBroken } from './set-aside.ts'
import { makeOwnersFile } from '../owners-file.ts'
import type { Store, StoreOptions } from '../store.ts'
import { Turns } from './turns.ts'

/** Longer than any honest write; who waits for an answer still waits. */
const standardPatienceInMillis = 5000

/**
 * The embedded store: one SQLite file (a path, or `:memory:`) in WAL mode, which several processes may have open.
 * @throws DamagedStore when it is examined and nothing of it can be saved.
 * @throws NewerSchema when the file was written by a newer Fourbox.
 * @throws StoreUnavailable when another process keeps it locked, or its disk is at fault.
 */
export async function openSqliteStore(file: string, options: StoreOptions): Promise<Store> {
  const { durability, patienceInMillis = standardPatienceInMillis, report = (line) => console.error(line) } = options
  if (file !== ':memory:') makeOwnersFile(file)
  if (options.examine === true) examine(file, report)
  // Whatever is locked is waited for by `Turns`, beside the thread.
  const database = new Database(file, { timeout: 0 })
  const turns = new Turns(file, patienceInMillis)
  try {
    // Acts on new files only, before anything else is written; older ones get it by `makeShrinkable`.
    await turns.write(() => database.pragma('auto_vacuum = INCREMENTAL'))
    await turns.write(() => database.pragma('journal_mode = WAL'))
    database.pragma(`synchronous = ${durability === 'full' ? 'FULL' : 'NORMAL'}`)
    // 16 MB: an API of some megabytes is written without a checkpoint on its heels, which would write it twice.
    database.pragma('wal_autocheckpoint = 4000')
    // A WAL that one huge import blew up is cut back at the next checkpoint.
    database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
    const migration = await turns.write(() => migrate(database))
    for (const line of migration ? migrationLines(file, migration) : []) report(line)
    if (options.examine === true) {
      await turns.write(() => makeShrinkable(database))
      for (const line of await turns.write(() => setAsideBroken(database))) report(line)
    }
    const documents = openDocuments(database, turns, report)
    const blobs = openBlobs(database, turns)
    return {
      documents,
      counters: openCounters(database, turns),
      logs: openLogs(database, turns),
      metrics: openMetrics(database, turns),
      blobs,
      served: { documents, blobs },
      nodes: loneNode(options.node),
      copyTo: (copy, files) => copyWhole(file, copy, files),
      close: async () => {
        await documents.settled()
        database.close()
      },
    }
  } catch (error) {
    database.close()
    throw error
  }
}

/** Lets a file that was made without it give room back to the disk. It is written anew for that, once. */
function makeShrinkable(database: Database.Database): void {
  if (database.memory || database.pragma('auto_vacuum', { simple: true }) !== 0) return
  database.pragma('auto_vacuum = INCREMENTAL')
  database.exec('VACUUM')
}
