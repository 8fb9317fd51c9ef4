import { keyRange } from '../rows/key-range.ts'
import { chunksOf, cutFrom, type LogChunk, packEvents, textInBody, withoutOlder } from '../rows/log-chunks.ts'
import { fillPage, type WholeQuery, wholeQuery } from '../rows/log-page.ts'
import { type ChunkPlace, searchChunks } from '../rows/search-chunks.ts'
import type { LogBatch, LogEvent, Logs, LogSearch, LogSlice, LogStream } from '../store.ts'
import type { Database, Queries } from './database.ts'

/** How many chunks are fetched at once: four megabytes at most. */
const fetchedAtOnce = 64

const place = 'last_sequence AS "lastSequence", stream, first_at AS "firstAt", last_at AS "lastAt"'
const chunk = `${place}, ingested_at AS "ingestedAt", size, body`

/** The counter's row is held until the end: sequences are seen in their order. */
const append = `WITH counted AS (UPDATE log_sequence SET value = value + $1 RETURNING value - $1 AS before)
  INSERT INTO log_chunks (last_sequence, log_group, stream, first_at, last_at, ingested_at, size, body)
  SELECT counted.before + new.until, new.log_group, new.stream, new.first_at, new.last_at, new.ingested_at, new.size, new.body
  FROM counted, unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::text[])
    AS new (until, log_group, stream, first_at, last_at, ingested_at, size, body)`

