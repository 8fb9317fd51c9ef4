import { closeSync, existsSync, openSync } from 'node:fs'

/**
 * Makes a file that holds nothing yet where there is none, for its owner alone. SQLite takes an empty file for a new one, and gives
 * what stands beside it (-wal, -shm, -journal) its mode: so each of our files is made here before SQLite opens it.
 */
export function makeOwnersFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600))
}
