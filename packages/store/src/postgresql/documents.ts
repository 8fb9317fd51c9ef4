import type { Kind, Kinds } from '../kinds.ts'
import { BrokenDocuments } from '../rows/broken-documents.ts'
import { DocumentCache } from '../rows/document-cache.ts'
import { shapeOf } from '../rows/document-steps.ts'
import { documentWrites } from '../rows/document-writes.ts'
import { type DraftedDocument, DraftedDocuments, documentKey } from '../rows/drafted-documents.ts'
import { keyRange } from '../rows/key-range.ts'
import type { OpenDocuments } from '../rows/open-documents.ts'
import type { Page, Slice } from '../store.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Database, Queries } from './database.ts'
import { deleteDocuments, tellingOfChanges, type VersionRow } from './document-statements.ts'
import { type ReadSource, withReads } from './further-reads.ts'
import { documentsLock } from './locks.ts'

/** How many documents are fetched at once: an API may have some megabytes. */
const fetchedAtOnce = 32

/** A row as it was written; a deleted one, and one that was written as text, has nothing to be kept in memory. */
interface WrittenRow {
  readonly kind: Kind
  readonly id: string
  readonly version: number
  readonly cached?: { readonly entity: unknown; readonly size: number }
}

/** One of a list; without an entity as long as that is not at hand, or when it cannot be read. */
interface Item<K extends Kind> extends VersionRow {
  entity?: Kinds[K]
}

const select = 'SELECT version, CASE WHEN version = $3 THEN NULL ELSE body END AS body FROM documents WHERE kind = $1 AND id = $2'
const selectRange = 'SELECT id, version FROM documents WHERE kind = $1 AND id >= $2 AND id < $3 AND id > $4 ORDER BY id LIMIT $5'
const putRow = tellingOfChanges(`INSERT INTO documents (kind, id, body, shape) VALUES ($1, $2, $3, $4)
  ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, shape = excluded.shape, version = excluded.version RETURNING id, version`)

