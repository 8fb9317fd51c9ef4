import type { EpochMillis, LoggingLevel, Trace } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { CallMetrics, CallReport, LogLine } from '../ports/ports.ts'
import type { AccessLogLine } from './access-log.ts'
import type { CallEnd } from '../call/hand-offs.ts'
import { executionLines } from './execution-log.ts'
import type { LineKind } from './log-line.ts'
import { renderTrace } from './trace.ts'

/** What a stage keeps of a method's calls. */
export interface Observation {
  readonly loggingLevel: LoggingLevel
  readonly dataTraceEnabled: boolean
  readonly metricsEnabled: boolean
  readonly tracingEnabled: boolean
  readonly accessLog: AccessLogLine | undefined
}

/** What a finished call leaves behind; see `CallReport`. Nothing is rendered before it is asked for. */
export class Report implements CallReport {
  readonly #call: Call
  readonly #end: CallEnd
  readonly #observation: Observation

  constructor(call: Call, end: CallEnd, observation: Observation) {
    this.#call = call
    this.#end = end
    this.#observation = observation
  }

  get restApiId(): string {
    return this.#call.place.restApiId
  }
  get stageName(): string {
    return this.#call.place.stageName
  }
  get isCanary(): boolean {
    return this.#call.place.isCanary === true
  }
  get requestId(): string {
    return this.#call.requestId
  }
  get startedAt(): EpochMillis {
    return this.#call.startedAt
  }

  get metrics(): CallMetrics {
    const { route, backend, cache } = this.#call
    const { response, latencyInMillis, fault } = this.#end
    return {
      status: response.status,
      latencyInMillis,
      integrationLatencyInMillis: backend?.latencyInMillis,
      cache,
      detailed: this.#observation.metricsEnabled && route !== undefined ? route : undefined,
      gatewayResponseType: fault?.responseType,
    }
  }

  executionLog(): readonly LogLine[] {
    const { loggingLevel, dataTraceEnabled } = this.#observation
    if (loggingLevel === 'OFF') return []
    const kept = loggingLevel === 'ERROR' ? failures : dataTraceEnabled ? everything : plainLines
    const lines: LogLine[] = []
    for (const { at, kind, text } of executionLines(this.#call, this.#end, kept.has('payload'))) {
      if (kept.has(kind)) lines.push({ at: this.#call.startedAt + Math.round(at), text })
    }
    return lines
  }

  accessLogLine(): string | undefined {
    return this.#observation.accessLog?.(this.#call, this.#end)
  }

  trace(): Trace | undefined {
    return this.#observation.tracingEnabled ? renderTrace(this.#call, this.#end) : undefined
  }
}

const failures: ReadonlySet<LineKind> = new Set(['failure'])
const plainLines: ReadonlySet<LineKind> = new Set(['plain', 'failure'])
const everything: ReadonlySet<LineKind> = new Set(['plain', 'payload', 'failure'])
