import type { EpochMillis } from '@fourbox/domain'
import type { LogEvent, NewLogEvent } from '../store.ts'

/** Consecutive events of one stream in one row. */
export interface LogChunk {
  /** Of the last event; those before it count down. */
  readonly lastSequence: number
  readonly stream: string
  readonly firstAt: EpochMillis
  readonly lastAt: EpochMillis
  /** Of all its events. */
  readonly ingestedAt: EpochMillis
  /** How many events it holds. */
  readonly size: number
  /** A JSON list: time, message, time, message … */
  readonly body: string
}

type Packed = Pick<LogChunk, 'firstAt' | 'lastAt' | 'size' | 'body'>

/** Bounds of a chunk, so that reading one page and shortening one chunk stay cheap. */
const mostEvents = 256
const mostCharacters = 65_536

/** The events as chunks, in their order. */
export function* packEvents(events: readonly NewLogEvent[]): Generator<Packed> {
  let start = 0
  let characters = 0
  for (let index = 0; index < events.length; index++) {
    characters += events[index]?.message.length ?? 0
    if (index + 1 < events.length && index + 1 - start < mostEvents && characters < mostCharacters) continue
    yield pack(events, start, index + 1)
    start = index + 1
    characters = 0
  }
}

/** Times within a chunk need not grow: a call that took long tells of its beginning. */
function pack(events: readonly NewLogEvent[], start: number, end: number): Packed {
  const values: (string | number)[] = []
  let firstAt = Infinity
  let lastAt = -Infinity
  for (const { at, message } of events.slice(start, end)) {
    values.push(at, message)
    if (at < firstAt) firstAt = at
    if (at > lastAt) lastAt = at
  }
  return { firstAt, lastAt, size: end - start, body: JSON.stringify(values) }
}

/** The events of a chunk, the oldest first. */
export function unpack({ lastSequence, stream, ingestedAt, size, body }: LogChunk): readonly LogEvent[] {
  const values = readBody(body)
  return Array.from({ length: size }, (_, index) => ({
    sequence: lastSequence - size + 1 + index,
    stream,
    at: Number(values[2 * index] ?? 0),
    message: String(values[2 * index + 1] ?? ''),
    ingestedAt,
  }))
}

/** A damaged chunk holds empty events: it takes no other with it. */
function readBody(body: string): readonly (string | number)[] {
  try {
    return JSON.parse(body)
  } catch {
    return []
  }
}

/** A chunk without the events before a time; of one whose times do not grow, without all that stand before the first that is young enough. */
export function withoutOlder(chunk: LogChunk, before: EpochMillis): LogChunk {
  return cutFrom(
    chunk,
    unpack(chunk).findIndex(({ at }) => at >= before),
  )
}

/** A chunk without its oldest events. */
export function cutFrom(chunk: LogChunk, count: number): LogChunk {
  const rest = unpack(chunk).slice(count)
  return { ...chunk, ...pack(rest, 0, rest.length) }
}

/** What the body of a chunk surely holds where a message holds the text; nothing where JSON would write it in another way. */
export function textInBody(text: string): string {
  return JSON.stringify(text).length === text.length + 2 ? text : ''
}
