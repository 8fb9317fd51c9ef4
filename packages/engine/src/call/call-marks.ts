import type { EpochMillis } from '@fourbox/domain'
import { newEdgeId } from '../edge/edge.ts'
import type { ClockPort, NewIdPort } from '../ports/world.ts'
import type { Arrival } from './arrival.ts'
import type { CallPlace } from './call-place.ts'
import { newExtendedRequestId } from './extended-request-id.ts'
import { newTraceId, tracedId } from './trace-id.ts'

/** Which call it is, and since when: its ids and its clock. */
export class CallMarks {
  readonly requestId: string
  /** A client's own request id that is no UUID, and so was not taken. */
  readonly refusedRequestId: string | undefined
  readonly extendedRequestId: string
  /** CloudFront's own id of the call, before edge-optimised APIs; the console's Test passes no edge. */
  readonly edgeId: string | undefined
  readonly startedAt: EpochMillis
  readonly #startedMark: number
  readonly #clock: ClockPort
  readonly #newId: NewIdPort
  readonly #clientTraceId: string | undefined
  readonly #isSampled: boolean | undefined
  #traceId: string | undefined

  /** `samples`: where the stage has X-Ray on, whether the trace id says that the call is sampled. */
  constructor({ requestId, traceId }: Arrival, place: CallPlace, samples: boolean | undefined, clock: ClockPort, newId: NewIdPort) {
    const fits = requestId !== undefined && uuid.test(requestId)
    this.requestId = fits ? requestId : newId.uuid()
    this.refusedRequestId = fits ? undefined : requestId
    this.extendedRequestId = newExtendedRequestId(newId)
    this.edgeId = place.endpointType === 'EDGE' && !place.isTest ? newEdgeId(newId) : undefined
    this.startedAt = clock.now()
    this.#startedMark = clock.monotonic()
    this.#clock = clock
    this.#newId = newId
    this.#clientTraceId = traceId
    this.#isSampled = samples
  }

  /** `Root=1-{epoch}-{96 bits}`; the client's own when it sent one; with Parent and Sampled where the stage is traced. Made when first asked for. */
  get traceId(): string {
    this.#traceId ??= this.#makeTraceId()
    return this.#traceId
  }

  /** The same as Lambda answers with it: said to be not sampled where nothing else is said (recorded). */
  get lambdaTraceId(): string {
    return /;\s*Sampled=/i.test(this.traceId) ? this.traceId : `${this.traceId};Sampled=0`
  }

  #makeTraceId(): string {
    const traceId = this.#clientTraceId ?? newTraceId(this.startedAt, this.#newId.randomText(12, 'hex'))
    return this.#isSampled === undefined ? traceId : tracedId(traceId, this.#newId.randomText(8, 'hex'), this.#isSampled)
  }

  /** Milliseconds since the call began, with fractions. */
  elapsed(): number {
    return this.#clock.monotonic() - this.#startedMark
  }
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
