import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import SqliteDatabase from 'better-sqlite3'
import { makeOwnersFile } from '../owners-file.ts'
import { documentSteps } from '../rows/document-steps.ts'
import { keyRange } from '../rows/key-range.ts'
import { newerThanKnown } from '../rows/newer-documents.ts'

/** Of the tables below: a file of any other is made anew. */
const format = 2

/** SQLite sees what is wrong with its pages, but not with what stands in them: each row has a checksum of all that is in it. */
const schema = `
  CREATE TABLE facts (one INTEGER PRIMARY KEY CHECK (one = 1), body TEXT NOT NULL, checksum INTEGER NOT NULL) STRICT;
  CREATE TABLE documents (
    kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, shape INTEGER NOT NULL, checksum INTEGER NOT NULL, PRIMARY KEY (kind, id)
  ) STRICT;
  CREATE TABLE blobs (key TEXT PRIMARY KEY, bytes BLOB NOT NULL, checksum INTEGER NOT NULL) STRICT;
  PRAGMA user_version = ${format};`

/** What a file knows, and of what. */
export interface KnownFacts {
  /** The database, as `databaseOf` names it. */
  readonly database: string
  /** What only that database's nodes know: one that has another is another, whatever its address is. */
  readonly secret: string
  /** Where its nodes hear that documents have changed. */
  readonly channel: string
  /** All that was committed up to this version is known. */
  readonly newest: number
  /** When that was looked at, in milliseconds since 1970. */
  readonly at: number
  /** How many nodes served deployed APIs then. */
  readonly serving: number
  /** What stood first under names, by them, in base64. */
  readonly firstBlobs: Readonly<Record<string, string>>
}

/** A document as a store keeps it. */
export interface KeptDocument {
  readonly kind: string
  readonly id: string
  readonly body: string
  readonly shape: number
}

/** Where a node keeps what it knows of its database. */
export function knownFileIn(folder: string): string {
  return join(folder, 'last-known.sqlite')
}

/** Makes the file where there is none that can be gone on with, for its owner alone. */
export function openToKeep(file: string): KnownFile {
  if (existsSync(file) && formatFault(file) !== undefined) removeKnown(file)
  makeOwnersFile(file)
  const database = new SqliteDatabase(file)
  database.pragma('journal_mode = WAL')
  // What a power cut takes is there anew at the next start.
  database.pragma('synchronous = NORMAL')
  database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
  if (database.pragma('user_version', { simple: true }) === 0) database.transaction(() => database.exec(schema)).immediate()
  return new KnownFile(database)
}

/** What is kept is of no use any more. */
export function removeKnown(file: string): void {
  for (const each of [file, `${file}-wal`, `${file}-shm`]) rmSync(each, { force: true })
}

/**
 * Opens what is kept to read it; answers why not in words where it cannot be gone by.
 * @param isExamined whether another process of this server has looked at all of it
 */
export function openToRead(file: string, isExamined: boolean): KnownFile | string {
  if (!existsSync(file)) return 'nothing is known of it here'
  const fault = formatFault(file) ?? (isExamined ? undefined : damageIn(file))
  return fault === undefined ? new KnownFile(new SqliteDatabase(file)) : `${file} ${fault}`
}

/** Whether it is the file itself that was at fault. */
export function isDamage(error: unknown): boolean {
  return error instanceof SqliteDatabase.SqliteError && (error.code.startsWith('SQLITE_CORRUPT') || error.code === 'SQLITE_NOTADB')
}

/** Why this program cannot read a file. */
function formatFault(file: string): string | undefined {
  return faultIn(file, (database) => {
    const found = database.pragma('user_version', { simple: true })
    if (found === 0) return 'holds nothing: it was never written, or is damaged'
    if (found !== format) return 'was written by another version of Fourbox'
    const kinds = database.prepare<[], { kind: string; newest: number }>('SELECT kind, max(shape) AS newest FROM documents GROUP BY kind').all()
    return kinds.some(({ kind, newest }) => newerThanKnown(kind, newest, documentSteps) !== undefined) ? 'was written by a newer Fourbox' : undefined
  })
}

/** What is wrong with the pages and the indexes of a file, or with what stands in them. */
function damageIn(file: string): string | undefined {
  return faultIn(file, (database) => {
    const found = database.prepare<[], string>('PRAGMA integrity_check(1)').pluck().get()
    if (found !== 'ok') return `is damaged (${found})`
    const row = changedRow(database)
    return row === undefined ? undefined : `is damaged (${row} is not as it was written)`
  })
}

/** The first row that is not what was written, in words. */
function changedRow(database: SqliteDatabase.Database): string | undefined {
  for (const { body, checksum } of database.prepare<[], { body: string } & Summed>('SELECT body, checksum FROM facts').iterate())
    if (checksum !== crc32(body)) return 'what it says of its database'
  for (const row of database.prepare<[], KeptDocument & Summed>('SELECT kind, id, body, shape, checksum FROM documents').iterate())
    if (row.checksum !== checksumOf(row)) return `a document of the kind ${JSON.stringify(row.kind)}`
  for (const { key, bytes, checksum } of database.prepare<[], { key: string; bytes: Uint8Array } & Summed>('SELECT key, bytes, checksum FROM blobs').iterate())
    if (checksum !== blobChecksum(key, bytes)) return 'the code of a function'
  return undefined
}

