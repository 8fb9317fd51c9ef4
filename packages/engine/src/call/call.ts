import type { IntegrationType } from '@fourbox/domain'
import type { CacheDecision } from '../cache/stage-cache.ts'
import { FinalOverrides } from '@fourbox/vtl'
import type { Ports } from '../ports/ports.ts'
import { makeRecorder, noRecorder, type Keeping, type Recorder } from '../trace/recorder.ts'
import type { Arrival } from './arrival.ts'
import type { CallControl } from './call-control.ts'
import { CallMarks } from './call-marks.ts'
import type { CallPlace } from './call-place.ts'
import type { Admission, BackendResponse, IncomingRequest } from './hand-offs.ts'
import { MethodRequest } from './method-request.ts'

/**
 * One request on its way through the boxes, as far as it has come. A value: a step that finds something returns it, and
 * the pipeline makes the next value of the call with it. `overrides` alone changes, because AWS lets a template write them.
 */
export interface Call {
  readonly incoming: IncomingRequest
  readonly arrival: Arrival
  readonly place: CallPlace
  readonly control: CallControl
  readonly ports: Ports
  readonly marks: CallMarks
  readonly recorder: Recorder
  /** Undefined when routing found no method. */
  readonly route: Route | undefined
  /** The first box's value; inflated once the call is let in. */
  readonly request: MethodRequest
  /** Nobody's, until the call is let in. */
  readonly admission: Admission
  /** What the stage cache was asked and said; undefined where it keeps nothing of the method. */
  readonly cache: CacheDecision | undefined
  /** Undefined until the back end has answered. */
  readonly backend: BackendResponse | undefined
  /** What templates wrote into requestOverride and responseOverride. */
  readonly overrides: FinalOverrides
}

/** A call that a method serves. */
export type RoutedCall = Call & { readonly route: Route }

/** A call whose back end has answered. */
export type AnsweredCall = RoutedCall & { readonly backend: BackendResponse }

/** What routing found; `httpMethod` is the declared one, so it may be ANY. */
export interface Route {
  readonly resourceId: string
  readonly resourcePath: string
  readonly httpMethod: string
  readonly operationName: string | undefined
  /** Undefined for a draft's method without integration. */
  readonly integrationType: IntegrationType | undefined
}

/** What is known of a call when it begins. */
export interface CallBeginning {
  readonly incoming: IncomingRequest
  readonly arrival: Arrival
  readonly place: CallPlace
  readonly control: CallControl
  readonly keeping: Keeping
  readonly ports: Ports
}

/** What routing gave for the request. */
export interface CallMatch {
  readonly value: { readonly route: Route }
  readonly pathParameters: ReadonlyMap<string, string>
}

export function beginCall(beginning: CallBeginning, match: CallMatch): RoutedCall
export function beginCall(beginning: CallBeginning, match: CallMatch | undefined): Call
export function beginCall({ incoming, arrival, place, control, keeping, ports }: CallBeginning, match: CallMatch | undefined): Call {
  const marks = new CallMarks(arrival, place, keeping.samples, ports.clock, ports.newId)
  return {
    incoming,
    arrival,
    place,
    control,
    ports,
    marks,
    recorder: keeping.records ? makeRecorder(marks, keeping.traces) : noRecorder,
    route: match?.value.route,
    request: new MethodRequest(
      incoming,
      arrival.methodOverride ?? incoming.httpMethod,
      match?.pathParameters ?? noParameters,
      place.isTest ? undefined : marks,
    ),
    admission: nobody,
    cache: undefined,
    backend: undefined,
    overrides: new FinalOverrides(),
  }
}

/** The call of somebody who may call. */
export function letIn(call: RoutedCall, admission: Admission): RoutedCall {
  return { ...call, admission }
}

/** The same call with its body inflated. */
export function withRequest(call: RoutedCall, request: MethodRequest): RoutedCall {
  return { ...call, request }
}

/** The call once the stage cache was asked. */
export function withCache(call: RoutedCall, cache: CacheDecision): RoutedCall {
  return { ...call, cache }
}

/** The call once its back end has answered. */
export function answeredBy(call: RoutedCall, backend: BackendResponse): AnsweredCall {
  return { ...call, backend }
}

/** Who calls before anybody was asked, and of a method that is open to all. */
export const nobody: Admission = { authorizer: undefined, caller: undefined, apiKey: undefined, refusal: undefined }
const noParameters: ReadonlyMap<string, string> = new Map()
