import SqliteDatabase from 'better-sqlite3'
import type { FillOptions, Filled } from '../filled.ts'
import type { Kind } from '../kinds.ts'
import { documentKey } from '../rows/drafted-documents.ts'
import { type Counts, isEmpty } from '../rows/counts.ts'
import { type Table, tables } from '../rows/tables.ts'
import { countRows } from '../sqlite/count-rows.ts'
import { StoreNotEmpty } from '../store-not-empty.ts'
import type { Queries, Value } from './database.ts'
import { changesChannel } from './changes-channel.ts'
import { documentsLock, holdMetrics } from './locks.ts'
import { openPool } from './pool.ts'
import { prepareDatabase } from './prepare-database.ts'
import { writeDocuments } from './write-documents.ts'

/** One statement carries about so much. */
const mostRows = 1000
const mostCharacters = 4 * 1024 * 1024

/**
 * Writes all rows of a file into a database as one transaction, in the place of those that it holds. Nodes that use it hear of
 * documents that have changed or gone.
 */
export async function fillDatabase(address: string, copy: string, { replace }: FillOptions): Promise<Filled> {
  const database = openPool(address, { durability: 'full' })
  const file = new SqliteDatabase(copy, { readonly: true })
  try {
    await prepareDatabase(database)
    const wanted = countRows(copy)
    return await database.transaction(async (queries) => {
      await holdMetrics(queries)
      await queries.query('SELECT value FROM log_sequence FOR UPDATE')
      const there = await countAll(queries)
      if (!replace && !isEmpty(there)) throw new StoreNotEmpty(database.place, there)
      const channel = await channelOf(queries)
      await empty(queries, channel)
      for (const table of tables) await fillTable(queries, file, table)
      await goOnBehind(queries, file)
      const copied = await countAll(queries)
      const lacking = tables.find(({ name }) => copied.get(name) !== wanted.get(name))
      if (lacking) throw new Error(`${copied.get(lacking.name)} of ${wanted.get(lacking.name)} ${lacking.called[1]} were written`)
      await queries.query('SELECT pg_notify($1, (SELECT last_value::text FROM document_versions))', [channel])
      return { copied }
    }, documentsLock)
  } finally {
    file.close()
    await database.close()
  }
}

async function channelOf(queries: Queries): Promise<string> {
  const [row] = await queries.query<{ channel: string }>(`SELECT ${changesChannel} AS channel`)
  if (!row) throw new Error('The database answers no name of a channel')
  return row.channel
}

async function countAll(queries: Queries): Promise<Counts> {
  const counts = new Map<string, number>()
  for (const { name } of tables) counts.set(name, (await queries.query<{ count: number }>(`SELECT count(*) AS count FROM ${name}`))[0]?.count ?? 0)
  return counts
}

async function empty(queries: Queries, channel: string): Promise<void> {
  for (const { kind } of await queries.query<{ kind: Kind }>('SELECT DISTINCT kind FROM documents')) {
    const ids = await queries.query<{ id: string }>('SELECT id FROM documents WHERE kind = $1', [kind])
    const documents = new Map(ids.map(({ id }) => [documentKey(kind, id), { kind, id, content: 'none' } as const]))
    await writeDocuments(queries.query, { documents, channel })
  }
  for (const { name } of tables) await queries.query(`DELETE FROM ${name}`)
}

async function fillTable(queries: Queries, file: SqliteDatabase.Database, table: Table): Promise<void> {
  // A database gives documents versions of its own, which its nodes have never seen.
  const columns = table.columns.filter(({ name }) => name !== 'version')
  const names = columns.map(({ name }) => name).join(', ')
  const given = columns.map(({ type }, index) => `$${index + 1}::${type === 'bytea' ? 'text' : type}[]`).join(', ')
  const taken = columns.map(({ name, type }) => (type === 'bytea' ? `decode(${name}, 'hex')` : name)).join(', ')
  const insert = `INSERT INTO ${table.name} (${names}) SELECT ${taken} FROM unnest(${given}) AS given (${names})`
  for (const rows of batchesOf(file.prepare<[], readonly unknown[]>(`SELECT ${names} FROM ${table.name}`).raw().iterate())) {
    await queries.query(
      insert,
      columns.map((_, index) => column(rows, index)),
    )
  }
}

/** The values of one column: all of them numbers, or all texts. */
function column(rows: readonly (readonly unknown[])[], index: number): Value {
  const values = rows.map((row) => row[index])
  return values.every((value) => typeof value === 'number') ? values : values.map((value) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value)))
}

function* batchesOf(rows: Iterable<readonly unknown[]>): Generator<readonly (readonly unknown[])[]> {
  let batch: (readonly unknown[])[] = []
  let characters = 0
  for (const row of rows) {
    batch.push(row)
    for (const value of row) if (typeof value === 'string' || Buffer.isBuffer(value)) characters += value.length
    if (batch.length < mostRows && characters < mostCharacters) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}

/** What is written later goes on behind the newest that there ever was on either side. */
async function goOnBehind(queries: Queries, file: SqliteDatabase.Database): Promise<void> {
  const newest = file.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'log_chunks'").pluck().get() ?? 0
  await queries.query('UPDATE log_sequence SET value = greatest(value, $1)', [newest])
  await queries.query("SELECT setval(pg_get_serial_sequence('metric_series', 'id'), (SELECT greatest(max(id), 1) FROM metric_series))")
}
