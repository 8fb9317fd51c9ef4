import type { LogGroup } from '@fourbox/domain'
import type { LogEvent } from '@fourbox/store'
import { invalidParameter } from './errors.ts'
import { compileFilterPattern, type Filter } from './filter-pattern/filter-pattern.ts'
import { FilterPatternError } from './filter-pattern/filter-pattern-error.ts'

export const mostEvents = 10_000
/** An answer holds as much of messages, counting 26 bytes more for each. */
const mostBytes = 1_048_576

/** The earliest time that a reader may see: what is older than the group's retention is gone at once. */
export function visibleFrom({ retentionInDays }: LogGroup, startTime: number | undefined, now: number): number {
  return Math.max(startTime ?? 0, retentionInDays === undefined ? 0 : now - retentionInDays * 86_400_000)
}

/** How many of these events, from the first on, an answer can hold; always one. */
export function fittingCount(events: readonly LogEvent[]): number {
  let bytes = 0
  const tooMany = events.findIndex(({ message }) => (bytes += Buffer.byteLength(message) + 26) > mostBytes)
  return tooMany < 0 ? events.length : Math.max(tooMany, 1)
}

/** @throws ServiceError InvalidParameterException for a pattern that is none */
export function readFilter(pattern: string | undefined): Filter {
  try {
    return compileFilterPattern(pattern ?? '')
  } catch (error) {
    throw error instanceof FilterPatternError ? invalidParameter(error.message) : error
  }
}
