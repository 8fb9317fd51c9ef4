import { closeSync, copyFileSync, existsSync, linkSync, openSync, readSync, renameSync, rmSync, statSync, truncateSync } from 'node:fs'
import Database from 'better-sqlite3'
import { DamagedStore } from '../damaged-store.ts'
import { makeOwnersFile } from '../owners-file.ts'
import { migrate, migrations } from './migrations.ts'

/** Each table with its key, under which a row is read by itself, and the words for a row that is lost. */
const tables = [
  { name: 'documents', key: 'version', called: "kind || ' ' || id", lost: 'documents' },
  { name: 'counters', key: 'key', called: 'key', lost: 'counters' },
  { name: 'blobs', key: 'key', called: 'key', lost: 'files of functions' },
  { name: 'log_chunks', key: 'last_sequence', called: "''", lost: 'pieces of logs' },
  { name: 'metric_series', key: 'id', called: "''", lost: 'methods with figures of their calls' },
  { name: 'metric_points', key: 'id', called: "''", lost: 'figures of calls' },
] as const

type Table = (typeof tables)[number]

/**
 * Copies every row of a damaged file that can be read into a new one, which takes its place. The damaged one stays beside
 * it. Answers lines for the owner: what was damaged, what is lost, where the rest is.
 * @throws DamagedStore when not even the list of its tables can be read.
 */
export function salvage(file: string, fault: string): readonly string[] {
  const kept = `${file}.damaged-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`
  const fresh = `${file}.salvaged`
  rmSync(fresh, { force: true })
  const losses = copyAll(padded(file), fresh)
  rmSync(paddedName(file), { force: true })
  swap(file, fresh, kept)
  return [`${file} is damaged (${fault.split('\n', 1)[0]}). What could be read is served; the damaged file is kept as ${kept}.`, ...losses]
}

/** The file, or where its end is missing a copy with emptiness there: SQLite reads no page at all of a file that is too short. */
function padded(file: string): string {
  const head = Buffer.alloc(32)
  const handle = openSync(file, 'r')
  readSync(handle, head, 0, head.length, 0)
  closeSync(handle)
  // A page of 65,536 bytes is written as 1, and the number of pages stands behind it.
  const bytes = (head.readUInt16BE(16) === 1 ? 65_536 : head.readUInt16BE(16)) * head.readUInt32BE(28)
  if (statSync(file).size >= bytes) return file
  const copy = paddedName(file)
  copyFileSync(file, copy)
  truncateSync(copy, bytes)
  return copy
}

function paddedName(file: string): string {
  return `${file}.padded`
}

function copyAll(file: string, fresh: string): readonly string[] {
  const from = new Database(file, { timeout: 0 })
  makeOwnersFile(fresh)
  const to = new Database(fresh)
  try {
    to.pragma('auto_vacuum = INCREMENTAL')
    migrate(to, migrations.slice(0, Number(from.pragma('user_version', { simple: true }))))
    return to.transaction(() => tables.filter(({ name }) => has(to, name)).flatMap((table) => copyTable(from, to, table)))()
  } catch (error) {
    throw error instanceof Database.SqliteError ? new DamagedStore(file, `it is damaged (${error.message})`) : error
  } finally {
    from.close()
    to.close()
  }
}

function has(database: Database.Database, table: string): boolean {
  return database.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined
}

function copyTable(from: Database.Database, to: Database.Database, { name, key, called, lost }: Table): readonly string[] {
  // Later schemas have more of them.
  const columns = to.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(name).join(', ')
  const read = from.prepare(`SELECT ${columns} FROM ${name} WHERE ${key} = ?`).raw()
  const write = to.prepare(`INSERT OR REPLACE INTO ${name} (${columns}) VALUES (${columns.replaceAll(/\w+/g, '?')})`)
  const losses: string[] = []
  for (const [id, text] of keysOf(from, name, key, called)) {
    try {
      const row: unknown = read.get(id)
      if (Array.isArray(row)) write.run(...row)
    } catch {
      losses.push(text)
    }
  }
  if (losses.length === 0) return []
  const names = losses.filter((text) => text !== '').slice(0, 20)
  return [`Lost are ${losses.length} ${lost}${names.length > 0 ? `: ${names.join(', ')}` : ''}.`]
}

/** The keys that can be reached: from either end of the table, and through its indexes, since each may be cut off elsewhere. */
function keysOf(database: Database.Database, table: string, key: string, called: string): ReadonlyMap<string | number, string> {
  const found = new Map<string | number, string>()
  for (const order of ['', `NOT INDEXED ORDER BY ${key}`, `NOT INDEXED ORDER BY ${key} DESC`]) {
    try {
      for (const { id, text } of database
        .prepare<[], { id: string | number; text: string }>(`SELECT ${key} AS id, ${called} AS text FROM ${table} ${order}`)
        .iterate())
        found.set(id, text)
    } catch {
      // Here it is cut off; the next way begins elsewhere.
    }
  }
  return found
}

/** The log of the damaged file goes with it: it must never be taken for the new one's. */
function swap(file: string, fresh: string, kept: string): void {
  linkSync(file, kept)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${kept}-wal`)
  rmSync(`${file}-shm`, { force: true })
  renameSync(fresh, file)
}
