import type { Database } from 'better-sqlite3'
import type { LogEvent, LogQuery, Logs, LogStream, NewLogEvent } from '../store.ts'
import { keyRange } from './key-range.ts'

const defaultLimit = 10_000
/** One statement of twenty rows costs less than half of twenty statements. */
const rowsAtOnce = 20

function insertOf(rows: number): string {
  return `INSERT INTO log_events (log_group, stream, at, message) VALUES ${Array.from({ length: rows }, () => '(?, ?, ?, ?)').join(', ')}`
}

export function openLogs(database: Database): Logs {
  const insert = database.prepare(insertOf(1))
  const insertMany = database.prepare(insertOf(rowsAtOnce))
  const select = database.prepare<[Required<LogQuery> & { group: string }], LogEvent>(
    `SELECT sequence, stream, at, message FROM log_events
     WHERE log_group = $group AND sequence > $after AND at >= $from AND at < $until
       AND ($stream = '' OR stream = $stream) AND ($contains = '' OR instr(message, $contains) > 0)
     ORDER BY sequence LIMIT $limit`,
  )
  const selectStreams = database.prepare<[string], LogStream>(
    'SELECT stream AS name, min(at) AS firstAt, max(at) AS lastAt FROM log_events WHERE log_group = ? GROUP BY stream ORDER BY lastAt DESC, name',
  )
  const selectGroups = database
    .prepare<[string, string], string>('SELECT DISTINCT log_group FROM log_events WHERE log_group >= ? AND log_group < ? ORDER BY log_group')
    .pluck()
  const deleteOldest = database.prepare<[string, string, number]>(
    'DELETE FROM log_events WHERE log_group = ? AND sequence <= (SELECT sequence FROM log_events WHERE log_group = ? ORDER BY sequence DESC LIMIT 1 OFFSET ?)',
  )
  const deleteGroup = database.prepare<[string]>('DELETE FROM log_events WHERE log_group = ?')
  const append = database.transaction((group: string, stream: string, events: readonly NewLogEvent[]) => {
    const together = events.length - (events.length % rowsAtOnce)
    for (let first = 0; first < together; first += rowsAtOnce) {
      const parameters: (string | number)[] = []
      for (let at = first; at < first + rowsAtOnce; at++) parameters.push(group, stream, events[at]?.at ?? 0, events[at]?.message ?? '')
      insertMany.run(...parameters)
    }
    for (const { at, message } of events.slice(together)) insert.run(group, stream, at, message)
  })

  return {
    append: async (group, stream, events) => append.immediate(group, stream, events),
    read: async (group, { stream = '', from = 0, until = Number.MAX_SAFE_INTEGER, after = 0, contains = '', limit = defaultLimit } = {}) => {
      const rows = select.all({ group, stream, from, until, after, contains, limit: limit + 1 })
      const events = rows.slice(0, limit)
      const last = events.at(-1)
      return rows.length > events.length && last ? { events, next: last.sequence } : { events }
    },
    streams: async (group) => selectStreams.all(group),
    groups: async (prefix) => selectGroups.all(...keyRange(prefix)),
    trim: async (group, keep) => void deleteOldest.run(group, group, keep),
    delete: async (group) => void deleteGroup.run(group),
  }
}
