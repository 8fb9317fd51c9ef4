import Database from 'better-sqlite3'
import type { Counts } from '../rows/counts.ts'
import { tables } from '../rows/tables.ts'

/** How many rows of each table a file holds; one of an older Fourbox, and an empty one, may lack some. */
export function countRows(file: string): Counts {
  const database = new Database(file, { readonly: true })
  try {
    const exists = database.prepare<[string], number>('SELECT count(*) FROM sqlite_schema WHERE name = ?').pluck()
    const count = (name: string) => (exists.get(name) === 0 ? 0 : database.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get()) ?? 0
    return new Map(tables.map(({ name }) => [name, count(name)]))
  } finally {
    database.close()
  }
}
