import type { Database } from 'better-sqlite3'
import type { Kind, Kinds } from '../kinds.ts'
import { type ChangeListener, EntityExists, NoSuchEntity, type Page, type Slice, type StoredDocuments, type Write } from '../store.ts'
import { DocumentCache } from './document-cache.ts'
import { shapeOf } from './document-steps.ts'
import { keyRange } from './key-range.ts'
import type { Turns } from './turns.ts'

/** Characters of JSON whose parsed values are kept: half a dozen APIs of the largest size, or hundreds of usual ones. */
const cachedCharacters = 32 * 1024 * 1024

/** A row that a transaction wrote; a deleted one, and one that was written as text, has no content. */
interface Change {
  readonly kind: Kind
  readonly id: string
  readonly content?: { readonly version: number; readonly entity: unknown; readonly size: number }
}

/** Documents as JSON text, one a row. A write gives the row a version that was never used before. */
export function openDocuments(database: Database, turns: Turns, report: (line: string) => void): StoredDocuments {
  const selectVersion = database.prepare<[string, string], number>('SELECT version FROM documents WHERE kind = ? AND id = ?').pluck()
  const selectBody = database.prepare<[number], string>('SELECT body FROM documents WHERE version = ?').pluck()
  const selectRange = database.prepare<[string, string, string, string, number], { id: string; version: number }>(
    'SELECT id, version FROM documents WHERE kind = ? AND id >= ? AND id < ? AND id > ? ORDER BY id LIMIT ?',
  )
  const insertRow = database.prepare<[string, string, string, number]>(
    'INSERT INTO documents (kind, id, body, shape) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const replaceRow = database.prepare<[string, string, string, number]>('INSERT OR REPLACE INTO documents (kind, id, body, shape) VALUES (?, ?, ?, ?)')
  const deleteRow = database.prepare<[string, string]>('DELETE FROM documents WHERE kind = ? AND id = ?')
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')

  const cache = new DocumentCache(cachedCharacters)
  const listeners = new Set<ChangeListener>()
  /** Versions that cannot be read and were told of. */
  const told = new Set<number>()

  function read<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const version = selectVersion.get(kind, id)
    return version === undefined ? undefined : readVersion(kind, id, version)
  }

  function readVersion<K extends Kind>(kind: K, id: string, version: number): Kinds[K] | undefined {
    const cached = cache.get(cacheKey(kind, id), version)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seam between rows and types: nothing but a Kinds[K] is ever written under kind K
    if (cached) return cached.value as Kinds[K]
    const body = selectBody.get(version)
    // Another process replaced it between the two statements: what stands now has another version.
    if (body === undefined) return read(kind, id)
    const entity: Kinds[K] = JSON.parse(body)
    cache.set(cacheKey(kind, id), version, entity, body.length)
    return entity
  }

  function list<K extends Kind>(kind: K, { prefix = '', after = '', limit }: Page): Slice<Kinds[K]> {
    const rows = selectRange.all(kind, ...keyRange(prefix), after, limit === undefined ? -1 : limit + 1)
    const shown = limit === undefined ? rows : rows.slice(0, limit)
    const items = shown.map(({ id, version }) => readable(kind, id, version)).filter((item) => item !== undefined)
    const last = shown.at(-1)
    return rows.length > shown.length && last ? { items, next: last.id } : { items }
  }

  /** One document that cannot be read takes no list with it. */
  function readable<K extends Kind>(kind: K, id: string, version: number): Kinds[K] | undefined {
    try {
      return readVersion(kind, id, version)
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
      if (!told.has(version)) report(`${brokenDocument(kind, id, error.message)} It is left out of lists.`)
      told.add(version)
      return undefined
    }
  }

  /** Runs writes as one transaction; the cache and the listeners learn of them once they are on disk. */
  function atomically<T>(work: (changes: Change[]) => T): Promise<T> {
    return turns.write(() => transact(work))
  }

  function transact<T>(work: (changes: Change[]) => T): T {
    const changes: Change[] = []
    begin.run()
    try {
      const result = work(changes)
      commit.run()
      remember(changes)
      return result
    } catch (error) {
      if (database.inTransaction) rollback.run()
      // Versions that were rolled back will be given again, to other contents.
      for (const { kind, id } of changes) cache.delete(cacheKey(kind, id))
      throw error
    }
  }

  function remember(changes: readonly Change[]): void {
    for (const { kind, id, content } of changes) {
      if (content) cache.set(cacheKey(kind, id), content.version, content.entity, content.size)
      else cache.delete(cacheKey(kind, id))
    }
    for (const { kind, id } of changes) for (const listener of listeners) listener(kind, id)
  }

  function put<K extends Kind>(changes: Change[], row: typeof insertRow, kind: K, id: string, entity: Kinds[K]): void {
    const body = JSON.stringify(entity)
    const result = row.run(kind, id, body, shapeOf(kind))
    if (result.changes === 0) throw new EntityExists(kind, id)
    changes.push({ kind, id, content: { version: Number(result.lastInsertRowid), entity, size: body.length } })
  }

  function putText(changes: Change[], kind: Kind, id: string, text: string): void {
    if (insertRow.run(kind, id, text, shapeOf(kind)).changes === 0) throw new EntityExists(kind, id)
    changes.push({ kind, id })
  }

  function update<K extends Kind>(changes: Change[], kind: K, id: string, change: (current: Kinds[K]) => Kinds[K]): Kinds[K] {
    const current = read(kind, id)
    if (current === undefined) throw new NoSuchEntity(kind, id)
    const next = change(current)
    if (next !== current) put(changes, replaceRow, kind, id, next)
    return next
  }

  function upsert<K extends Kind>(changes: Change[], kind: K, id: string, change: (current: Kinds[K] | undefined) => Kinds[K]): void {
    const current = read(kind, id)
    const next = change(current)
    if (next !== current) put(changes, replaceRow, kind, id, next)
  }

  /** Whether there was one. */
  function remove(changes: Change[], kind: Kind, id: string): boolean {
    const existed = deleteRow.run(kind, id).changes > 0
    if (existed) changes.push({ kind, id })
    return existed
  }

  function write<K extends Kind>(changes: Change[], write: Write<K>): void {
    if (write.op === 'insert') put(changes, insertRow, write.kind, write.id, write.entity)
    else if (write.op === 'put') put(changes, replaceRow, write.kind, write.id, write.entity)
    else if (write.op === 'update') update(changes, write.kind, write.id, write.change)
    else if (write.op === 'upsert') upsert(changes, write.kind, write.id, write.change)
    else if (write.op === 'delete') remove(changes, write.kind, write.id)
    else for (const { id } of selectRange.all(write.kind, ...keyRange(write.prefix), '', -1)) remove(changes, write.kind, id)
  }

  const ids = (kind: Kind, prefix: string) => selectRange.all(kind, ...keyRange(prefix), '', -1).map(({ id }) => id)

  return {
    get: (kind, id) => turns.read(() => read(kind, id)),
    list: <K extends Kind>(kind: K, page: Page = {}) => turns.read(() => list(kind, page)),
    ids: (kind, prefix = '') => turns.read(() => ids(kind, prefix)),
    insert: (kind, id, entity) => atomically((changes) => put(changes, insertRow, kind, id, entity)),
    insertText: (kind, id, text) => atomically((changes) => putText(changes, kind, id, text)),
    update: (kind, id, change) => atomically((changes) => update(changes, kind, id, change)),
    delete: (kind, id) => atomically((changes) => remove(changes, kind, id)),
    commit: (writes) => atomically((changes) => writes.forEach((each) => write(changes, each))),
    commitWith: (writes, further) =>
      atomically((changes) => {
        for (const each of writes) write(changes, each)
        for (const each of further({ get: read, ids })) write(changes, each)
      }),
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** No kind holds a blank. */
function cacheKey(kind: Kind, id: string): string {
  return `${kind} ${id}`
}

/** The owner's line for a document that cannot be read. */
function brokenDocument(kind: string, id: string, why: string): string {
  return `The document ${kind} ${JSON.stringify(id)} cannot be read: ${why}.`
}
