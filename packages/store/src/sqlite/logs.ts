import type { Database } from 'better-sqlite3'
import type { LogBatch, LogEvent, LogQuery, Logs, LogSearch, LogSlice, LogStream } from '../store.ts'
import { keyRange } from '../rows/key-range.ts'
import { chunksOf, cutFrom, packEvents, textInBody, type LogChunk, withoutOlder } from '../rows/log-chunks.ts'
import { fillPage, type WholeQuery, wholeQuery } from '../rows/log-page.ts'
import { type ChunkPlace, searchChunks } from '../rows/search-chunks.ts'
import { giveRoomBack } from './give-room-back.ts'
import type { Turns } from './turns.ts'

/** What SQLite calls FULL. */
const full = 2

/** Log events by the chunk: a row of many costs a tenth of as many rows. */
export function openLogs(database: Database, turns: Turns): Logs {
  const lastSequence = database.prepare<[], number>("SELECT seq FROM sqlite_sequence WHERE name = 'log_chunks'").pluck()
  const insert = database.prepare<[Omit<LogChunk, 'size'> & { group: string; size: number }]>(
    `INSERT INTO log_chunks (last_sequence, log_group, stream, first_at, last_at, ingested_at, size, body)
     VALUES ($lastSequence, $group, $stream, $firstAt, $lastAt, $ingestedAt, $size, $body)`,
  )
  const select = database.prepare<[Omit<Required<LogQuery>, 'limit' | 'contains'> & { group: string; text: string }], LogChunk>(
    `SELECT last_sequence AS lastSequence, stream, first_at AS firstAt, last_at AS lastAt, ingested_at AS ingestedAt, size, body FROM log_chunks
     WHERE log_group = $group AND last_sequence > $after AND last_at >= $from AND first_at < $until
       AND ($stream = '' OR stream = $stream) AND ($text = '' OR instr(body, $text) > 0)
     ORDER BY last_sequence`,
  )
  const selectStreams = database.prepare<[string], LogStream>(
    `SELECT stream AS name, min(first_at) AS firstAt, max(last_at) AS lastAt, max(ingested_at) AS lastIngestedAt FROM log_chunks
     WHERE log_group = ? GROUP BY stream ORDER BY lastAt DESC, name`,
  )
  const selectGroups = database
    .prepare<[string, string], string>('SELECT DISTINCT log_group FROM log_chunks WHERE log_group >= ? AND log_group < ? ORDER BY log_group')
    .pluck()
  const selectSizes = database.prepare<[string], Pick<LogChunk, 'lastSequence' | 'size'> & { bytes: number }>(
    'SELECT last_sequence AS lastSequence, size, octet_length(body) AS bytes FROM log_chunks WHERE log_group = ? ORDER BY last_sequence DESC',
  )
  const selectOne = database.prepare<[number], LogChunk>(
    'SELECT last_sequence AS lastSequence, stream, first_at AS firstAt, last_at AS lastAt, ingested_at AS ingestedAt, size, body FROM log_chunks WHERE last_sequence = ?',
  )
  const shorten = database.prepare<[LogChunk]>(
    'UPDATE log_chunks SET first_at = $firstAt, last_at = $lastAt, size = $size, body = $body WHERE last_sequence = $lastSequence',
  )
  const deleteBefore = database.prepare<[string, number]>('DELETE FROM log_chunks WHERE log_group = ? AND last_sequence < ?')
  const selectPlaces = database.prepare<[{ group: string; from: number; until: number }], ChunkPlace>(
    `SELECT last_sequence AS lastSequence, stream, first_at AS firstAt, last_at AS lastAt FROM log_chunks
     WHERE log_group = $group AND first_at < $until AND last_at >= $from`,
  )
  const selectOlder = database.prepare<[{ group: string; before: number }], LogChunk>(
    'SELECT last_sequence AS lastSequence, stream, first_at AS firstAt, last_at AS lastAt, ingested_at AS ingestedAt, size, body FROM log_chunks WHERE log_group = $group AND first_at < $before AND last_at >= $before',
  )
  const deleteOlder = database.prepare<[{ group: string; before: number }]>('DELETE FROM log_chunks WHERE log_group = $group AND last_at < $before')
  const selectBytes = database.prepare<[], { group: string; bytes: number }>(
    'SELECT log_group AS "group", sum(octet_length(body)) AS bytes FROM log_chunks GROUP BY log_group',
  )
  const selectAllBytes = database.prepare<[], { lastSequence: number; bytes: number }>(
    'SELECT last_sequence AS lastSequence, octet_length(body) AS bytes FROM log_chunks ORDER BY last_sequence DESC',
  )
  const deleteUpTo = database.prepare<[number]>('DELETE FROM log_chunks WHERE last_sequence <= ?')
  const deleteStream = database.prepare<[string, string]>('DELETE FROM log_chunks WHERE log_group = ? AND stream = ?')
  const deleteGroup = database.prepare<[string]>('DELETE FROM log_chunks WHERE log_group = ?')

  /** A worker's does not by itself: to say it anew took a fortieth of what a logged call cost (measured). */
  const waitsForTheDisk = database.pragma('synchronous', { simple: true }) === full

  const append = database.transaction((batches: readonly LogBatch[], ingestedAt?: number) => {
    let sequence = lastSequence.get() ?? 0
    for (const { group, stream, packed } of batches) {
      for (const chunk of chunksOf(packed)) {
        insert.run({ ...chunk, group, stream, lastSequence: (sequence += chunk.size), ingestedAt: ingestedAt ?? chunk.lastAt })
      }
    }
  })

  /** From the newest chunk back to the one with the oldest event to be kept, which is shortened; by bytes, whole chunks go. */
  const trim = database.transaction((group: string, keep: number, mostBytes: number) => {
    if (keep === 0) return void deleteGroup.run(group)
    let kept = 0
    let keptBytes = 0
    for (const { lastSequence: oldest, size, bytes } of selectSizes.all(group)) {
      keptBytes += bytes
      if (kept > 0 && keptBytes > mostBytes) return void deleteBefore.run(group, oldest + 1)
      kept += size
      if (kept < keep) continue
      deleteBefore.run(group, oldest)
      const boundary = kept > keep ? selectOne.get(oldest) : undefined
      if (boundary) shorten.run(cutFrom(boundary, kept - keep))
      return
    }
  })

  const expire = database.transaction((group: string, before: number) => {
    deleteOlder.run({ group, before })
    for (const chunk of selectOlder.all({ group, before })) shorten.run(withoutOlder(chunk, before))
  })

  const limit = database.transaction((most: number) => {
    let bytes = 0
    for (const chunk of selectAllBytes.all()) {
      bytes += chunk.bytes
      if (bytes > most) return void deleteUpTo.run(chunk.lastSequence)
    }
  })

  const read = (group: string, query: WholeQuery): LogSlice => {
    const events: LogEvent[] = []
    const { stream, from, until, after, contains } = query
    for (const chunk of select.iterate({ group, stream, from, until, after, text: textInBody(contains) })) {
      const full = fillPage(events, chunk, query)
      if (full) return full
    }
    return { events }
  }

  const search = (group: string, wanted: LogSearch) => {
    const { from = 0, until = Number.MAX_SAFE_INTEGER } = wanted
    const searching = searchChunks(selectPlaces.all({ group, from, until }), wanted, 1)
    let step = searching.next()
    while (step.done !== true) step = searching.next(step.value.flatMap(({ lastSequence }) => selectOne.get(lastSequence) ?? []))
    return step.value
  }

  return {
    append: (group, stream, events, ingestedAt) => turns.write(() => append.immediate([{ group, stream, packed: [...packEvents(events)] }], ingestedAt)),
    appendAll: (batches) => turns.write(() => (waitsForTheDisk ? withoutWaiting(database, () => append.immediate(batches)) : append.immediate(batches))),
    search: (group, wanted) => turns.read(() => search(group, wanted)),
    read: (group, query = {}) => turns.read(() => read(group, wholeQuery(query))),
    newest: () => turns.read(() => lastSequence.get() ?? 0),
    streams: (group) => turns.read(() => selectStreams.all(group)),
    groups: (prefix) => turns.read(() => selectGroups.all(...keyRange(prefix))),
    trim: (group, keep, mostBytes = Infinity) => turns.write(() => trim.immediate(group, keep, mostBytes)),
    expire: (group, before) => turns.write(() => expire.immediate(group, before)),
    sizes: () => turns.read(() => new Map(selectBytes.all().map(({ group, bytes }) => [group, bytes]))),
    limit: async (bytes) => {
      await turns.write(() => limit.immediate(bytes))
      await giveRoomBack(database, turns)
    },
    deleteStream: (group, stream) => turns.write(() => void deleteStream.run(group, stream)),
    delete: (group) => turns.write(() => void deleteGroup.run(group)),
  }
}

/** Lets a commit end before the disk has it; the next one that waits for the disk waits for this one, too. */
function withoutWaiting(database: Database, work: () => void): void {
  database.pragma('synchronous = NORMAL')
  try {
    work()
  } finally {
    database.pragma('synchronous = FULL')
  }
}
