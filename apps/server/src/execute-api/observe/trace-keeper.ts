import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Logs, NewLogEvent } from '@fourbox/store'
import { reportUnlessUnavailable } from '../../failures/report-bug.ts'
import type { LaterTrace } from './later-trace.ts'

const flushAfterInMillis = 250
/** Under load the next batch waits so many times as long as one took: the calls go first, and most traces would be swept by those of later ones. */
const mostPauses = 20
const longestPauseInMillis = 5_000
/** A turn in which traces are rendered ends after so long: calls that came meanwhile are answered before the next. */
const longestTurnInMillis = 5
/** Traces kept of one stage, the newest; the tests of an API's methods are a stage of their own. */
export const keptTraces = 1000
/** What they may take of the store, about; those of large bodies are fewer. */
const mostBytes = 32 * 1024 * 1024

/** No log group of CloudWatch's can have a colon in its name: none of a person's is mistaken for ours. */
export const traceGroups = 'traces:'
/** What else is written to such a group, an access log of that name, is no trace. */
export const traceStream = 'traces'

/** Where the store keeps the traces of a stage, or what all groups of an API begin with. */
export function traceGroup(restApiId: string, stage = ''): string {
  return `${traceGroups}${restApiId}/${stage}`
}

/** Writes traces to the store in batches, beside the calls: what a restart shall not forget. */
export class TraceKeeper {
  readonly #logs: Logs
  #pending = new Map<string, LaterTrace[]>()
  #nextAt = 0
  #kept = Promise.resolve()
  #timer: NodeJS.Timeout | undefined

  constructor(logs: Logs) {
    this.#logs = logs
  }

  add(trace: LaterTrace): void {
    const group = traceGroup(trace.restApiId, trace.stage)
    const pending = this.#pending.get(group) ?? []
    this.#pending.set(group, pending)
    pending.push(trace)
    // Under load most would be swept unread: they are dropped before they cost a write.
    if (pending.length >= 2 * keptTraces) pending.splice(0, pending.length - keptTraces)
    this.#timer ??= setTimeout(() => void this.flush(), Math.max(flushAfterInMillis, this.#nextAt - performance.now()))
  }

  /** Never rejects: a trace is not worth a worker. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#kept = this.#kept.then(() => this.#keepPending())
    return this.#kept
  }

  async #keepPending(): Promise<void> {
    const pending = this.#pending
    this.#pending = new Map()
    let spentInMillis = 0
    try {
      for (const [group, traces] of pending) {
        const newest = traces.slice(-keptTraces).values()
        for (;;) {
          const startedAt = performance.now()
          const events = renderedWithin(longestTurnInMillis, newest)
          if (events.length === 0) break
          await this.#logs.append(group, traceStream, events)
          spentInMillis += performance.now() - startedAt
          await nextTurn()
        }
        await this.#logs.trim(group, keptTraces, mostBytes)
      }
    } catch (error) {
      // While the store cannot be used, the log writer beside it says so.
      reportUnlessUnavailable(error)
    }
    this.#nextAt = performance.now() + Math.min(mostPauses * spentInMillis, longestPauseInMillis)
  }
}

/** Those that come next, at least one where there is one, until the time is over. */
function renderedWithin(millis: number, traces: Iterator<LaterTrace>): NewLogEvent[] {
  const endsAt = performance.now() + millis
  const events: NewLogEvent[] = []
  do {
    const { value, done } = traces.next()
    if (done) break
    const trace = value.rendered()
    events.push({ at: trace.startedAt, message: JSON.stringify(trace) })
  } while (performance.now() < endsAt)
  return events
}
