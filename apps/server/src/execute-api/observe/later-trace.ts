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

/** The trace that a traced call will have. @param node what the node is called that answers it, where there are several */
export function traceOf(report: CallReport, node?: string): LaterTrace | undefined {
  if (!report.isTraced) return undefined
  const { heldBytes } = report
  if (heldBytes <= mostHeld) return new UnrenderedTrace(report, heldBytes + heldBesides, node)
  const trace = report.trace()
  return trace && renderedTrace(trace, node)
}

export function renderedTrace(rendered: Trace, node?: string): LaterTrace {
  const trace = madeOn(rendered, node)
  const { restApiId, stage, requestId } = trace
  return { restApiId, stage, requestId, weight: weightOf(trace), rendered: () => trace }
}

class UnrenderedTrace implements LaterTrace {
  readonly restApiId: string
  readonly stage: string
  readonly requestId: string
  readonly weight: number
  readonly #node: string | undefined
  #report: CallReport | undefined
  #trace: Trace | undefined

  constructor(report: CallReport, weight: number, node: string | undefined) {
    this.restApiId = report.restApiId
    this.stage = report.stageName
    this.requestId = report.requestId
    this.weight = weight
    this.#node = node
    this.#report = report
  }

  rendered(): Trace {
    if (this.#trace) return this.#trace
    const trace = this.#report?.trace()
    if (!trace) throw new Error('A call that is traced has a trace')
    this.#report = undefined
    this.#trace = madeOn(trace, this.#node)
    return this.#trace
  }
}

function madeOn(trace: Trace, node: string | undefined): Trace {
  return node === undefined ? trace : { ...trace, node }
}
