import type { CallSummary } from '@fourbox/domain'

/** More than anybody looks through. */
const mostShown = 100

/** The calls of one method, newest first. A method under ANY serves the verbs that its resource has no method for. */
export function callsOfMethod(calls: readonly CallSummary[], path: string, httpMethod: string, declared: readonly string[]): readonly CallSummary[] {
  return calls.filter((call) => call.resourcePath === path && isServedBy(call, httpMethod, declared)).slice(0, mostShown)
}

/** Whether a call of a resource came to that method of it. */
export function isServedBy({ httpMethod }: Pick<CallSummary, 'httpMethod'>, verb: string, declared: readonly string[]): boolean {
  return verb === 'ANY' ? !declared.includes(httpMethod) : httpMethod === verb
}
