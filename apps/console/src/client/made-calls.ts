import type { OperationName } from './aws.ts'

/** A call that changed something, as it was made. */
export interface MadeCall {
  readonly operation: OperationName
  readonly input: object
}

const collecting = new Set<MadeCall[]>()

/** What an action answers, with the calls by which it changed something, in their order. */
export async function withItsCalls<R>(act: () => Promise<R>): Promise<{ readonly result: R; readonly calls: readonly MadeCall[] }> {
  const calls: MadeCall[] = []
  collecting.add(calls)
  try {
    return { result: await act(), calls }
  } finally {
    collecting.delete(calls)
  }
}

/** Tells of a call that was answered; those that only read are nobody's business. */
export function noteCall(call: MadeCall): void {
  if (!/^(Get|Test)/.test(call.operation)) for (const calls of collecting) calls.push(call)
}
