import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import Database from 'better-sqlite3'
import { makeOwnersFile } from '../owners-file.ts'

/** Files that belong to a store though they are none of its own, by their paths within the data folder. */
export type AccompanyingFiles = ReadonlyMap<string, Uint8Array>

/** Writes all that a file holds at one moment into another one, in a thread, with what belongs to it. */
export async function copyWhole(file: string, copy: string, files: AccompanyingFiles): Promise<void> {
  makeOwnersFile(copy)
  const thread = new Worker(new URL('./copy-thread.ts', import.meta.url), { workerData: { file, copy } })
  await once(thread, 'exit')
  addAccompanyingFiles(copy, files)
}

/** Puts files into a copy, for `takeAccompanyingFiles`. */
export function addAccompanyingFiles(copy: string, files: AccompanyingFiles): void {
  const database = new Database(copy)
  try {
    database.exec('CREATE TABLE backup_files (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT')
    const insert = database.prepare<[string, Uint8Array]>('INSERT INTO backup_files VALUES (?, ?)')
    for (const [path, bytes] of files) insert.run(path, bytes)
  } finally {
    database.close()
  }
}

/** Takes the accompanying files out of a copy again, which is then a store like any other. */
export function takeAccompanyingFiles(copy: string): AccompanyingFiles {
  const database = new Database(copy)
  try {
    const rows = database.prepare<[], { path: string; bytes: Buffer }>('SELECT path, bytes FROM backup_files').all()
    database.exec('DROP TABLE backup_files')
    return new Map(rows.map(({ path, bytes }) => [path, bytes]))
  } finally {
    database.close()
  }
}
