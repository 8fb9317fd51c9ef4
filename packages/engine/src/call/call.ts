import type { DeploymentId, EndpointType, EpochMillis, IntegrationType, RestApiId, StageName, UnauthorizedCacheControlHeaderStrategy } from '@fourbox/domain'
import type { TraceEvent as TemplateStep } from '@fourbox/vtl'
import type { Arrival } from './arrival.ts'
import { newEdgeId } from '../edge/edge.ts'
import { newExtendedRequestId } from './extended-request-id.ts'
import type { FinalOverrides } from '../context/final-overrides.ts'
import type { Admission, BackendResponse, IncomingRequest } from './hand-offs.ts'
import { MethodRequest } from './method-request.ts'
import type { Ports, TokenBucket } from '../ports/ports.ts'
import { makeRecorder, noRecorder, type Recorder } from '../trace/recorder.ts'
import { newTraceId, sampledTraceId } from './trace-id.ts'

/** Where a call runs: one value a stage, and one for its canary. */
export interface CallPlace {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly deploymentId: DeploymentId
  readonly accountId: string
  readonly region: string
  readonly endpointType: EndpointType
  /** Undefined where the stage has no canary. */
  readonly isCanary: boolean | undefined
  /** The console's Test: no arrival marks, `test-invoke-…` values in `$context`. */
  readonly isTest: boolean
  /** Stage variables, the canary's own over the stage's. */
  readonly variables: ReadonlyMap<string, string>
  readonly clientCertificateId: string | undefined
  /** What a test of an authorizer says of `$context`. */
  readonly additionalContext?: ReadonlyMap<string, string>
}

/** What a stage has set for the method that is called. */
export interface CallControl {
  /** Narrowest first. */
  readonly limits: readonly Limit[]
  /** Undefined where the method's answers are not kept. */
  readonly cache: CacheControl | undefined
}

export interface CacheControl {
  readonly ttlInSeconds: number
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy: UnauthorizedCacheControlHeaderStrategy
}

export interface Limit {
  readonly level: 'method' | 'account'
  readonly bucket: TokenBucket
  /** Tokens a second. */
  readonly rate: number
  readonly burst: number
}

/** What routing found; `httpMethod` is the declared one, so it may be ANY. */
export interface Route {
  readonly resourceId: string
  readonly resourcePath: string
  readonly httpMethod: string
  readonly operationName: string | undefined
}

/** One request on its way through the boxes: what every step may look at, and the few things that are learnt on the way. */
export class Call {
  readonly incoming: IncomingRequest
  readonly place: CallPlace
  readonly ports: Ports
  readonly requestId: string
  /** A client's own request id that is no UUID, and so was not taken. */
  readonly refusedRequestId: string | undefined
  readonly extendedRequestId: string
  readonly startedAt: EpochMillis
  readonly startedMark: number
  readonly arrival: Arrival
  /** Undefined when routing found no method. */
  readonly route: Route | undefined
  readonly integrationType: IntegrationType | undefined
  readonly control: CallControl
  /** The templates that ran, step by step; filled when the call is traced. */
  readonly templates: TemplateRun[] | undefined
  readonly recorder: Recorder
  /** CloudFront's own id of the call, before edge-optimised APIs; the console's Test passes no edge. */
  readonly edgeId: string | undefined
  #traceId: string | undefined

  /** Replaced once, by its inflated self. */
  request: MethodRequest
  admission: Admission = nobody
  /** What templates wrote into requestOverride and responseOverride: the one thing that templates may change. */
  overrides: FinalOverrides | undefined = undefined
  /** Set when the back end has answered. */
  backend: BackendResponse | undefined = undefined
  /** The headers that signed the integration's call; set where it is recorded. */
  signature: readonly string[] = []
  /** Set when the stage cache was asked. */
  cache: 'hit' | 'miss' | undefined = undefined
  /** Whether the caller is to be told that it may not ask for a fresh answer. */
  cacheWarning = false

  constructor(
    incoming: IncomingRequest,
    place: CallPlace,
    ports: Ports,
    arrival: Arrival,
    match: CallMatch | undefined,
    control: CallControl,
    { records, traces }: Keeping,
  ) {
    this.incoming = incoming
    this.place = place
    this.ports = ports
    this.arrival = arrival
    this.route = match?.value.route
    this.integrationType = match?.value.integrationType
    const httpMethod = arrival.methodOverride ?? incoming.httpMethod
    this.edgeId = place.endpointType === 'EDGE' && !place.isTest ? newEdgeId(ports.newId) : undefined
    this.request = new MethodRequest(incoming, httpMethod, match?.pathParameters ?? noParameters, incoming.body, place.isTest ? undefined : this)
    const clientId = arrival.requestId
    const clientIdFits = clientId !== undefined && uuid.test(clientId)
    this.requestId = clientIdFits ? clientId : ports.newId.uuid()
    this.refusedRequestId = clientIdFits ? undefined : clientId
    this.extendedRequestId = newExtendedRequestId(ports.newId)
    this.startedAt = ports.clock.now()
    this.startedMark = ports.clock.monotonic()
    this.control = control
    this.templates = traces ? [] : undefined
    this.recorder = records ? makeRecorder(() => this.elapsed()) : noRecorder
  }

  /** `Root=1-{epoch}-{96 bits}`; the client's own when it sent one; with Parent and Sampled where the stage is traced. Made when first asked for. */
  get traceId(): string {
    this.#traceId ??= this.#makeTraceId()
    return this.#traceId
  }

  #makeTraceId(): string {
    const { newId } = this.ports
    const traceId = this.arrival.traceId ?? newTraceId(this.startedAt, newId.randomText(12, 'hex'))
    return this.templates === undefined || this.place.isTest ? traceId : sampledTraceId(traceId, newId.randomText(8, 'hex'))
  }

  /** Keeps the signature of the integration's call for the log, where there is one. */
  get onSigned(): ((headers: readonly string[]) => void) | undefined {
    return this.recorder.on ? (headers) => void (this.signature = headers) : undefined
  }

  /** Milliseconds since the call began, with fractions. */
  elapsed(): number {
    return this.ports.clock.monotonic() - this.startedMark
  }
}

/** What is kept of a call: its hand-offs, for a log or a trace; the steps of its templates, for a trace. */
export interface Keeping {
  readonly records: boolean
  readonly traces: boolean
}

/** One template as it ran. */
export interface TemplateRun {
  readonly side: 'request' | 'response'
  readonly source: string
  readonly steps: readonly TemplateStep[]
}

/** What routing gave for the request. */
export interface CallMatch {
  readonly value: { readonly route: Route; readonly integrationType: IntegrationType | undefined }
  readonly pathParameters: ReadonlyMap<string, string>
}

const nobody: Admission = { authorizer: undefined, caller: undefined, apiKey: undefined }
const noParameters: ReadonlyMap<string, string> = new Map()
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
