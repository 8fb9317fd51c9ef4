import type { CallMarks } from '../call/call-marks.ts'
import { formatLogTime } from '../context/time-text.ts'

interface TimedLine {
  /** Milliseconds since the call began. */
  readonly at: number
  readonly text: string
}

/** The log of a test in AWS's frame, each line behind its moment. */
export function testLog({ requestId, startedAt }: Pick<CallMarks, 'requestId' | 'startedAt'>, lines: readonly TimedLine[]): string {
  return [`Execution log for request ${requestId}`, ...lines.map(({ at, text }) => `${formatLogTime(startedAt + at)} : ${text}`), ''].join('\n')
}
