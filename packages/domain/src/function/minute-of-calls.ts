import type { EpochMillis } from '../names/identifier.ts'

/** What was counted of a function in one minute; a minute without calls is not told. */
export interface MinuteOfCalls {
  /** When the minute began. */
  readonly at: EpochMillis
  /** Ended ones, those that failed with them; a throttled call is none. */
  readonly invocations: number
  readonly errors: number
  readonly throttles: number
  /** Of all durations in milliseconds. */
  readonly durationSum: number
  readonly durationMax: number
  /** The most that ran at once. */
  readonly concurrent: number
}
