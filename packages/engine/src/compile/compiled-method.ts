import type { AnsweredCall, Call, Route, RoutedCall } from '../call/call.ts'
import type { Admission, BackendResponse, IntegrationRequest, IntegrationResponse, MethodResponse } from '../call/hand-offs.ts'
import type { MethodRequest } from '../call/method-request.ts'

/** What a method's configuration decides, decided: six functions. Each returns what it found; none writes into the call. */
export interface CompiledMethod {
  readonly route: Route
  /** Policy, authorizer, API key, throttle, in AWS's order: who calls, and why not. */
  readonly admit: (call: RoutedCall) => Promise<Admission> | Admission
  readonly validate: (request: MethodRequest) => void
  readonly toIntegrationRequest: (call: RoutedCall) => IntegrationRequest
  /** Written as a method on purpose: it is only ever handed what this method's own `toIntegrationRequest` made. */
  send(request: IntegrationRequest, call: RoutedCall): Promise<BackendResponse> | BackendResponse
  readonly toIntegrationResponse: (call: AnsweredCall) => IntegrationResponse
  readonly toMethodResponse: (response: IntegrationResponse, call: Call) => Promise<MethodResponse> | MethodResponse
  /** The stage cache's key for a request; undefined where the method's answers are not kept. */
  readonly cacheKey: (call: RoutedCall) => string | undefined
  /** The expressions whose values stand in that key, in their order. */
  readonly cacheParameters: readonly string[]
}
