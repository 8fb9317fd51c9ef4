import type { IntegrationType } from '@fourbox/domain'
import type { Call, Route } from '../call/call.ts'
import type { Admission, BackendResponse, IntegrationRequest, IntegrationResponse, MethodResponse } from '../call/hand-offs.ts'
import type { MethodRequest } from '../call/method-request.ts'

/** A step of the pipeline: what it is handed, and what it hands on. */
type Box<In, Out> = (value: In, call: Call) => Out

/** What a method's configuration decides, decided: six functions. */
export interface CompiledMethod {
  readonly route: Route
  readonly integrationType: IntegrationType | undefined
  /** Policy, authorizer, API key, throttle, in AWS's order: who calls. */
  readonly admit: Box<MethodRequest, Promise<Admission> | Admission>
  readonly validate: Box<MethodRequest, void>
  readonly toIntegrationRequest: Box<MethodRequest, IntegrationRequest>
  /** Written as a method on purpose: it is only ever handed what this method's own `toIntegrationRequest` made. */
  send(request: IntegrationRequest, call: Call): Promise<BackendResponse> | BackendResponse
  readonly toIntegrationResponse: Box<BackendResponse, IntegrationResponse>
  readonly toMethodResponse: Box<IntegrationResponse, Promise<MethodResponse> | MethodResponse>
  /** The stage cache's key for a request; undefined where the method's answers are not kept. */
  readonly cacheKey: Box<MethodRequest, string | undefined>
}
