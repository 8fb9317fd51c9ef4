import type { FaultFinding } from '../call/hand-offs.ts'

/** `$context.error.messageString`: the message in quotes, null where there is none; with a blank before it once the method runs, as recorded. */
export function errorMessageString(fault: FaultFinding): string {
  const quoted = JSON.stringify(fault.message)
  return fault.inExecution ? ` ${quoted}` : quoted
}
