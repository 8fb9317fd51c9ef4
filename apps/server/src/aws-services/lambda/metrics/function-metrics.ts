import type { EpochMillis, MinuteOfCalls } from '@fourbox/domain'
import type { ObservedInvocation } from '@fourbox/lambda'
import type { Counters } from '@fourbox/store'
import { reportBug } from '../../../failures/report-bug.ts'

const minute = 60_000
const hour = 3_600_000
/** What is older is forgotten. */
const keptHours = 24
const flushAfterInMillis = 1000
const prefix = 'function-metric/'
/** Counters hold whole numbers: durations are counted in units of 10 microseconds, as REPORT prints them. */
const unitsInMillis = 100

/** By what is added up, and what is the most of a minute. */
interface Pending {
  readonly sums: Map<string, number>
  readonly peaks: Map<string, number>
}

/**
 * Counts the invocations of functions by the minute, in the store's counters: `function-metric/{hour}/{function}/{minute}/{what}`.
 * What is counted is written in batches, off the path of calls.
 */
export class FunctionMetrics {
  readonly #counters: Counters
  readonly #now: () => EpochMillis
  #pending: Pending = { sums: new Map(), peaks: new Map() }
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(counters: Counters, now: () => EpochMillis) {
    this.#counters = counters
    this.#now = now
  }

  count(functionName: string, invocation: ObservedInvocation): void {
    const key = keyOf(functionName, this.#now())
    const { sums, peaks } = this.#pending
    const add = (what: string, by: number) => sums.set(key + what, (sums.get(key + what) ?? 0) + by)
    const peak = (what: string, value: number) => peaks.set(key + what, Math.max(peaks.get(key + what) ?? 0, value))
    if (invocation.type === 'throttled') add('throttles', 1)
    else {
      const units = Math.round(invocation.durationInMillis * unitsInMillis)
      add('invocations', 1)
      if (invocation.isError) add('errors', 1)
      add('durationSum', units)
      peak('durationMax', units)
      peak('concurrent', invocation.concurrent)
    }
    this.#timer ??= setTimeout(() => void this.flush(), flushAfterInMillis).unref()
  }

  /** The minutes since then in which there were calls, by time; what was counted until now is in it. */
  async minutes(functionName: string, since: EpochMillis): Promise<readonly MinuteOfCalls[]> {
    await this.flush()
    const found = new Map<number, Record<string, number>>()
    for (let at = Math.floor(Math.max(since, this.#now() - keptHours * hour) / hour); at <= Math.floor(this.#now() / hour); at++) {
      for (const [key, value] of await this.#counters.list(`${prefix}${at}/${functionName}/`)) {
        const [minuteText = '', what = ''] = key.split('/').slice(3)
        const counted = found.get(Number(minuteText)) ?? {}
        counted[what] = value
        found.set(Number(minuteText), counted)
      }
    }
    return [...found]
      .filter(([at]) => (at + 1) * minute > since)
      .toSorted(([one], [other]) => one - other)
      .map(([at, { invocations = 0, errors = 0, throttles = 0, durationSum = 0, durationMax = 0, concurrent = 0 }]) => ({
        at: at * minute,
        invocations,
        errors,
        throttles,
        durationSum: durationSum / unitsInMillis,
        durationMax: durationMax / unitsInMillis,
        concurrent,
      }))
  }

  /** Writes what was counted; rejects never, since figures are not worth a call. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const pending = this.#pending
    this.#pending = { sums: new Map(), peaks: new Map() }
    this.#writing = this.#writing.then(() => this.#write(pending)).catch(reportBug)
    return this.#writing
  }

  /** Forgets what is older than a day, one hour at a time; a server that stood still for longer forgets all that lies between. */
  async sweep(): Promise<void> {
    const oldest = Math.floor(this.#now() / hour) - keptHours
    const hours = new Set([...(await this.#counters.list(prefix)).keys()].map((key) => Number(key.split('/')[1])))
    for (const old of hours) if (old < oldest) await this.#counters.deleteAll(`${prefix}${old}/`)
  }

  async #write({ sums, peaks }: Pending): Promise<void> {
    if (sums.size > 0) await this.#counters.addAll(sums)
    for (const [key, value] of peaks) if (value > (await this.#counters.get(key))) await this.#counters.set(key, value)
  }
}

function keyOf(functionName: string, at: EpochMillis): string {
  return `${prefix}${Math.floor(at / hour)}/${functionName}/${Math.floor(at / minute)}/`
}
