import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { makeOwnersFile } from './owners-file.ts'

export interface DataFolderLock {
  release(): void
}

export class DataFolderLocked extends Error {
  constructor(folder: string, holder: string | undefined) {
    super(`Another Fourbox${holder ? ` (process ${holder})` : ''} uses the data folder ${folder}. Stop it, or choose another folder with --data.`)
    this.name = 'DataFolderLocked'
  }
}

/**
 * Makes the folder where it is missing and claims it for this process. The claim is a lock that the operating system
 * holds on a file (through SQLite, which knows how on every platform): `kill -9` ends it too, so none is ever stale.
 * @throws DataFolderLocked while another process holds it.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const holderFile = join(folder, 'fourbox.pid')
  const file = join(folder, 'fourbox.lock')
  makeOwnersFile(file)
  const database = new Database(file, { timeout: 0 })
  try {
    database.pragma('journal_mode = MEMORY')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') throw new DataFolderLocked(folder, readHolder(holderFile))
    throw error
  }
  writeFileSync(holderFile, `${process.pid}\n`, { mode: 0o600 })
  return { release: () => void database.close() }
}

function readHolder(file: string): string | undefined {
  try {
    return /^\d+/.exec(readFileSync(file, 'utf8'))?.[0]
  } catch {
    return undefined
  }
}
