import type { EpochMillis } from '@fourbox/domain'
import type { LogEvent, NewLogEvent, PackedEvents } from '../store.ts'

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

type NewChunk = Pick<LogChunk, 'firstAt' | 'lastAt' | 'size' | 'body'>

/** Bounds of a chunk, so that reading one page and shortening one chunk stay cheap. */
const mostEvents = 256
const mostCharacters = 65_536

/** The events as texts that a chunk has room for, in their order: what waits as one text costs the garbage collector less than its events do. */
export function* packEvents(events: readonly NewLogEvent[]): Generator<PackedEvents> {
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
function pack(events: readonly NewLogEvent[], start: number, end: number): PackedEvents {
  const values: (string | number)[] = []
  let firstAt = Infinity
  let lastAt = -Infinity
  for (let index = start; index < end; index++) {
    const { at, message } = events[index] ?? { at: 0, message: '' }
    values.push(at, message)
    if (at < firstAt) firstAt = at
    if (at > lastAt) lastAt = at
  }
  return { firstAt, lastAt, size: end - start, text: JSON.stringify(values).slice(1, -1) }
}

/** As few chunks of what was packed as their bounds allow, in its order. */
export function* chunksOf(packed: readonly PackedEvents[]): Generator<NewChunk> {
  let start = 0
  let size = 0
  let characters = 0
  for (const [index, each] of packed.entries()) {
    if (index > start && (size + each.size > mostEvents || characters + each.text.length > mostCharacters)) {
      yield chunkOf(packed.slice(start, index))
      start = index
      size = 0
      characters = 0
    }
    size += each.size
    characters += each.text.length
  }
  if (start < packed.length) yield chunkOf(packed.slice(start))
}

function chunkOf(packed: readonly PackedEvents[]): NewChunk {
  let firstAt = Infinity
  let lastAt = -Infinity
  let size = 0
  for (const each of packed) {
    if (each.firstAt < firstAt) firstAt = each.firstAt
    if (each.lastAt > lastAt) lastAt = each.lastAt
    size += each.size
  }
  return { firstAt, lastAt, size, body: `[${packed.map(({ text }) => text).join(',')}]` }
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
  return { ...chunk, ...chunkOf([pack(rest, 0, rest.length)]) }
}

/** What the body of a chunk surely holds where a message holds the text; nothing where JSON would write it in another way. */
export function textInBody(text: string): string {
  return JSON.stringify(text).length === text.length + 2 ? text : ''
}