/** Log events by the chunk, as SQLite's store keeps them. */
export function openLogs(database: Database): Logs {
  async function read(group: string, query: WholeQuery): Promise<LogSlice> {
    const { stream, from, until, after, contains } = query
    const events: LogEvent[] = []
    for (let behind = after; ;) {
      const chunks = await database.read<LogChunk>(
        `SELECT ${chunk} FROM log_chunks
         WHERE log_group = $1 AND last_sequence > $2 AND last_at >= $3 AND first_at < $4
           AND ($5 = '' OR stream = $5) AND ($6 = '' OR strpos(body, $6) > 0)
         ORDER BY last_sequence LIMIT ${fetchedAtOnce}`,
        [group, behind, from, until, stream, textInBody(contains)],
      )
      for (const each of chunks) {
        const full = fillPage(events, each, query)
        if (full) return full
      }
      const last = chunks.at(-1)
      if (chunks.length < fetchedAtOnce || !last) return { events }
      behind = last.lastSequence
    }
  }

  async function search(group: string, wanted: LogSearch) {
    const { from = 0, until = Number.MAX_SAFE_INTEGER } = wanted
    const places = await database.read<ChunkPlace>(`SELECT ${place} FROM log_chunks WHERE log_group = $1 AND first_at < $2 AND last_at >= $3`, [
      group,
      until,
      from,
    ])
    const searching = searchChunks(places, wanted, fetchedAtOnce)
    let step = searching.next()
    while (step.done !== true) step = searching.next(await chunksAt(step.value))
    return step.value
  }

  function chunksAt(places: readonly ChunkPlace[]): Promise<readonly LogChunk[]> {
    return database.read<LogChunk>(`SELECT ${chunk} FROM log_chunks WHERE last_sequence = ANY($1::bigint[])`, [places.map(({ lastSequence }) => lastSequence)])
  }

  async function write(batches: readonly LogBatch[], waitsForTheDisk: boolean, ingestedAt?: number): Promise<void> {
    let until = 0
    const rows = batches.flatMap(({ group, stream, packed }) => [...chunksOf(packed)].map((each) => ({ ...each, group, stream, until: (until += each.size) })))
    if (rows.length === 0) return
    const values = [
      until,
      rows.map((row) => row.until),
      rows.map((row) => row.group),
      rows.map((row) => row.stream),
      rows.map((row) => row.firstAt),
      rows.map((row) => row.lastAt),
      rows.map((row) => ingestedAt ?? row.lastAt),
      rows.map((row) => row.size),
      rows.map((row) => row.body),
    ]
    if (waitsForTheDisk) return void (await database.write(append, values))
    await database.transaction(async (queries) => {
      await queries.query('SET LOCAL synchronous_commit = off')
      await queries.query(append, values)
    })
  }

  /** What stands in the row that is given, from now on. */
  async function shorten(queries: Queries, { lastSequence, firstAt, lastAt, size, body }: LogChunk): Promise<void> {
    await queries.query('UPDATE log_chunks SET first_at = $2, last_at = $3, size = $4, body = $5 WHERE last_sequence = $1', [
      lastSequence,
      firstAt,
      lastAt,
      size,
      body,
    ])
  }

  /** From the newest chunk back to the one with the oldest event to be kept, which is shortened; by bytes, whole chunks go. */
  async function trim(queries: Queries, group: string, keep: number, mostBytes: number): Promise<void> {
    const [boundary] = await queries.query<{ lastSequence: number; kept: number; tooManyBytes: boolean }>(
      `SELECT last_sequence AS "lastSequence", kept, kept > size AND bytes > $3 AS "tooManyBytes" FROM (
         SELECT last_sequence, size, (sum(size) OVER newer)::bigint AS kept, (sum(octet_length(body)) OVER newer)::bigint AS bytes FROM log_chunks
         WHERE log_group = $1 WINDOW newer AS (ORDER BY last_sequence DESC)
       ) AS counted WHERE kept >= $2 OR (kept > size AND bytes > $3) ORDER BY last_sequence DESC LIMIT 1`,
      [group, keep, mostBytes],
    )
    if (!boundary) return
    const { lastSequence, kept, tooManyBytes } = boundary
    await queries.query('DELETE FROM log_chunks WHERE log_group = $1 AND last_sequence < $2', [group, tooManyBytes ? lastSequence + 1 : lastSequence])
    if (tooManyBytes || kept <= keep) return
    const [cut] = await queries.query<LogChunk>(`SELECT ${chunk} FROM log_chunks WHERE last_sequence = $1 FOR UPDATE`, [lastSequence])
    if (cut) await shorten(queries, cutFrom(cut, Math.min(kept - keep, cut.size - 1)))
  }

  return {
    append: (group, stream, events, ingestedAt) => write([{ group, stream, packed: [...packEvents(events)] }], true, ingestedAt),
    appendAll: (batches) => write(batches, false),
    read: (group, query = {}) => read(group, wholeQuery(query)),
    search,
    newest: async () => (await database.read<{ value: number }>('SELECT value FROM log_sequence'))[0]?.value ?? 0,
    streams: (group) =>
      database.read<LogStream>(
        `SELECT stream AS name, min(first_at) AS "firstAt", max(last_at) AS "lastAt", max(ingested_at) AS "lastIngestedAt" FROM log_chunks
         WHERE log_group = $1 GROUP BY stream ORDER BY "lastAt" DESC, name`,
        [group],
      ),
    groups: async (prefix) => {
      const rows = await database.read<{ name: string }>(
        'SELECT DISTINCT log_group AS name FROM log_chunks WHERE log_group >= $1 AND log_group < $2 ORDER BY name',
        keyRange(prefix),
      )
      return rows.map(({ name }) => name)
    },
    trim: (group, keep, mostBytes = Number.MAX_SAFE_INTEGER) =>
      database.transaction(async (queries) => {
        if (keep === 0) await queries.query('DELETE FROM log_chunks WHERE log_group = $1', [group])
        else await trim(queries, group, keep, mostBytes)
      }),
    expire: (group, before) =>
      database.transaction(async (queries) => {
        await queries.query('DELETE FROM log_chunks WHERE log_group = $1 AND last_at < $2', [group, before])
        const older = await queries.query<LogChunk>(`SELECT ${chunk} FROM log_chunks WHERE log_group = $1 AND first_at < $2 AND last_at >= $2 FOR UPDATE`, [
          group,
          before,
        ])
        for (const each of older) await shorten(queries, withoutOlder(each, before))
      }),
    sizes: async () => {
      const rows = await database.read<{ name: string; bytes: number }>(
        'SELECT log_group AS name, sum(octet_length(body))::bigint AS bytes FROM log_chunks GROUP BY log_group ORDER BY log_group',
      )
      return new Map(rows.map(({ name, bytes }) => [name, bytes]))
    },
    limit: async (bytes) => {
      await database.write(
        `DELETE FROM log_chunks WHERE last_sequence <= (
           SELECT max(last_sequence) FROM (SELECT last_sequence, sum(octet_length(body)) OVER (ORDER BY last_sequence DESC) AS bytes FROM log_chunks) AS counted WHERE bytes > $1
         )`,
        [bytes],
      )
    },
    delete: async (group) => {
      await database.write('DELETE FROM log_chunks WHERE log_group = $1', [group])
    },
    deleteStream: async (group, stream) => {
      await database.write('DELETE FROM log_chunks WHERE log_group = $1 AND stream = $2', [group, stream])
    },
  }
}
