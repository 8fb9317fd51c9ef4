import type { LogEvent } from '@fourbox/store'
import { type JsonInput, optionalNumber, optionalText, requiredText, texts } from '../protocol/json-input.ts'
import type { JsonAction } from '../protocol/json-protocol.ts'
import { pageByToken } from '../protocol/page-token.ts'
import { arnOf, findGroup, groupName } from './group.ts'

export const logEvents = {
  async DescribeLogStreams(input, context) {
    const { name } = await findGroup(context, groupName(input))
    const prefix = optionalText(input, 'logStreamNamePrefix') ?? ''
    const streams = (await context.logs.streams(name)).filter((stream) => stream.name.startsWith(prefix))
    const { items, next } = pageByToken(streams, optionalText(input, 'nextToken'), optionalNumber(input, 'limit') ?? 50)
    const logStreams = items.map((stream) => ({
      logStreamName: stream.name,
      creationTime: stream.firstAt,
      firstEventTimestamp: stream.firstAt,
      lastEventTimestamp: stream.lastAt,
      lastIngestionTime: stream.lastAt,
      arn: `${arnOf(context, name)}:log-stream:${stream.name}`,
      storedBytes: 0,
    }))
    return { logStreams, nextToken: next }
  },

  /** Forwards only: the token is the last event's sequence. */
  async GetLogEvents(input, context) {
    const { name } = await findGroup(context, groupName(input))
    const after = sequenceOf(optionalText(input, 'nextToken')?.replace(/^f\//, ''))
    const { events } = await context.logs.read(name, { stream: requiredText(input, 'logStreamName'), after, ...rangeOf(input) })
    const shown = events.map(({ at, message }) => ({ timestamp: at, message, ingestionTime: at }))
    return { events: shown, nextForwardToken: `f/${events.at(-1)?.sequence ?? after}`, nextBackwardToken: 'b/0' }
  },

  /** Of filter patterns only plain and quoted text is understood. */
  async FilterLogEvents(input, context) {
    const { name } = await findGroup(context, groupName(input))
    const contains = optionalText(input, 'filterPattern')?.replace(/^"(.*)"$/, '$1') ?? ''
    const { events, next } = await context.logs.read(name, { after: sequenceOf(optionalText(input, 'nextToken')), contains, ...rangeOf(input) })
    const streams = new Set(texts(input, 'logStreamNames'))
    const shown = events.filter(({ stream }) => streams.size === 0 || streams.has(stream)).map(writeFiltered)
    return { events: shown, nextToken: next?.toString(), searchedLogStreams: [] }
  },
} satisfies Record<string, JsonAction>

function sequenceOf(token: string | undefined): number {
  return token !== undefined && /^\d{1,15}$/.test(token) ? Number(token) : 0
}

function rangeOf(input: JsonInput): { readonly from?: number; readonly until?: number; readonly limit?: number } {
  const [from, until, limit] = [optionalNumber(input, 'startTime'), optionalNumber(input, 'endTime'), optionalNumber(input, 'limit')]
  return { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(limit !== undefined && { limit }) }
}

function writeFiltered({ sequence, stream, at, message }: LogEvent): object {
  return { eventId: String(sequence), logStreamName: stream, timestamp: at, ingestionTime: at, message }
}
