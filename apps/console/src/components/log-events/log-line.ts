import { requestIdOf } from './request-id.ts'

/** One log event as the page shows it. */
export interface LogLine {
  /** Unique on the page. */
  readonly id: string
  readonly at: number
  readonly ingestedAt: number
  /** Where several groups are followed together. */
  readonly group: string | undefined
  readonly stream: string
  readonly message: string
  readonly requestId: string | undefined
}

/** An event of FilterLogEvents or of a live tail, which has no id of its own. */
interface Event {
  readonly eventId?: string | undefined
  readonly timestamp?: number | undefined
  readonly ingestionTime?: number | undefined
  /** Of a live tail: `000000000000:/aws/lambda/faq`. */
  readonly logGroupIdentifier?: string | undefined
  readonly logStreamName?: string | undefined
  readonly message?: string | undefined
}

let live = 0

/** The line of an event; one of a live tail, which has no id, gets one of this page. */
export function logLine(event: Event): LogLine {
  const { eventId = `live-${++live}`, timestamp = 0, ingestionTime = timestamp, logGroupIdentifier, logStreamName = '', message = '' } = event
  const group = logGroupIdentifier?.replace(/^\d*:/, '')
  return { id: eventId, at: timestamp, ingestedAt: ingestionTime, group, stream: logStreamName, message, requestId: requestIdOf(message) }
}

/** Lines that speak of something that went wrong, in the words of AWS's services and of common loggers. */
export function tellsFailure({ message }: LogLine): boolean {
  return failure.test(message.slice(0, 4000))
}

const failure =
  /\b(?:ERROR|FATAL|CRITICAL)\b|Task timed out|Traceback \(most recent|Execution failed|execution failed|Status: (?:error|timeout)|Method completed with status: 5\d\d/
