import type { LogEvent, LogPosition, LogSearch } from '@fourbox/store'
import type { LogsHandlers } from './context.ts'
import { invalidToken } from './errors.ts'
import { findGroup } from './find-group.ts'
import { checkStream } from './find-stream.ts'
import { groupName } from './names.ts'
import { fittingCount, mostEvents, visibleFrom } from './reading.ts'
import { positionToken, readPositionToken } from './tokens.ts'

type Direction = LogSearch['direction']

export const getLogEvents = {
  async GetLogEvents(input, context) {
    const { logStreamName: stream, startTime, endTime, startFromHead = false, limit = mostEvents } = input
    const name = groupName(input)
    const group = await findGroup(context, name)
    await checkStream(context, name, stream)
    const list = [name, stream]
    const token = input.nextToken === undefined ? undefined : readToken(input.nextToken, list)
    const direction = token?.direction ?? (startFromHead ? 'forward' : 'backward')
    const { events: found } = await context.logs.search(name, {
      streams: { names: [stream] },
      from: visibleFrom(group, startTime, context.now()),
      ...(endTime !== undefined && { until: endTime }),
      ...(token && { beyond: token.position }),
      direction,
      limit,
    })
    const events = direction === 'forward' ? found.slice(0, fittingCount(found)) : found.slice(-fittingCount(found.toReversed()))
    return {
      events: events.map(({ at, message, ingestedAt }) => ({ timestamp: at, message, ingestionTime: ingestedAt })),
      nextForwardToken: writeToken('forward', forwardFrom(events, token), list),
      nextBackwardToken: writeToken('backward', backwardFrom(events, token), list),
    }
  },
} satisfies Partial<LogsHandlers>

interface Token {
  readonly direction: Direction
  readonly position: LogPosition
}

/**
 * A page without events gives back the token that led to it, so that clients know the end; the other token then leads
 * back over the event where the page stands.
 */
function forwardFrom(events: readonly LogEvent[], token: Token | undefined): LogPosition {
  const last = events.at(-1)
  if (last) return last
  if (!token) return { at: 0, sequence: 0 }
  const { at, sequence } = token.position
  return token.direction === 'forward' ? token.position : { at, sequence: Math.max(sequence - 1, 0) }
}

function backwardFrom([first]: readonly LogEvent[], token: Token | undefined): LogPosition {
  if (first) return first
  if (!token) return { at: 0, sequence: 0 }
  const { at, sequence } = token.position
  return token.direction === 'backward' ? token.position : { at, sequence: sequence + 1 }
}

/** `f/{56 digits}/s` and `b/{56 digits}/s`. */
function writeToken(direction: Direction, position: LogPosition, list: readonly string[]): string {
  return `${direction.charAt(0)}/${positionToken(position, list)}/s`
}

function readToken(token: string, list: readonly string[]): Token {
  const [, letter, position] = /^([fb])\/(\d+)\/s$/.exec(token) ?? []
  if (position === undefined) throw invalidToken()
  return { direction: letter === 'f' ? 'forward' : 'backward', position: readPositionToken(position, list) }
}
