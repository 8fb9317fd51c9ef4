import { chmodSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedStore } from './damaged-store.ts'
import { type AccompanyingFiles, takeAccompanyingFiles } from './sqlite/copy.ts'
import { findFault } from './sqlite/examine.ts'
import { storeFileIn } from './store-file.ts'

/**
 * Makes a copy that `Store.copyTo` wrote ready to take a folder's place: checks every page of it, and takes out of it the
 * files that came with it.
 * @throws DamagedStore when it is no whole store, NewerSchema
 */
export function openCopy(copy: string): AccompanyingFiles {
  const fault = findFault(copy)
  if (fault !== undefined) throw new DamagedStore(copy, `it is damaged (${fault})`)
  try {
    return takeAccompanyingFiles(copy)
  } catch (error) {
    throw error instanceof Database.SqliteError ? new DamagedStore(copy, 'it is no backup') : error
  }
}

/**
 * Puts a store in the place of the one that a folder holds, in one step; the caller holds the folder's lock. Answers where the
 * former one is kept, if there was one.
 */
export function replaceStore(folder: string, copy: string): string | undefined {
  const file = storeFileIn(folder)
  const kept = `${file}.before-restore`
  const existed = existsSync(file)
  if (existed) {
    takeLogOver(file)
    rmSync(kept, { force: true })
    linkSync(file, kept)
    chmodSync(kept, 0o600)
    // What could not be taken over goes with its own file, never with the new one.
    if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
    rmSync(`${file}-shm`, { force: true })
  }
  renameSync(copy, file)
  return existed ? kept : undefined
}

/** A file that nobody can open any more is restored for that very reason. */
function takeLogOver(file: string): void {
  try {
    const database = new Database(file)
    database.pragma('wal_checkpoint(TRUNCATE)')
    database.close()
  } catch {
    // Its log is kept beside it.
  }
}
