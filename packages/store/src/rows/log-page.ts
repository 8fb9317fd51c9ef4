import type { LogEvent, LogQuery, LogSlice } from '../store.ts'
import { type LogChunk, unpack } from './log-chunks.ts'

/** A query in which nothing is left open. */
export type WholeQuery = Required<LogQuery>

/** What is absent asks for everything: an empty stream, and an empty text, are those of every event. */
export function wholeQuery({ stream = '', from = 0, until = Number.MAX_SAFE_INTEGER, after = 0, contains = '', limit = 10_000 }: LogQuery): WholeQuery {
  return { stream, from, until, after, contains, limit }
}

/** Adds to a page what a query asks for of a chunk, which is of its stream; answers the page once there is more than it holds. */
export function fillPage(page: LogEvent[], chunk: LogChunk, { after, from, until, contains, limit }: WholeQuery): LogSlice | undefined {
  for (const event of unpack(chunk)) {
    const { sequence, at, message } = event
    if (sequence <= after || at < from || at >= until || !message.includes(contains)) continue
    const last = page.at(-1)
    if (page.length === limit && last) return { events: page, next: last.sequence }
    page.push(event)
  }
  return undefined
}
