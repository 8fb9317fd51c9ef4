import type { Trace } from '@fourbox/domain'
import type { TraceQuery } from '../data-plane.ts'

const mostTraces = 500

/** The last traces of one worker. */
export class TraceRing {
  readonly #traces: Trace[] = []
  #next = 0

  add(trace: Trace): void {
    this.#traces[this.#next] = trace
    this.#next = (this.#next + 1) % mostTraces
  }

  /** Newest first. */
  read({ restApiId, stage, requestId, limit = 100 }: TraceQuery): readonly Trace[] {
    return [...this.#traces.slice(this.#next), ...this.#traces.slice(0, this.#next)]
      .toReversed()
      .filter((trace) => restApiId === undefined || trace.restApiId === restApiId)
      .filter((trace) => stage === undefined || trace.stage === stage)
      .filter((trace) => requestId === undefined || trace.requestId === requestId)
      .slice(0, limit)
  }
}
