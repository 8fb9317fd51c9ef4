import type { Trace } from '@fourbox/domain'
import type { CallReport } from '@fourbox/engine'
import { weightOf } from './trace-weight.ts'

/** A trace that is rendered when somebody wants to see or keep it: under load most are forgotten unseen. */
export interface LaterTrace {
  readonly restApiId: string
  readonly stage: string
  readonly requestId: string
  /** About how many characters it holds. */
  readonly weight: number
  /** The same each time. */
  rendered(): Trace
}

/** Larger calls are rendered at once: a trace keeps only the beginning of their bodies. */
const mostHeld = 32_768
/** What a small call holds beside its bodies, about. */
const heldBesides = 4_000

/** The trace that a traced call will have. */
export function traceOf(report: CallReport): LaterTrace | undefined {
  if (!report.isTraced) return undefined
  const { heldBytes } = report
  if (heldBytes <= mostHeld) return new UnrenderedTrace(report, heldBytes + heldBesides)
  const trace = report.trace()
  return trace && renderedTrace(trace)
}

export function renderedTrace(trace: Trace): LaterTrace {
  const { restApiId, stage, requestId } = trace
  return { restApiId, stage, requestId, weight: weightOf(trace), rendered: () => trace }
}

class UnrenderedTrace implements LaterTrace {
  readonly restApiId: string
  readonly stage: string
  readonly requestId: string
  readonly weight: number
  #report: CallReport | undefined
  #trace: Trace | undefined

  constructor(report: CallReport, weight: number) {
    this.restApiId = report.restApiId
    this.stage = report.stageName
    this.requestId = report.requestId
    this.weight = weight
    this.#report = report
  }

  rendered(): Trace {
    this.#trace ??= this.#report?.trace()
    this.#report = undefined
    if (this.#trace === undefined) throw new Error('A call that is traced has a trace')
    return this.#trace
  }
}
