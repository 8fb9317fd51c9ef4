import type { Trace } from '@fourbox/domain'
import type { TraceQuery } from '../data-plane.ts'
import type { LaterTrace } from './later-trace.ts'

const mostTraces = 500
const mostCharacters = 16 * 1024 * 1024

/** The last traces of one worker: so many, and fewer where they are large. */
export class TraceRing {
  /** From `#oldest` on, where those before it have been let go. */
  readonly #traces: (LaterTrace | undefined)[] = []
  #next = 0
  #oldest = 0
  #held = 0
  #characters = 0

  add(trace: LaterTrace): void {
    if (this.#held === mostTraces) this.#dropOldest()
    this.#traces[this.#next] = trace
    this.#next = (this.#next + 1) % mostTraces
    this.#held++
    this.#characters += trace.weight
    while (this.#characters > mostCharacters && this.#held > 1) this.#dropOldest()
  }

  /** Newest first. */
  read({ restApiId, stage, requestId, limit = 100 }: TraceQuery): readonly Trace[] {
    return [...this.#traces.slice(this.#next), ...this.#traces.slice(0, this.#next)]
      .toReversed()
      .filter((trace) => trace !== undefined)
      .filter((trace) => restApiId === undefined || trace.restApiId === restApiId)
      .filter((trace) => stage === undefined || trace.stage === stage)
      .filter((trace) => requestId === undefined || trace.requestId === requestId)
      .slice(0, limit)
      .map((trace) => trace.rendered())
  }

  #dropOldest(): void {
    const trace = this.#traces[this.#oldest]
    this.#traces[this.#oldest] = undefined
    this.#oldest = (this.#oldest + 1) % mostTraces
    this.#held--
    if (trace) this.#characters -= trace.weight
  }
}
