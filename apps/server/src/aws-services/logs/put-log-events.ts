import type { LogGroup } from '@fourbox/domain'
import type { Input, LogsHandlers, Output } from './context.ts'
import { invalidParameter } from './errors.ts'
import { findGroup } from './find-group.ts'
import { checkStream } from './find-stream.ts'
import { checkLength } from './names.ts'
import { sequenceToken } from './tokens.ts'

const hour = 3_600_000
const day = 24 * hour
const furthestAhead = 2 * hour
const longestAgo = 14 * day
const longestSpan = day
const mostBytes = 1_048_576
/** What AWS counts for an event beside its message. */
const bytesBeside = 26

type Events = Input<'PutLogEvents'>['logEvents']
type Rejected = NonNullable<Output<'PutLogEvents'>['rejectedLogEventsInfo']>

export const putLogEvents = {
  async PutLogEvents({ logGroupName, logStreamName, logEvents }, context) {
    checkLength(logGroupName)
    checkLength(logStreamName)
    const group = await findGroup(context, logGroupName)
    await checkStream(context, logGroupName, logStreamName)
    checkBatch(logEvents)
    const now = context.now()
    const rejected = rejectedOf(logEvents, now, group)
    const kept = logEvents.filter(({ timestamp }) => timestamp <= now + furthestAhead && timestamp >= oldestKept(now, group))
    const events = kept.map(({ timestamp, message }) => ({ at: timestamp, message }))
    if (events.length > 0) await context.logs.append(logGroupName, logStreamName, events, now)
    return { nextSequenceToken: sequenceToken(now), ...(rejected && { rejectedLogEventsInfo: rejected }) }
  },
} satisfies Partial<LogsHandlers>

/** @throws ServiceError for events that are out of order, too far apart, or too large */
function checkBatch(events: Events): void {
  if (events.some(({ timestamp }, index) => timestamp < (events[index - 1]?.timestamp ?? 0))) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.')
  }
  if ((events.at(-1)?.timestamp ?? 0) - (events[0]?.timestamp ?? 0) > longestSpan) {
    throw invalidParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.')
  }
  let total = 0
  for (const { message } of events) {
    const bytes = Buffer.byteLength(message) + bytesBeside
    if (bytes > mostBytes) throw invalidParameter(`Log event too large: ${bytes} bytes exceeds limit of ${mostBytes}`)
    total += bytes
  }
  if (total > mostBytes) throw invalidParameter(`Upload too large: ${total} bytes exceeds limit of ${mostBytes}`)
}

function oldestKept(now: number, { retentionInDays = Infinity }: LogGroup): number {
  return Math.max(now - longestAgo, now - retentionInDays * day)
}

/** Which events are not kept, as the indices where each kind ends or begins; undefined when all are. */
function rejectedOf(events: Events, now: number, { retentionInDays = Infinity }: LogGroup): Rejected | undefined {
  const tooOld = events.findLastIndex(({ timestamp }) => timestamp < now - longestAgo)
  const expired = events.findLastIndex(({ timestamp }) => timestamp < now - retentionInDays * day && timestamp >= now - longestAgo)
  const tooNew = events.findIndex(({ timestamp }) => timestamp > now + furthestAhead)
  if (tooOld < 0 && expired < 0 && tooNew < 0) return undefined
  return {
    ...(tooNew >= 0 && { tooNewLogEventStartIndex: tooNew }),
    ...(tooOld >= 0 && { tooOldLogEventEndIndex: tooOld }),
    ...(expired >= 0 && { expiredLogEventEndIndex: expired }),
  }
}
