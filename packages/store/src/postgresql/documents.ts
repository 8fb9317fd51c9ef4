import type { Kind, Kinds } from '../kinds.ts'
import { BrokenDocuments } from '../rows/broken-documents.ts'
import { DocumentCache } from '../rows/document-cache.ts'
import { documentWrites } from '../rows/document-writes.ts'
import { documentKey } from '../rows/drafted-documents.ts'
import { keyRange } from '../rows/key-range.ts'
import type { OpenDocuments } from '../rows/open-documents.ts'
import type { Page, Slice } from '../store.ts'
import type { ChangeFeed } from './change-feed.ts'
import type { Database, Queries } from './database.ts'
import { DocumentWriter } from './document-writer.ts'
import type { ReadSource } from './further-reads.ts'

/** How many documents are fetched at once: an API may have some megabytes. */
const fetchedAtOnce = 32

/** A document that stands in a version. */
interface VersionRow {
  readonly id: string
  readonly version: number
}

/** One of a list; without an entity as long as that is not at hand, or when it cannot be read. */
interface Item<K extends Kind> extends VersionRow {
  entity?: Kinds[K]
}

interface Surroundings {
  readonly feed: ChangeFeed
  /** Where nodes hear that documents have changed. */
  readonly channel: string
  readonly report: (line: string) => void
}

const select = 'SELECT version, CASE WHEN version = $3 THEN NULL ELSE body END AS body FROM documents WHERE kind = $1 AND id = $2'
const selectRange = 'SELECT id, version FROM documents WHERE kind = $1 AND id >= $2 AND id < $3 AND id > $4 ORDER BY id LIMIT $5'

/** Documents as JSON text, one a row. A write gives the row a version that was never used before, in the order of commits. */
export function openDocuments(database: Database, { feed, channel, report }: Surroundings): OpenDocuments {
  const cache = new DocumentCache()
  const broken = new BrokenDocuments(report)
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

  function sourceOf({ query }: Queries): ReadSource {
    return {
      get: (kind, id) => read(query, kind, id),
      has: async (kind, id) => (await query('SELECT version FROM documents WHERE kind = $1 AND id = $2', [kind, id])).length > 0,
      ids: (kind, prefix) => idsOf(query, kind, prefix),
    }
  }

  const writer = new DocumentWriter({ database, feed, cache, channel, sourceOf })
  return {
    get: (kind, id) => read(reading, kind, id),
    list: <K extends Kind>(kind: K, page: Page = {}) => list(kind, page),
    ids: (kind, prefix = '') => idsOf(reading, kind, prefix),
    ...documentWrites(writer.atomically),
    acknowledged: () => feed.acknowledged(),
    settled: () => writer.settled(),
    onChange: (listener) => feed.onChange(listener),
  }
}

function sliceOf<K extends Kind>(items: readonly Item<K>[], next: string | undefined): Slice<Kinds[K]> {
  const readable = items.map(({ entity }) => entity).filter((entity) => entity !== undefined)
  return next === undefined ? { items: readable } : { items: readable, next }
}
