import type { ProcessEnd } from '../sandbox/sandbox-process.ts'
import { timedOutText } from '../logs/platform-lines.ts'

/** Error objects that the platform makes itself, in AWS's words. */
export interface PlatformError {
  readonly errorType: string
  readonly errorMessage: string
}

/** What a function may answer: 6 MB and a little. */
export const largestAnswer = 6_291_556
/** What it may stream. */
export const largestStream = 209_715_200

export const platformError = {
  timedOut: (requestId: string, timeoutInSeconds: number): PlatformError => ({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: ${timedOutText(timeoutInSeconds)}`,
  }),
  exited: (requestId: string, end: ProcessEnd): PlatformError => ({
    errorType: 'Runtime.ExitError',
    errorMessage: `RequestId: ${requestId} Error: ${endText(end)}`,
  }),
  noEntrypoint: (requestId: string, places: readonly string[]): PlatformError => ({
    errorType: 'Runtime.InvalidEntrypoint',
    errorMessage: `RequestId: ${requestId} Error: Couldn't find valid bootstrap(s): [${places.join(' ')}]`,
  }),
  /** Ours: a runtime that this machine has nothing for, or a sandbox that does not start. */
  notStarted: (requestId: string, reason: string): PlatformError => ({
    errorType: 'Runtime.Unavailable',
    errorMessage: `RequestId: ${requestId} Error: ${reason}`,
  }),
  answerTooLarge: (): PlatformError => ({
    errorType: 'Function.ResponseSizeTooLarge',
    errorMessage: `Response payload size exceeded maximum allowed payload size (${largestAnswer} bytes).`,
  }),
}

function endText(end: ProcessEnd): string {
  if ('signal' in end) return `Runtime exited with error: signal: ${end.signal}`
  return end.exitCode === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${end.exitCode}`
}

export function toBytes(error: PlatformError): Uint8Array {
  return Buffer.from(JSON.stringify(error))
}
