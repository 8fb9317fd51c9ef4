import type { LogEvent, LogPosition, LogSearch } from '@fourbox/store'
import type { Input, LogsContext, LogsHandlers } from './context.ts'
import { invalidParameter, unknown } from './errors.ts'
import type { Filter } from './filter-pattern/filter-pattern.ts'
import { findGroup } from './find-group.ts'
import { listStreams } from './find-stream.ts'
import { groupName } from './names.ts'
import { bytesOf, callMeter, fitsWithin, mostBytes, mostEvents, readFilter, visibleFrom } from './reading.ts'
import { eventId, positionToken, readPositionToken } from './tokens.ts'

/** Events that one call looks at; the client asks again with the token. */
const mostSearched = 50_000

export const filterLogEvents = {
  async FilterLogEvents(input, context) {
    const { startTime, endTime, limit = mostEvents, filterPattern } = input
    const name = groupName(input)
    const group = await findGroup(context, name)
    const filter = readFilter(filterPattern)
    const search = {
      ...(await streamsOf(input, name, context)),
      from: visibleFrom(group, startTime, context.now()),
      ...(endTime !== undefined && { until: endTime + 1 }),
      direction: 'forward',
      limit: mostEvents,
    } as const
    const list = [name, filterPattern ?? '', JSON.stringify(search.streams ?? '')]
    const beyond = input.nextToken === undefined ? undefined : readPositionToken(input.nextToken, list)
    const { events, position } = await find(context, name, { ...search, ...(beyond && { beyond }) }, filter, limit)
    return {
      events: events.map((event) => ({
        logStreamName: event.stream,
        timestamp: event.at,
        message: event.message,
        ingestionTime: event.ingestedAt,
        eventId: eventId(event),
      })),
      ...(position && { nextToken: positionToken(position, list) }),
      searchedLogStreams: [],
    }
  },
} satisfies Partial<LogsHandlers>

async function streamsOf(input: Input<'FilterLogEvents'>, group: string, context: LogsContext): Promise<Pick<LogSearch, 'streams'>> {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input
  if (names !== undefined && prefix !== undefined) {
    throw invalidParameter('Log stream names and log stream name prefix are mutually exclusive parameters.')
  }
  if (prefix !== undefined) return { streams: { prefix } }
  if (names === undefined) return {}
  const known = new Set((await listStreams(context, group)).map((stream) => stream.name))
  if (names.some((each) => !known.has(each))) throw unknown('stream')
  return { streams: { names } }
}

interface Found {
  readonly events: readonly LogEvent[]
  /** Where the search stopped, when there may be more behind it. */
  readonly position?: LogPosition
}

/** Stops, for the client to go on from there, where the page is full, where enough has been looked at, and where a pattern has cost enough. */
async function find({ logs }: LogsContext, group: string, search: LogSearch, filter: Filter, limit: number): Promise<Found> {
  const found: LogEvent[] = []
  const meter = callMeter()
  let [bytes, searched] = [0, 0]
  let { beyond } = search
  const stopped = (): Found => ({ events: found, ...(beyond && { position: beyond }) })
  while (searched < mostSearched) {
    const { events, more } = await logs.search(group, { ...search, ...(beyond && { beyond }) })
    for (const event of events) {
      const fits = found.length < limit ? fitsWithin(filter, event.message, meter) : undefined
      // An event that costs everything by itself fits nothing: the search goes on behind it.
      if (fits === undefined && searched > 0) return stopped()
      if (fits === true) {
        bytes += bytesOf(event)
        if (bytes > mostBytes && found.length > 0) return stopped()
        found.push(event)
      }
      beyond = event
      searched += 1
    }
    if (!more || beyond === undefined) return { events: found }
  }
  return stopped()
}
