import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedStore } from '../damaged-store.ts'
import { refuseNewer } from './migrations.ts'
import { salvage } from './salvage.ts'

/**
 * Looks at a file before it is served, every page of it. Of one that is damaged, what can be read is saved into a new file
 * that takes its place; the damaged one is kept beside it.
 * @throws DamagedStore when it is no database of ours, or nothing of it can be read; NewerSchema.
 */
export function examine(file: string, report: (line: string) => void): void {
  if (!existsSync(file)) return
  const fault = findFault(file)
  if (fault === undefined) return
  for (const line of salvage(file, fault)) report(line)
}

/** The first thing that is wrong with the pages, in SQLite's words; undefined when they are whole. */
export function findFault(file: string): string | undefined {
  const database = new Database(file, { timeout: 0 })
  try {
    const version = Number(database.pragma('user_version', { simple: true }))
    const tables = database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()
    if (version === 0 && tables !== 0) throw new DamagedStore(file, 'it is the database of another program')
    refuseNewer(database)
    const found = database.prepare<[], string>('PRAGMA quick_check(1)').pluck().get()
    return found === 'ok' ? undefined : found
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    if (error.code === 'SQLITE_NOTADB') throw new DamagedStore(file, 'it is no database, or its beginning was overwritten')
    if (error.code.startsWith('SQLITE_CORRUPT')) return error.message
    throw error
  } finally {
    database.close()
  }
}
