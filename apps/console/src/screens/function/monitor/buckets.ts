import type { MinuteOfCalls } from '@fourbox/domain'

/** Some minutes together, as one bar. */
export interface Bucket {
  readonly from: number
  readonly invocations: number
  readonly errors: number
  readonly throttles: number
  /** Undefined where nothing ran: no call is no call of 0 ms. */
  readonly durationAverage: number | undefined
  readonly durationMax: number | undefined
  readonly concurrent: number
}

const minute = 60_000
const bars = 60

/** The hours up to a moment in sixty bars; every minute is in one of them. */
export function buckets(minutes: readonly MinuteOfCalls[], hours: number, until: number): readonly Bucket[] {
  const width = (hours * 60 * minute) / bars
  // The last bar ends with the minute that runs.
  const end = (Math.floor(until / minute) + 1) * minute
  return Array.from({ length: bars }, (_zero, index) => {
    const from = end - (bars - index) * width
    // Minutes that began before the first bar and reach into it are its own.
    const own = minutes.filter(({ at }) => at >= (index === 0 ? from - minute : from) && at < from + width)
    const sum = (of: (each: MinuteOfCalls) => number) => own.reduce((total, each) => total + of(each), 0)
    const invocations = sum((each) => each.invocations)
    return {
      from,
      invocations,
      errors: sum((each) => each.errors),
      throttles: sum((each) => each.throttles),
      durationAverage: invocations === 0 ? undefined : sum((each) => each.durationSum) / invocations,
      durationMax: invocations === 0 ? undefined : Math.max(...own.map((each) => each.durationMax)),
      concurrent: Math.max(0, ...own.map((each) => each.concurrent)),
    }
  })
}
