import { type LiveTailSessionLogEvent, StartLiveTail$, type StartLiveTailResponse } from '@aws-sdk/client-cloudwatch-logs'
import { EventStreamMarshaller } from '@smithy/core/event-streams'
import { fromUtf8, toUtf8 } from '@smithy/core/serde'
import { logGroupArn } from './log-group.ts'
import { logsProtocol } from './logs.ts'
import { send } from './send.ts'

/** What to listen for. */
export interface LiveTailInput {
  /** One to ten; a stream is of a single one. */
  readonly groups: readonly string[]
  readonly stream?: string | undefined
  readonly pattern: string
}

/** What has come since the update before, once a second; the first one says that the server listens now. */
interface LiveTailUpdate {
  readonly events: readonly LiveTailSessionLogEvent[]
  /** More came than the update carries. */
  readonly sampled: boolean
}

/**
 * StartLiveTail, as AWS's client reads it: an event stream. The prefix `streaming-` that a client puts before the host is
 * left out: the console calls its own origin.
 * @throws as `send`; the stream's own exceptions, such as SessionTimeoutException after three hours
 */
export async function* liveTail({ groups, stream, pattern }: LiveTailInput, signal: AbortSignal): AsyncGenerator<LiveTailUpdate> {
  const input = {
    logGroupIdentifiers: groups.map(logGroupArn),
    ...(stream !== undefined && { logStreamNames: [stream] }),
    ...(pattern !== '' && { logEventFilterPattern: pattern }),
  }
  // The protocol reads by the very schema from which the SDK's types are generated.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const { responseStream } = (await send(logsProtocol, StartLiveTail$, input, signal, { eventStreamMarshaller })) as StartLiveTailResponse
  for await (const { sessionStart, sessionUpdate } of responseStream ?? []) {
    if (sessionStart) yield { events: [], sampled: false }
    if (sessionUpdate) yield { events: sessionUpdate.sessionResults ?? [], sampled: sessionUpdate.sessionMetadata?.sampled ?? false }
  }
}

const eventStreamMarshaller = new EventStreamMarshaller({ utf8Encoder: toUtf8, utf8Decoder: fromUtf8 })