/** Documents as JSON text, one a row. A write gives the row a version that was never used before, in the order of commits. */
export function openDocuments(database: Database, feed: ChangeFeed, report: (line: string) => void): OpenDocuments {
  const cache = new DocumentCache()
  const broken = new BrokenDocuments(report)
  /** One write at a time asks for the lock of all nodes: those that wait for it hold no connection. */
  let last: Promise<unknown> = Promise.resolve()
  const reading: Queries['query'] = (text, values) => database.read(text, values)

  async function read<K extends Kind>(query: Queries['query'], kind: K, id: string): Promise<Kinds[K] | undefined> {
    const cached = cache.newest(documentKey(kind, id))
    const [row] = await query<{ version: number; body: string | null }>(select, [kind, id, cached?.version ?? -1])
    if (!row) return undefined
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seam between rows and types: nothing but a Kinds[K] is ever written under kind K
    return row.body === null ? (cached?.value as Kinds[K]) : parsed(kind, id, row.version, row.body)
  }

  function parsed<K extends Kind>(kind: K, id: string, version: number, body: string): Kinds[K] {
    const entity: Kinds[K] = JSON.parse(body)
    cache.set(documentKey(kind, id), version, entity, body.length)
    return entity
  }

  /** As everything stands at one moment: only what is at hand needs no second question. */
  async function list<K extends Kind>(kind: K, page: Page): Promise<Slice<Kinds[K]>> {
    const { items, missing, next } = await look(reading, kind, page)
    if (missing.length === 0) return sliceOf(items, next)
    return database.snapshot(async ({ query }) => {
      const looked = await look(query, kind, page)
      await fetchAll(query, kind, looked.missing)
      return sliceOf(looked.items, looked.next)
    })
  }

  /** What a list holds, in its order, with the places that are to be filled. */
  async function look<K extends Kind>(query: Queries['query'], kind: K, { prefix = '', after = '', limit }: Page) {
    const rows = await query<VersionRow>(selectRange, [kind, ...keyRange(prefix), after, limit === undefined ? null : limit + 1])
    const shown = limit === undefined ? rows : rows.slice(0, limit)
    const items = shown.map(({ id, version }): Item<K> => {
      const kept = cache.get(documentKey(kind, id), version)
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as in `read`
      return { id, version, ...(kept && { entity: kept.value as Kinds[K] }) }
    })
    const next = rows.length > shown.length ? shown.at(-1)?.id : undefined
    return { items, missing: items.filter(({ entity }) => entity === undefined), next }
  }

  async function fetchAll<K extends Kind>(query: Queries['query'], kind: K, missing: readonly Item<K>[]): Promise<void> {
    for (let start = 0; start < missing.length; start += fetchedAtOnce) {
      const asked = new Map(missing.slice(start, start + fetchedAtOnce).map((item) => [item.version, item]))
      const rows = await query<{ version: number; body: string }>('SELECT version, body FROM documents WHERE version = ANY($1::bigint[])', [[...asked.keys()]])
      for (const { version, body } of rows) {
        const item = asked.get(version)
        const entity = item && broken.leaveOut(kind, item.id, version, () => parsed(kind, item.id, version, body))
        if (item && entity !== undefined) item.entity = entity
      }
    }
  }

  async function idsOf(query: Queries['query'], kind: Kind, prefix: string): Promise<readonly string[]> {
    return (await query<VersionRow>(selectRange, [kind, ...keyRange(prefix), '', null])).map(({ id }) => id)
  }

  /** Does a write in a draft, and writes what that became as one transaction; the cache and the listeners learn of it once it is committed. */
  function atomically<T>(work: (draft: DraftedDocuments) => T): Promise<T> {
    const turn = last.then(() => transact(work))
    last = turn.catch(() => undefined)
    return turn
  }

  async function transact<T>(work: (draft: DraftedDocuments) => T): Promise<T> {
    let written: readonly WrittenRow[] = []
    try {
      const answer = await database.transaction(async (queries) => {
        feed.forget(written)
        const done = await withReads(sourceOf(queries), (reads) => {
          const draft = new DraftedDocuments(reads)
          return { answer: work(draft), drafted: [...draft.documents.values()] }
        })
        written = await writeRows(queries, done.drafted)
        feed.expect(written)
        return done.answer
      }, documentsLock)
      announce(written)
      return answer
    } catch (error) {
      // Listeners look for themselves what became of it.
      if (error instanceof StoreUnavailable && error.reason === 'unconfirmed') announce(written.map(({ kind, id, version }) => ({ kind, id, version })))
      else feed.forget(written)
      throw error
    }
  }

  function sourceOf({ query }: Queries): ReadSource {
    return {
      get: (kind, id) => read(query, kind, id),
      has: async (kind, id) => (await query('SELECT version FROM documents WHERE kind = $1 AND id = $2', [kind, id])).length > 0,
      ids: (kind, prefix) => idsOf(query, kind, prefix),
    }
  }

  async function writeRows(queries: Queries, drafted: readonly DraftedDocument[]): Promise<readonly WrittenRow[]> {
    const written: WrittenRow[] = []
    for (const { kind, id, content } of drafted) {
      if (content === 'none') continue
      const body = 'text' in content ? content.text : JSON.stringify(content.entity)
      const [row] = await queries.query<VersionRow>(putRow, [kind, id, body, shapeOf(kind)])
      if (row) written.push({ kind, id, version: row.version, ...('entity' in content && { cached: { entity: content.entity, size: body.length } }) })
    }
    const gone = drafted.filter(({ content }) => content === 'none')
    for (const [kind, ofKind] of Map.groupBy(gone, (each) => each.kind)) {
      const rows = await deleteDocuments(
        queries,
        kind,
        ofKind.map(({ id }) => id),
      )
      written.push(...rows.map(({ id, version }) => ({ kind, id, version })))
    }
    return written
  }

  function announce(written: readonly WrittenRow[]): void {
    for (const { kind, id, version, cached } of written) {
      if (cached) cache.set(documentKey(kind, id), version, cached.entity, cached.size)
      else cache.delete(documentKey(kind, id))
    }
    feed.tellOfOwn(written)
  }

  return {
    get: (kind, id) => read(reading, kind, id),
    list: <K extends Kind>(kind: K, page: Page = {}) => list(kind, page),
    ids: (kind, prefix = '') => idsOf(reading, kind, prefix),
    ...documentWrites(atomically),
    acknowledged: () => feed.acknowledged(),
    settled: async () => void (await last),
    onChange: (listener) => feed.onChange(listener),
  }
}

function sliceOf<K extends Kind>(items: readonly Item<K>[], next: string | undefined): Slice<Kinds[K]> {
  const readable = items.map(({ entity }) => entity).filter((entity) => entity !== undefined)
  return next === undefined ? { items: readable } : { items: readable, next }
}
