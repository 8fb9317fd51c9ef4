import type { LogEvent, LogPage, LogPosition, LogSearch } from '../store.ts'
import { type LogChunk, unpack } from './log-chunks.ts'

/** What is known of a chunk that has not been read. */
export type ChunkPlace = Pick<LogChunk, 'lastSequence' | 'stream' | 'firstAt' | 'lastAt'>

/**
 * Finds one page of events in the order of time. Chunks lie in the order of arrival and may overlap: they are read in the
 * order of their first (backward: last) events, until none that remains can hold an event for this page.
 * Whoever drives it is told which chunks are looked at next, so many at once, and gives those that are still there.
 */
export function* searchChunks(
  places: readonly ChunkPlace[],
  search: LogSearch,
  atOnce: number,
): Generator<readonly ChunkPlace[], LogPage, readonly LogChunk[]> {
  const { from = 0, until = Number.MAX_SAFE_INTEGER, beyond, limit } = search
  const forward = search.direction === 'forward'
  const sign = forward ? 1 : -1
  const nearest = forward ? (place: ChunkPlace) => place.firstAt : (place: ChunkPlace) => place.lastAt
  const order = (a: LogPosition, b: LogPosition) => sign * (a.at - b.at || a.sequence - b.sequence)
  const isWanted = (event: LogEvent) => event.at >= from && event.at < until && (beyond === undefined || order(event, beyond) > 0)

  const sorted = places.filter((place) => isOf(place.stream, search) && mayReach(place, forward, beyond)).toSorted((a, b) => sign * (nearest(a) - nearest(b)))
  const found: LogEvent[] = []
  for (let start = 0; start < sorted.length; start += atOnce) {
    const ahead = sorted.slice(start, start + atOnce)
    const last = found[limit]
    if (last !== undefined && ahead[0] && sign * (last.at - nearest(ahead[0])) < 0) break
    const wanted = (yield ahead).flatMap((chunk) => unpack(chunk).filter(isWanted))
    if (wanted.length === 0) continue
    found.push(...wanted)
    if (found.length > limit) found.sort(order)
  }
  found.sort(order)
  const page = found.slice(0, limit)
  return { events: forward ? page : page.toReversed(), more: found.length > limit }
}

function isOf(stream: string, { streams }: LogSearch): boolean {
  if (streams === undefined) return true
  return 'prefix' in streams ? stream.startsWith(streams.prefix) : streams.names.includes(stream)
}

/** Whether a chunk may hold events on the far side of a position. */
function mayReach({ firstAt, lastAt }: ChunkPlace, forward: boolean, beyond: LogPosition | undefined): boolean {
  if (beyond === undefined) return true
  return forward ? lastAt >= beyond.at : firstAt <= beyond.at
}
