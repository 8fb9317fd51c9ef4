import type { EpochMillis, LoggingLevel, Trace } from '@fourbox/domain'
import type { CallMetrics, CallReport, ExecutionLogEvent } from '../ports/observer.ts'
import type { AccessLogLine } from './access-log.ts'
import type { Body, CallEnd } from '../call/hand-offs.ts'
import { executionLines } from './execution-log.ts'
import type { HandOff } from './hand-off.ts'
import type { LineKind } from './untimed-line.ts'
import { renderTrace } from './trace.ts'

/** What a stage keeps of a method's calls. */
export interface Observation {
  readonly loggingLevel: LoggingLevel
  readonly dataTraceEnabled: boolean
  readonly metricsEnabled: boolean
  readonly traces: boolean
  readonly accessLog: AccessLogLine | undefined
}

/** What a finished call leaves behind; see `CallReport`. Nothing is rendered before it is asked for. */
export class Report implements CallReport {
  readonly #end: CallEnd
  readonly #observation: Observation

  constructor(end: CallEnd, observation: Observation) {
    this.#end = end
    this.#observation = observation
  }

  get restApiId(): string {
    return this.#end.call.place.restApiId
  }
  get stageName(): string {
    return this.#end.call.place.stageName
  }
  get isCanary(): boolean {
    return this.#end.call.place.isCanary === true
  }
  get requestId(): string {
    return this.#end.call.marks.requestId
  }
  get startedAt(): EpochMillis {
    return this.#end.call.marks.startedAt
  }

  get metrics(): CallMetrics {
    const { call, response, latencyInMillis, fault } = this.#end
    const { route, backend, cache } = call
    return {
      status: response.status,
      latencyInMillis,
      integrationLatencyInMillis: backend?.latencyInMillis,
      cache: cache && (cache.kept === undefined ? 'miss' : 'hit'),
      method: route,
      isDetailed: this.#observation.metricsEnabled,
      gatewayResponseType: fault?.responseType,
    }
  }

  executionLog(): readonly ExecutionLogEvent[] {
    const { loggingLevel, dataTraceEnabled } = this.#observation
    if (loggingLevel === 'OFF') return []
    const kept = loggingLevel === 'ERROR' ? failures : dataTraceEnabled ? everything : plainLines
    const lines: ExecutionLogEvent[] = []
    for (const { at, kind, text } of executionLines(this.#end, kept.has('payload'))) {
      if (kept.has(kind)) lines.push({ at: this.#end.call.marks.startedAt + Math.round(at), text })
    }
    return lines
  }

  accessLogLine(): string | undefined {
    return this.#observation.accessLog?.(this.#end)
  }

  get isTraced(): boolean {
    return this.#observation.traces
  }

  get heldBytes(): number {
    const { call, response } = this.#end
    let bytes = lengthOf(call.incoming.body) + lengthOf(response.body)
    for (const event of call.recorder.events) bytes += lengthOf(bodyOf(event))
    for (const { steps } of call.recorder.templates) bytes += steps.length * bytesOfStep
    return bytes
  }

  trace(): Trace | undefined {
    return this.#observation.traces ? renderTrace(this.#end) : undefined
  }
}

const bytesOfStep = 200

function bodyOf(event: HandOff): Body | string | undefined {
  switch (event.step) {
    case 'integration-request':
      return event.value.kind === 'lambda' ? event.value.payload : event.value.body
    case 'method-request':
    case 'integration':
    case 'integration-response':
    case 'method-response':
      return event.value.body
    default:
      return undefined
  }
}

/** Of what is no stream. */
function lengthOf(body: Body | string | undefined): number {
  return typeof body === 'string' || body instanceof Uint8Array ? body.length : 0
}

const failures: ReadonlySet<LineKind> = new Set(['failure'])
const plainLines: ReadonlySet<LineKind> = new Set(['plain', 'failure'])
const everything: ReadonlySet<LineKind> = new Set(['plain', 'payload', 'failure'])
