import type { CallSummary } from '@fourbox/domain'
import { isServedBy } from './flow/history.ts'

/** The status that the last call of a method answered; `declared` are the verbs of its resource. */
export type LastStatuses = (path: string, verb: string, declared: readonly string[]) => number | undefined

/** Of the recorded calls of an API, newest first. */
export function lastStatusesOf(calls: readonly CallSummary[]): LastStatuses {
  const ofPaths = Map.groupBy(calls, ({ resourcePath }) => resourcePath)
  return (path, verb, declared) => ofPaths.get(path)?.find((call) => isServedBy(call, verb, declared))?.status
}
