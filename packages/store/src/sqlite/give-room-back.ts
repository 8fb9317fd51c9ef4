import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Turns } from './turns.ts'

/** Free pages that stay in the file for what is written next: 4 MB. */
const keptPages = 1024
/** Two megabytes: a few milliseconds. */
const pagesAtATime = 512

/** Gives pages that hold nothing any more back to the disk, a few at a time, so that neither the thread nor the lock is held. */
export async function giveRoomBack(database: Database, turns: Turns): Promise<void> {
  const freePages = () => Number(database.pragma('freelist_count', { simple: true }))
  let given = false
  for (let free = await turns.read(freePages); free > keptPages;) {
    await turns.write(() => database.pragma(`incremental_vacuum(${pagesAtATime})`))
    const left = await turns.read(freePages)
    // A file that cannot shrink.
    if (left >= free) break
    free = left
    given = true
    await nextTurn()
  }
  // The file itself shrinks when what was written beside it is taken over.
  if (given) await turns.write(() => database.pragma('wal_checkpoint(TRUNCATE)'))
}
