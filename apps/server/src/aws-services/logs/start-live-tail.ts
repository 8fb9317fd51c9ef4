import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Meter } from '@fourbox/java'
import type { LogEvent } from '@fourbox/store'
import { ServiceError } from '@fourbox/wire'
import type { Input, LogsContext, LogsHandlers, Output } from './context.ts'
import { invalidParameter } from './errors.ts'
import { findGroup } from './find-group.ts'
import { nameOfIdentifier } from './names.ts'
import { callMeter, fitsWithin, readFilter } from './reading.ts'

const updateEveryMillis = 1000
const longestMillis = 3 * 3_600_000
/** Events of one update; when more have come, it says that it is a sample. */
const mostResults = 500

type Events = NonNullable<Output<'StartLiveTail'>['responseStream']>
type TailEvent = Events extends AsyncIterable<infer E> ? E : never
type TailInput = Input<'StartLiveTail'>

export const startLiveTail = {
  async StartLiveTail(input, context) {
    const { logStreamNames, logStreamNamePrefixes, logGroupIdentifiers } = input
    if (logStreamNames && logStreamNamePrefixes) throw invalidParameter('logStreamNames and logStreamNamePrefixes are mutually exclusive parameters.')
    if ((logStreamNames ?? logStreamNamePrefixes) && logGroupIdentifiers.length > 1) {
      throw invalidParameter('Log streams can be given for a single log group only.')
    }
    const groups = logGroupIdentifiers.map(nameOfIdentifier)
    for (const group of groups) await findGroup(context, group)
    const wanted = wantedOf(input)
    const close = context.liveTails.open()
    return { responseStream: follow(input, groups, wanted, context, await context.logs.newest(), close) }
  },
} satisfies Partial<LogsHandlers>

/** What of new events a session shows; undefined for one that its pattern has no more to spend on. */
function wantedOf({ logStreamNames, logStreamNamePrefixes, logEventFilterPattern }: TailInput): (event: LogEvent, meter: Meter) => boolean | undefined {
  const filter = readFilter(logEventFilterPattern)
  const names = logStreamNames && new Set(logStreamNames)
  return ({ stream, message }, meter) =>
    (names?.has(stream) ?? true) && (logStreamNamePrefixes?.some((prefix) => stream.startsWith(prefix)) ?? true) && fitsWithin(filter, message, meter)
}

/** One update each second, of what has come since the last one that the reader took. */
async function* follow(
  input: TailInput,
  groups: readonly string[],
  wanted: ReturnType<typeof wantedOf>,
  context: LogsContext,
  begin: number,
  close: () => void,
): AsyncGenerator<TailEvent> {
  const { logs, account, now } = context
  const { logGroupIdentifiers, logStreamNames = [], logStreamNamePrefixes = [], logEventFilterPattern = '' } = input
  const startedAt = now()
  let after = begin
  try {
    yield {
      sessionStart: {
        requestId: randomUUID(),
        sessionId: randomUUID(),
        logGroupIdentifiers: [...logGroupIdentifiers],
        logStreamNames: [...logStreamNames],
        logStreamNamePrefixes: [...logStreamNamePrefixes],
        logEventFilterPattern,
      },
    }
    while (now() - startedAt < longestMillis) {
      await pause(updateEveryMillis, undefined, { ref: false })
      const newest = await logs.newest()
      const read = await Promise.all(groups.map(async (group) => ({ group, ...(await logs.read(group, { after })) })))
      const meter = callMeter()
      const judged = read.flatMap(({ group, events }) => events.map((event) => ({ group, event, isWanted: wanted(event, meter) })))
      const wantedOnes = judged.filter(({ isWanted }) => isWanted)
      // Each group is read for itself; together they are told in the order in which they happened.
      const results = groups.length === 1 ? wantedOnes : wantedOnes.toSorted((one, next) => one.event.at - next.event.at)
      const sampled = results.length > mostResults || read.some(({ next }) => next !== undefined) || judged.some(({ isWanted }) => isWanted === undefined)
      after = newest
      yield {
        sessionUpdate: {
          sessionMetadata: { sampled },
          sessionResults: results.slice(0, mostResults).map(({ group, event }) => ({
            logStreamName: event.stream,
            logGroupIdentifier: `${account}:${group}`,
            message: event.message,
            timestamp: event.at,
            ingestionTime: event.ingestedAt,
          })),
        },
      }
    }
    throw new ServiceError('SessionTimeoutException', 'Session has timed out.')
  } finally {
    close()
  }
}