interface Summed {
  readonly checksum: number
}

function checksumOf({ kind, id, body, shape }: KeptDocument): number {
  return crc32(body, crc32(JSON.stringify([kind, id, shape])))
}

function blobChecksum(key: string, bytes: Uint8Array): number {
  return crc32(bytes, crc32(key))
}

function faultIn(file: string, look: (database: SqliteDatabase.Database) => string | undefined): string | undefined {
  const database = new SqliteDatabase(file)
  try {
    return look(database)
  } catch (error) {
    if (isDamage(error)) return `is damaged (${String(error)})`
    throw error
  } finally {
    database.close()
  }
}

/** Rows of documents and blobs, with what they are of. Readers see what was committed last, whatever is being written. */
export class KnownFile {
  readonly #database: SqliteDatabase.Database
  readonly #statements: ReturnType<typeof prepareAll>

  constructor(database: SqliteDatabase.Database) {
    this.#database = database
    this.#statements = prepareAll(database)
  }

  /** Undefined before anything was committed. */
  facts(): KnownFacts | undefined {
    const body = this.#statements.facts.get()
    return body === undefined ? undefined : JSON.parse(body)
  }

  get(kind: string, id: string): KeptDocument | undefined {
    return this.#statements.get.get(kind, id)
  }

  /** In the order of the ids; all where `limit` is -1. */
  list(kind: string, prefix: string, after: string, limit: number): readonly KeptDocument[] {
    return this.#statements.list.all(kind, ...keyRange(prefix), after, limit)
  }

  ids(kind: string, prefix: string): readonly string[] {
    return this.#statements.ids.all(kind, ...keyRange(prefix))
  }

  /** A row of `blobs`, as stores have them: a blob, or a piece of one. */
  blob(key: string): Uint8Array | undefined {
    return this.#statements.blob.get(key)
  }

  /** Of rows of `blobs`. */
  blobKeys(prefix: string): readonly string[] {
    return this.#statements.blobKeys.all(...keyRange(prefix))
  }

  putBlob(key: string, bytes: Uint8Array): void {
    this.#statements.putBlob.run(key, bytes, blobChecksum(key, bytes))
  }

  removeBlob(key: string): void {
    this.#statements.removeBlob.run(key)
  }

  begin(): void {
    this.rollBack()
    this.#database.exec('BEGIN IMMEDIATE')
  }

  commit(facts: KnownFacts): void {
    const body = JSON.stringify(facts)
    this.#statements.putFacts.run(body, crc32(body))
    this.#database.exec('COMMIT')
  }

  rollBack(): void {
    if (this.#database.inTransaction) this.#database.exec('ROLLBACK')
  }

  put(document: KeptDocument): void {
    const { kind, id, body, shape } = document
    this.#statements.put.run(kind, id, body, shape, checksumOf(document))
  }

  remove(kind: string, id: string): void {
    this.#statements.remove.run(kind, id)
  }

  removeAll(): void {
    this.#statements.removeAll.run()
  }

  close(): void {
    this.#database.close()
  }
}

function prepareAll(database: SqliteDatabase.Database) {
  return {
    facts: database.prepare<[], string>('SELECT body FROM facts').pluck(),
    putFacts: database.prepare<[string, number]>('INSERT OR REPLACE INTO facts (one, body, checksum) VALUES (1, ?, ?)'),
    get: database.prepare<[string, string], KeptDocument>('SELECT kind, id, body, shape FROM documents WHERE kind = ? AND id = ?'),
    list: database.prepare<[string, string, string, string, number], KeptDocument>(
      'SELECT kind, id, body, shape FROM documents WHERE kind = ? AND id >= ? AND id < ? AND id > ? ORDER BY id LIMIT ?',
    ),
    ids: database.prepare<[string, string, string], string>('SELECT id FROM documents WHERE kind = ? AND id >= ? AND id < ? ORDER BY id').pluck(),
    put: database.prepare<[string, string, string, number, number]>(
      'INSERT OR REPLACE INTO documents (kind, id, body, shape, checksum) VALUES (?, ?, ?, ?, ?)',
    ),
    remove: database.prepare<[string, string]>('DELETE FROM documents WHERE kind = ? AND id = ?'),
    removeAll: database.prepare<[]>('DELETE FROM documents'),
    blob: database.prepare<[string], Buffer>('SELECT bytes FROM blobs WHERE key = ?').pluck(),
    blobKeys: database.prepare<[string, string], string>('SELECT key FROM blobs WHERE key >= ? AND key < ? ORDER BY key').pluck(),
    putBlob: database.prepare<[string, Uint8Array, number]>('INSERT OR REPLACE INTO blobs (key, bytes, checksum) VALUES (?, ?, ?)'),
    removeBlob: database.prepare<[string]>('DELETE FROM blobs WHERE key = ?'),
  }
}
