/**
 * How long many calls took: how many of them fell into each of narrow ranges. What is kept of two groups of calls adds up
 * to what would be kept of all of them, so that percentiles are as right of a day as of a second.
 */
export interface Latencies {
  /** Of all, in units of 10 microseconds: whole numbers, whose sum does not depend on their order. */
  readonly sum: number
  /** Range, calls, range, calls …, the ranges rising; see `latencyRange`. */
  readonly ranges: readonly number[]
}

const unitsInMillis = 100
/** Each power of two is cut into so many ranges: a percentile is off by a 64th at most. */
const cuts = 32
const cutBits = 5
/** Nearly six hours, which no call takes. */
const mostUnits = 2 ** 31 - 1

/** So many ranges there are. */
export const latencyRanges = cuts + (31 - cutBits) * cuts

/** The time in units of 10 microseconds. */
export function latencyUnits(millis: number): number {
  return millis <= 0 ? 0 : Math.min(Math.round(millis * unitsInMillis), mostUnits)
}

/** The range that so many units fall into, from 0. */
export function latencyRange(units: number): number {
  if (units < cuts) return units
  const shift = 31 - Math.clz32(units) - cutBits
  return cuts * shift + (units >> shift)
}

/** The middle of a range, in milliseconds. */
function middleOf(range: number): number {
  if (range < cuts) return range / unitsInMillis
  const shift = Math.floor(range / cuts) - 1
  const least = (range - cuts * shift) * 2 ** shift
  return (least + (2 ** shift - 1) / 2) / unitsInMillis
}

/** The time that so many of a hundred calls did not exceed, in milliseconds; undefined where there were none. */
export function percentile({ ranges }: Latencies, percent: number): number | undefined {
  const rank = Math.max(1, Math.ceil((callsIn(ranges) * percent) / 100))
  let seen = 0
  for (let at = 0; at < ranges.length; at += 2) {
    seen += ranges[at + 1] ?? 0
    if (seen >= rank) return middleOf(ranges[at] ?? 0)
  }
  return undefined
}

/** In milliseconds; undefined where there were none. */
export function averageLatency({ sum, ranges }: Latencies): number | undefined {
  const calls = callsIn(ranges)
  return calls === 0 ? undefined : sum / calls / unitsInMillis
}

function callsIn(ranges: readonly number[]): number {
  let calls = 0
  for (let at = 1; at < ranges.length; at += 2) calls += ranges[at] ?? 0
  return calls
}
