import { defaultBudgets, EvaluationError, Meter } from '@fourbox/java'
import type { LogGroup } from '@fourbox/domain'
import type { LogEvent } from '@fourbox/store'
import { invalidParameter } from './errors.ts'
import { compileFilterPattern, type Filter } from './filter-pattern/filter-pattern.ts'
import { FilterPatternError } from './filter-pattern/filter-pattern-error.ts'

export const mostEvents = 10_000
/** An answer holds as much of events. */
export const mostBytes = 1_048_576

/** What an event counts for: its message and 26 bytes more. */
export function bytesOf({ message }: LogEvent): number {
  return Buffer.byteLength(message) + 26
}

/** The earliest time that a reader may see: what is older than the group's retention is gone at once. */
export function visibleFrom({ retentionInDays }: LogGroup, startTime: number | undefined, now: number): number {
  return Math.max(startTime ?? 0, retentionInDays === undefined ? 0 : now - retentionInDays * 86_400_000)
}

/** How many of these events, from the first on, an answer can hold; always one. */
export function fittingCount(events: readonly LogEvent[]): number {
  let bytes = 0
  const tooMany = events.findIndex((event) => (bytes += bytesOf(event)) > mostBytes)
  return tooMany < 0 ? events.length : Math.max(tooMany, 1)
}

/** What regular expressions of one call may cost, over all the events that it looks at: within half a second. */
const allowance = 4_500_000

export function callMeter(): Meter {
  return new Meter(defaultBudgets, allowance)
}

/** Whether an event fits; undefined once the meter has nothing left. */
export function fitsWithin(filter: Filter, message: string, meter: Meter): boolean | undefined {
  try {
    return filter(message, meter)
  } catch (error) {
    if (error instanceof EvaluationError) return undefined
    throw error
  }
}

/** @throws ServiceError InvalidParameterException for a pattern that is none */
export function readFilter(pattern: string | undefined): Filter {
  try {
    return compileFilterPattern(pattern ?? '')
  } catch (error) {
    throw error instanceof FilterPatternError ? invalidParameter(error.message) : error
  }
}
