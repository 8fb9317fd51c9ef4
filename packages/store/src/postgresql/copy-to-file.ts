import SqliteDatabase from 'better-sqlite3'
import { makeOwnersFile } from '../owners-file.ts'
import { columnList, type Table, tables } from '../rows/tables.ts'
import { type AccompanyingFiles, addAccompanyingFiles } from '../sqlite/copy.ts'
import { migrate } from '../sqlite/migrations.ts'
import type { Database, Queries } from './database.ts'

type Row = Readonly<Record<string, string | number | Uint8Array | null>>

/** Writes all that a database holds at one moment into a new file, which is an embedded store, with what belongs to it. */
export async function copyToFile(database: Database, copy: string, files: AccompanyingFiles): Promise<void> {
  makeOwnersFile(copy)
  const file = new SqliteDatabase(copy)
  try {
    file.pragma('auto_vacuum = INCREMENTAL')
    migrate(file)
    await database.snapshot(async (queries) => {
      for (const table of tables) {
        file.prepare(`DELETE FROM ${table.name}`).run()
        await copyTable(queries, file, table)
      }
      const [{ newest } = { newest: 0 }] = await queries.query<{ newest: number }>('SELECT value AS newest FROM log_sequence')
      keepSequence(file, newest)
    })
  } finally {
    file.close()
  }
  addAccompanyingFiles(copy, files)
}

async function copyTable(queries: Queries, file: SqliteDatabase.Database, table: Table): Promise<void> {
  const insert = file.prepare<[Row]>(`INSERT INTO ${table.name} (${columnList(table)}) VALUES (${table.columns.map(({ name }) => `$${name}`).join(', ')})`)
  const insertAll = file.transaction((rows: readonly Row[]) => {
    for (const row of rows) insert.run(row)
  })
  await queries.query(`DECLARE copied_rows CURSOR FOR SELECT ${columnList(table)} FROM ${table.name}`)
  for (;;) {
    const rows = await queries.query<Row>(`FETCH ${table.readAtOnce} FROM copied_rows`)
    if (rows.length === 0) break
    insertAll(rows)
  }
  await queries.query('CLOSE copied_rows')
}

/** Events that come later go on from the newest that there ever was, not from the newest that is left. */
function keepSequence(file: SqliteDatabase.Database, newest: number): void {
  const { changes } = file.prepare<[number]>("UPDATE sqlite_sequence SET seq = ? WHERE name = 'log_chunks'").run(newest)
  if (changes === 0) file.prepare<[number]>("INSERT INTO sqlite_sequence (name, seq) VALUES ('log_chunks', ?)").run(newest)
}
