import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs'

/** One call of FilterLogEvents between two moments, both inclusive, oldest first. */
export type ReadPage = (
  from: number,
  to: number,
  token: string | undefined,
  limit: number,
) => Promise<{ readonly events: readonly FilteredLogEvent[]; readonly nextToken?: string | undefined }>

export interface OlderEvents {
  readonly events: readonly FilteredLogEvent[]
  /** All from this moment on has been read. */
  readonly from: number
}

/** A page stops growing here. */
const enough = 300
/** What one window may hold before it is made smaller. */
const most = 2000
const firstSpan = 10_000

/**
 * The newest events between two moments. FilterLogEvents tells the oldest first, so the time is read in windows from its
 * end: the next one is wider where there was little, narrower where there was too much.
 */
export async function readOlder(read: ReadPage, from: number, to: number): Promise<OlderEvents> {
  const found: FilteredLogEvent[][] = []
  let [end, span, count] = [to, firstSpan, 0]
  while (end >= from && count < enough) {
    const begin = Math.max(from, end - span + 1)
    const events = await readWindow(read, begin, end)
    if (events === undefined) {
      span = Math.max(1, Math.floor((end - begin + 1) / 8))
    } else {
      found.unshift(events)
      count += events.length
      end = begin - 1
      span *= 8
    }
  }
  return { events: found.flat(), from: end + 1 }
}

/** A whole window; undefined where it holds too much and can be made smaller. */
async function readWindow(read: ReadPage, begin: number, end: number): Promise<FilteredLogEvent[] | undefined> {
  const events: FilteredLogEvent[] = []
  let token: string | undefined
  do {
    const page = await read(begin, end, token, most)
    events.push(...page.events)
    token = page.nextToken
    if (token !== undefined && events.length >= most && begin < end) return undefined
  } while (token !== undefined)
  return events
}

export interface NewerEvents {
  readonly events: readonly FilteredLogEvent[]
  /** Where to go on when there is more. */
  readonly token?: string | undefined
}

/** The next events after those that are there, until the page is full; `token` goes on with a search that was not at its end. */
export async function readNewer(read: ReadPage, from: number, to: number, token: string | undefined): Promise<NewerEvents> {
  const events: FilteredLogEvent[] = []
  let next = token
  do {
    const page = await read(from, to, next, most)
    events.push(...page.events)
    next = page.nextToken
  } while (next !== undefined && events.length < enough)
  return { events, token: next }
}
