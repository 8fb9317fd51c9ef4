import type { CallSums } from './call-sums.ts'
import { type Latencies, latencyRange, latencyRanges, latencyUnits } from './latencies.ts'

/** Adds calls up, one by one or in sums. It is used again and again: a call costs a few additions and no memory. */
export class CallTally {
  #count = 0
  #error4xx = 0
  #error5xx = 0
  #cacheHitCount = 0
  #cacheMissCount = 0
  readonly #latency = new LatencyTally()
  readonly #integrationLatency = new LatencyTally()

  get isEmpty(): boolean {
    return this.#count === 0
  }

  /** Counts one call. @param integrationLatencyInMillis undefined where no back end was called. */
  count(status: number, latencyInMillis: number, integrationLatencyInMillis: number | undefined, cache: 'hit' | 'miss' | undefined): void {
    this.#count++
    if (status >= 500) this.#error5xx++
    else if (status >= 400) this.#error4xx++
    if (cache === 'hit') this.#cacheHitCount++
    else if (cache === 'miss') this.#cacheMissCount++
    this.#latency.count(latencyInMillis)
    if (integrationLatencyInMillis !== undefined) this.#integrationLatency.count(integrationLatencyInMillis)
  }

  add(sums: CallSums): void {
    this.#count += sums.count
    this.#error4xx += sums.error4xx
    this.#error5xx += sums.error5xx
    this.#cacheHitCount += sums.cacheHitCount
    this.#cacheMissCount += sums.cacheMissCount
    this.#latency.add(sums.latency)
    this.#integrationLatency.add(sums.integrationLatency)
  }

  /** What was counted; the next begins at nothing. */
  take(): CallSums {
    const sums = {
      count: this.#count,
      error4xx: this.#error4xx,
      error5xx: this.#error5xx,
      cacheHitCount: this.#cacheHitCount,
      cacheMissCount: this.#cacheMissCount,
      latency: this.#latency.take(),
      integrationLatency: this.#integrationLatency.take(),
    }
    this.#count = 0
    this.#error4xx = 0
    this.#error5xx = 0
    this.#cacheHitCount = 0
    this.#cacheMissCount = 0
    return sums
  }
}

class LatencyTally {
  #sum = 0
  readonly #calls = new Float64Array(latencyRanges)

  count(millis: number): void {
    const units = latencyUnits(millis)
    this.#sum += units
    this.#add(latencyRange(units), 1)
  }

  add({ sum, ranges }: Latencies): void {
    this.#sum += sum
    for (let at = 0; at < ranges.length; at += 2) this.#add(ranges[at] ?? 0, ranges[at + 1] ?? 0)
  }

  take(): Latencies {
    const ranges: number[] = []
    for (let range = 0; range < latencyRanges; range++) {
      const calls = this.#calls[range]
      if (calls !== undefined && calls > 0) ranges.push(range, calls)
    }
    const sum = this.#sum
    this.#sum = 0
    this.#calls.fill(0)
    return { sum, ranges }
  }

  /** A range that is none, of a damaged file, is no call. */
  #add(range: number, calls: number): void {
    const before = this.#calls[range]
    if (before !== undefined) this.#calls[range] = before + calls
  }
}
