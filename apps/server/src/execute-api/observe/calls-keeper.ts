import { CallTally, type EpochMillis } from '@fourbox/domain'
import type { CallMetrics } from '@fourbox/engine'
import { type CountedCalls, type Metrics, StoreUnavailable } from '@fourbox/store'
import { reportBug } from '../../failures/report-bug.ts'
import { printError } from '../../terminal/terminal.ts'

const flushAfterInMillis = 1000
const retryAfterInMillis = 1000
/** Seconds of methods that wait while the store cannot take them; beyond them, later calls are counted with the last of these. */
const mostWaiting = 10_000

/** The calls of a method in one second, while they are counted. */
interface Counting {
  at: EpochMillis
  readonly tally: CallTally
}

type ByMethod = Map<CallMetrics['method'], Counting>

/** Counts the calls of one worker by method and second, and writes the sums to the store in batches, beside the calls. */
export class CallsKeeper {
  readonly #metrics: Metrics
  readonly #report: (line: string) => void
  /** By API, stage and method, so that no call has to join their names. */
  readonly #counting = new Map<string, Map<string, ByMethod>>()
  #waiting: CountedCalls[] = []
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> = Promise.resolve()
  /** Whether the store did not take the last ones. */
  #held = false

  constructor(metrics: Metrics, report: (line: string) => void = printError) {
    this.#metrics = metrics
    this.#report = report
  }

  count(restApiId: string, stage: string, { method, status, latencyInMillis, integrationLatencyInMillis, cache }: CallMetrics, now: EpochMillis): void {
    const methods = this.#counting.get(restApiId)?.get(stage) ?? this.#newStage(restApiId, stage)
    const at = now - (now % 1000)
    let counting = methods.get(method)
    if (!counting) methods.set(method, (counting = { at, tally: new CallTally() }))
    if (counting.at !== at && this.#finish(restApiId, stage, method, counting)) counting.at = at
    counting.tally.count(status, latencyInMillis, integrationLatencyInMillis, cache)
    this.#timer ??= setTimeout(() => void this.flush(), flushAfterInMillis)
  }

  /** Resolves when everything that was counted before is in the store, or waits for it. Never rejects: figures are not worth a worker. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const [restApiId, stages] of this.#counting) {
      for (const [stage, methods] of stages) {
        for (const [method, counting] of methods) {
          // Nothing since the last time: its room is for those that are called.
          if (counting.tally.isEmpty) methods.delete(method)
          else this.#finish(restApiId, stage, method, counting)
        }
        if (methods.size === 0) stages.delete(stage)
      }
      if (stages.size === 0) this.#counting.delete(restApiId)
    }
    this.#writing = this.#writing.then(() => this.#write())
    return this.#writing
  }

  /** Whether the next second can begin. */
  #finish(restApiId: string, stage: string, method: CallMetrics['method'], { at, tally }: Counting): boolean {
    if (tally.isEmpty) return true
    if (this.#waiting.length >= mostWaiting) return false
    this.#waiting.push({ restApiId, stage, ...(method && { method }), at, sums: tally.take() })
    return true
  }

  #newStage(restApiId: string, stage: string): ByMethod {
    const stages = this.#counting.get(restApiId) ?? new Map<string, ByMethod>()
    this.#counting.set(restApiId, stages)
    const methods: ByMethod = new Map()
    stages.set(stage, methods)
    return methods
  }

  async #write(): Promise<void> {
    const counted = this.#waiting
    if (counted.length === 0) return
    this.#waiting = []
    try {
      await this.#metrics.add(counted)
      this.#held = false
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) return reportBug(error)
      this.#waiting = [...counted, ...this.#waiting]
      if (!this.#held) this.#report(`Figures of calls wait in memory: ${error.message}`)
      this.#held = true
      this.#timer ??= setTimeout(() => void this.flush(), retryAfterInMillis)
    }
  }
}
