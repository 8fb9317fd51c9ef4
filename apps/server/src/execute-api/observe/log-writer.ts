import { printError } from '../../terminal/terminal.ts'
import { type LogBatch, type Logs, type NewLogEvent, packEvents, type PackedEvents, StoreUnavailable } from '@fourbox/store'
import { randomBytes } from 'node:crypto'
import { reportBug, reportUnlessUnavailable } from '../../failures/report-bug.ts'

const flushAfterInMillis = 100
/** Under load events are written sooner: what waits longer is moved about by the garbage collector, which costs more than a commit. */
const mostPending = 2048
/** Events a group keeps; older ones are dropped now and then. */
const keptEvents = 100_000
const trimAfterEvents = 20_000

/** Events that wait while the store cannot take them; beyond them the newest are dropped. */
const mostWaiting = 65_536
const retryAfterInMillis = 1000

/** Collects log events and writes what has come together in one transaction. */
export class LogWriter {
  readonly #logs: Logs
  readonly #report: (line: string) => void
  /** Streams are named as CloudWatch's are; for whoever names none, this process writes one in each group. */
  readonly #stream: string
  /** By stream, then by group. */
  #pending = new Map<string, Map<string, PackedEvents[]>>()
  #waiting = 0
  #dropped = 0
  /** Whether the store did not take the last ones. */
  #held = false
  readonly #sinceTrim = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined
  #writing: Promise<void> | undefined
  #isClosed = false

  /** @param nodeName begins the name of its streams where there are several nodes */
  constructor(logs: Logs, { nodeName, report = printError }: { readonly nodeName?: string; readonly report?: (line: string) => void } = {}) {
    this.#logs = logs
    this.#stream = `${nodeName === undefined ? '' : `${nodeName}/`}${randomBytes(16).toString('hex')}`
    this.#report = report
  }

  add(group: string, events: readonly NewLogEvent[], stream: string = this.#stream): void {
    if (this.#waiting >= mostWaiting) {
      this.#dropped += events.length
      return
    }
    this.#waiting += events.length
    this.#append(group, stream, packEvents(events))
    if (this.#waiting >= mostPending) void this.flush()
    else this.#flushIn(flushAfterInMillis)
  }

  #append(group: string, stream: string, packed: Iterable<PackedEvents>): void {
    let groups = this.#pending.get(stream)
    if (!groups) this.#pending.set(stream, (groups = new Map()))
    let pending = groups.get(group)
    if (!pending) groups.set(group, (pending = []))
    for (const each of packed) pending.push(each)
  }

  /** One after the other. Never rejects: a log is not worth a worker. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing ??= this.#writeAll().finally(() => (this.#writing = undefined))
    return this.#writing
  }

  /** Writes what has come together for the last time; how much of it the store did not take is told. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.flush()
    const lost = this.#waiting + this.#dropped
    if (lost > 0) this.#report(`${lost} log events are lost: the store could not take them before this process ended.`)
  }

  /** A writer that is closed keeps no process alive. */
  #flushIn(millis: number): void {
    if (!this.#isClosed) this.#timer ??= setTimeout(() => void this.flush(), millis)
  }

  async #writeAll(): Promise<void> {
    while (this.#pending.size > 0) {
      const batches = this.#takePending()
      try {
        await this.#logs.appendAll(batches)
      } catch (error) {
        return this.#keep(batches, error)
      }
      this.#waiting -= countOf(batches)
      await this.#trim(batches)
    }
    this.#held = false
    if (this.#dropped > 0) this.#report(`${this.#dropped} log events were dropped while the store could not take them.`)
    this.#dropped = 0
  }

  #takePending(): readonly LogBatch[] {
    const batches = [...this.#pending].flatMap(([stream, groups]) => [...groups].map(([group, packed]) => ({ group, stream, packed })))
    this.#pending = new Map()
    return batches
  }

  /** What the store cannot take just now is written later; what it never will is dropped. */
  #keep(batches: readonly LogBatch[], error: unknown): void {
    if (error instanceof StoreUnavailable) {
      const newer = this.#takePending()
      for (const { group, stream, packed } of [...batches, ...newer]) this.#append(group, stream, packed)
      if (!this.#held) this.#report(`Log events of ${error.place} wait in memory: ${error.message}`)
      this.#held = true
    } else {
      this.#waiting -= countOf(batches)
      reportBug(error)
    }
    this.#flushIn(retryAfterInMillis)
  }

  /** What could not be trimmed is looked at again with the next events of its group. */
  async #trim(batches: readonly LogBatch[]): Promise<void> {
    for (const batch of batches) {
      const { group } = batch
      // The first time at once: nobody knows what was written before this process began.
      const written = (this.#sinceTrim.get(group) ?? trimAfterEvents) + countOf([batch])
      this.#sinceTrim.set(group, written)
      if (written < trimAfterEvents) continue
      try {
        await this.#logs.trim(group, keptEvents)
        this.#sinceTrim.set(group, 0)
      } catch (error) {
        reportUnlessUnavailable(error)
      }
    }
  }
}

function countOf(batches: readonly LogBatch[]): number {
  return batches.reduce((sum, { packed }) => sum + packed.reduce((size, each) => size + each.size, 0), 0)
}
