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

/** What is added up of one function in one minute. */
interface Sums {
  invocations: number
  errors: number
  throttles: number
  durationSum: number
}

/** The most of it. */
interface Peaks {
  durationMax: number
  concurrent: number
}

/** One function in one minute; kept as numbers, since the keys of the store cost more to put together than all else that is counted of a call. */
interface Counted {
  readonly key: string
  readonly functionName: string
  /** Since 1970. */
  readonly minute: number
  readonly sums: Sums
  readonly peaks: Peaks
}

/**
 * Counts the invocations of functions by the minute, in the store's counters: `function-metric/{hour}/{function}/{minute}/{what}`.
 * What is counted is written in batches, off the path of calls.
 */
export class FunctionMetrics {
  readonly #counters: Counters
  readonly #now: () => EpochMillis
  #pending = new Map<string, Counted>()
  /** Of the call before. */
  #latest: Counted | undefined
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()

  constructor(counters: Counters, now: () => EpochMillis) {
    this.#counters = counters
    this.#now = now
  }

  count(functionName: string, invocation: ObservedInvocation): void {
    const { sums, peaks } = this.#countedOf(functionName)
    if (invocation.type === 'throttled') sums.throttles++
    else {
      const units = Math.round(invocation.durationInMillis * unitsInMillis)
      sums.invocations++
      if (invocation.isError) sums.errors++
      sums.durationSum += units
      peaks.durationMax = Math.max(peaks.durationMax, units)
      peaks.concurrent = Math.max(peaks.concurrent, invocation.concurrent)
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
    const pending = [...this.#pending.values()]
    this.#pending.clear()
    this.#latest = undefined
    this.#writing = this.#writing.then(() => this.#write(pending)).catch(reportBug)
    return this.#writing
  }

  /** Forgets what is older than a day, one hour at a time; a server that stood still for longer forgets all that lies between. */
  async sweep(): Promise<void> {
    const oldest = Math.floor(this.#now() / hour) - keptHours
    const hours = new Set([...(await this.#counters.list(prefix)).keys()].map((key) => Number(key.split('/')[1])))
    for (const old of hours) if (old < oldest) await this.#counters.deleteAll(`${prefix}${old}/`)
  }

  #countedOf(functionName: string): Counted {
    const at = this.#now()
    const latest = this.#latest
    if (latest?.functionName === functionName && latest.minute === Math.floor(at / minute)) return latest
    const key = keyOf(functionName, at)
    const counted = this.#pending.get(key) ?? {
      key,
      functionName,
      minute: Math.floor(at / minute),
      sums: { invocations: 0, errors: 0, throttles: 0, durationSum: 0 },
      peaks: { durationMax: 0, concurrent: 0 },
    }
    this.#pending.set(key, counted)
    this.#latest = counted
    return counted
  }

  async #write(pending: readonly Counted[]): Promise<void> {
    const sums = pending.flatMap(({ key, sums: counted }) => countersOf(key, counted))
    if (sums.length > 0) await this.#counters.addAll(new Map(sums))
    for (const [key, value] of pending.flatMap(({ key, peaks }) => countersOf(key, peaks))) {
      if (value > (await this.#counters.get(key))) await this.#counters.set(key, value)
    }
  }
}

/** Those that are above nothing. */
function countersOf(key: string, values: Sums | Peaks): readonly (readonly [key: string, value: number])[] {
  return Object.entries(values).flatMap(([what, value]) => (value > 0 ? [[key + what, value] as const] : []))
}

function keyOf(functionName: string, at: EpochMillis): string {
  return `${prefix}${Math.floor(at / hour)}/${functionName}/${Math.floor(at / minute)}/`
}
