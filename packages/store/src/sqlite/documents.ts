import type { Database } from 'better-sqlite3'
import type { Kind, Kinds } from '../kinds.ts'
import type { ChangeListener, Page, Reads, Slice } from '../store.ts'
import { BrokenDocuments } from '../rows/broken-documents.ts'
import { DocumentCache } from '../rows/document-cache.ts'
import { shapeOf } from '../rows/document-steps.ts'
import { documentWrites } from '../rows/document-writes.ts'
import { type DraftedDocument, DraftedDocuments, documentKey } from '../rows/drafted-documents.ts'
import { type AskedWrite, GroupCommit } from './group-commit.ts'
import { keyRange } from '../rows/key-range.ts'
import type { OpenDocuments } from '../rows/open-documents.ts'
import type { Turns } from './turns.ts'

/** A row as it was written; a deleted one, and one that was written as text, has nothing to be kept in memory. */
interface WrittenRow {
  readonly kind: Kind
  readonly id: string
  readonly hasGone: boolean
  readonly cached?: { readonly version: number; readonly entity: unknown; readonly size: number }
}

/** Documents as JSON text, one a row. A write gives the row a version that was never used before. */
export function openDocuments(database: Database, turns: Turns, report: (line: string) => void): OpenDocuments {
  const selectVersion = database.prepare<[string, string], number>('SELECT version FROM documents WHERE kind = ? AND id = ?').pluck()
  const selectBody = database.prepare<[number], string>('SELECT body FROM documents WHERE version = ?').pluck()
  const selectRange = database.prepare<[string, string, string, string, number], { id: string; version: number }>(
    'SELECT id, version FROM documents WHERE kind = ? AND id >= ? AND id < ? AND id > ? ORDER BY id LIMIT ?',
  )
  const replaceRow = database.prepare<[string, string, string, number]>('INSERT OR REPLACE INTO documents (kind, id, body, shape) VALUES (?, ?, ?, ?)')
  const deleteRow = database.prepare<[string, string]>('DELETE FROM documents WHERE kind = ? AND id = ?')
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const rollback = database.prepare('ROLLBACK')

  const cache = new DocumentCache()
  const listeners = new Set<ChangeListener>()
  const broken = new BrokenDocuments(report)

  function read<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const version = selectVersion.get(kind, id)
    return version === undefined ? undefined : readVersion(kind, id, version)
  }

  function readVersion<K extends Kind>(kind: K, id: string, version: number): Kinds[K] | undefined {
    const cached = cache.get(documentKey(kind, id), version)
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seam between rows and types: nothing but a Kinds[K] is ever written under kind K
    if (cached) return cached.value as Kinds[K]
    const body = selectBody.get(version)
    // Another process replaced it between the two statements: what stands now has another version.
    if (body === undefined) return read(kind, id)
    const entity: Kinds[K] = JSON.parse(body)
    cache.set(documentKey(kind, id), version, entity, body.length)
    return entity
  }

  function list<K extends Kind>(kind: K, { prefix = '', after = '', limit }: Page): Slice<Kinds[K]> {
    const rows = selectRange.all(kind, ...keyRange(prefix), after, limit === undefined ? -1 : limit + 1)
    const shown = limit === undefined ? rows : rows.slice(0, limit)
    const items = shown.map(({ id, version }) => broken.leaveOut(kind, id, version, () => readVersion(kind, id, version))).filter((item) => item !== undefined)
    const last = shown.at(-1)
    return rows.length > shown.length && last ? { items, next: last.id } : { items }
  }

  const ids = (kind: Kind, prefix: string) => selectRange.all(kind, ...keyRange(prefix), '', -1).map(({ id }) => id)
  const stored: Reads = { get: read, has: (kind, id) => selectVersion.get(kind, id) !== undefined, ids }

  /** Some writes as one transaction. Their acknowledgements follow on what the cache and the listeners learn, once all is on disk. */
  function transact(group: readonly AskedWrite<DraftedDocuments>[]): readonly (() => void)[] {
    begin.run()
    try {
      const draft = new DraftedDocuments(stored)
      const acknowledgements = group.map((write) => write.run(draft))
      const written = [...draft.documents.values()].map(writeRow)
      commit.run()
      return [() => announce(written), ...acknowledgements]
    } catch (error) {
      if (database.inTransaction) rollback.run()
      throw error
    }
  }

  function announce(written: readonly WrittenRow[]): void {
    for (const each of written) remember(each)
    for (const { kind, id, hasGone } of written) for (const listener of listeners) listener(kind, id, hasGone)
  }

  function writeRow({ kind, id, content }: DraftedDocument): WrittenRow {
    if (content === 'none') {
      deleteRow.run(kind, id)
      return { kind, id, hasGone: true }
    }
    if ('text' in content) {
      replaceRow.run(kind, id, content.text, shapeOf(kind))
      return { kind, id, hasGone: false }
    }
    const body = JSON.stringify(content.entity)
    const { lastInsertRowid } = replaceRow.run(kind, id, body, shapeOf(kind))
    return { kind, id, hasGone: false, cached: { version: Number(lastInsertRowid), entity: content.entity, size: body.length } }
  }

  function remember({ kind, id, cached }: WrittenRow): void {
    const key = documentKey(kind, id)
    if (cached) cache.set(key, cached.version, cached.entity, cached.size)
    else cache.delete(key)
  }

  const group = new GroupCommit(turns, transact)

  return {
    get: (kind, id) => turns.read(() => read(kind, id)),
    list: <K extends Kind>(kind: K, page: Page = {}) => turns.read(() => list(kind, page)),
    ids: (kind, prefix = '') => turns.read(() => ids(kind, prefix)),
    ...documentWrites((work) => group.write((draft) => draft.separately(work))),
    acknowledged: async () => undefined,
    settled: () => group.settled(),
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
