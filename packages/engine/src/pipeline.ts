import { Call } from './call/call.ts'
import { readArrival } from './call/arrival.ts'
import { keep, lookUp } from './cache/stage-cache.ts'
import { edgeResponse } from './edge/edge.ts'
import type { CompiledApi } from './compile/compile-api.ts'
import type { CompiledMethod } from './compile/compiled-method.ts'
import type { CompiledStage, StageSide } from './compile/compile-stage.ts'
import { answerFault } from './gateway-response/answer-fault.ts'
import type { CallEnd, IncomingRequest, IntegrationResponse, MethodResponse } from './call/hand-offs.ts'
import { checkQuery } from './method-request/check-query.ts'
import { checkSize } from './method-request/check-size.ts'
import { inflate } from './method-request/inflate.ts'
import { unroutedFault } from './method-request/verify-signature.ts'
import type { Ports } from './ports/ports.ts'
import { Report } from './trace/report.ts'

/*
 *   client ──▶ admit ──▶ method request ──▶ integration request ──┐
 *                                                                 ▼
 *                                                            integration
 *                                                                 │
 *   client ◀── method response ◀── integration response ◀─────────┘
 *
 * Whatever step fails throws a GatewayFault, and the gateway response takes the place of the rest.
 */

/** Answers one request of a deployed stage, at once where nothing has to be waited for. Never fails for what a client, a definition or a back end does. */
export function invoke(incoming: IncomingRequest, stage: CompiledStage, ports: Ports): MethodResponse | Promise<MethodResponse> {
  const { api, place } = drawSide(stage, ports)
  const arrival = readArrival(incoming.headers)
  const match = api.router.find(arrival.methodOverride ?? incoming.httpMethod, incoming.path)
  const control = stage.control(match?.value.route)
  const call = new Call(incoming, place, ports, arrival, match, control, control)

  const conclude = (end: CallEnd): MethodResponse => {
    ports.observer.finished(new Report(call, end, control.observation))
    return edgeResponse(end.response, call)
  }
  const succeed = (response: MethodResponse) => conclude({ response, latencyInMillis: call.elapsed(), fault: undefined })
  const fail = (error: unknown) => conclude(answerFault(error, api.gatewayResponses, call))
  return settle(() => admit(match?.value, api.router, call), succeed, fail)
}

function admit(method: CompiledMethod | undefined, router: CompiledApi['router'], call: Call): MethodResponse | Promise<MethodResponse> {
  call.recorder.record('method-request', call.request)
  checkSize(call)
  checkQuery(call)
  if (method === undefined) return refuseUnrouted(router, call)
  return after(method.admit(call.request, call), (admission) => {
    call.admission = admission
    return execute(method, call)
  })
}

async function refuseUnrouted(router: CompiledApi['router'], call: Call): Promise<never> {
  throw await unroutedFault(call, () => router.nearest(call.incoming.path))
}

/** Runs one call through the four boxes, in the order in which the console draws them. */
export function execute(method: CompiledMethod, call: Call): MethodResponse | Promise<MethodResponse> {
  return call.arrival.contentEncoding === undefined ? boxes(method, call) : inflate(call).then(() => boxes(method, call))
}

function boxes(method: CompiledMethod, call: Call): MethodResponse | Promise<MethodResponse> {
  const { request, recorder } = call
  method.validate(request, call)

  const cacheKey = method.cacheKey(request, call)
  const kept = lookUp(cacheKey, call)
  if (kept !== undefined) return respond(method, kept, call)

  const integrationRequest = method.toIntegrationRequest(request, call)
  recorder.record('integration-request', integrationRequest)

  return after(method.send(integrationRequest, call), (backendResponse) => {
    call.backend = backendResponse
    recorder.record('integration', backendResponse)

    const integrationResponse = method.toIntegrationResponse(backendResponse, call)
    recorder.record('integration-response', integrationResponse)
    keep(cacheKey, integrationResponse, call)

    return respond(method, integrationResponse, call)
  })
}

/** The last box, which what comes from the stage cache passes too. */
function respond(method: CompiledMethod, integrationResponse: IntegrationResponse, call: Call): MethodResponse | Promise<MethodResponse> {
  return after(method.toMethodResponse(integrationResponse, call), (methodResponse) => {
    call.recorder.record('method-response', methodResponse)
    return methodResponse
  })
}

/** Goes on with a value as soon as it is there: each turn of waiting costs a small call a twentieth of its time. */
function after<Value, Next>(value: Value | Promise<Value>, next: (value: Value) => Next | Promise<Next>): Next | Promise<Next> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** Goes on with what became of some work: its value, or what it threw, now or later. */
function settle<Value, Next>(work: () => Value | Promise<Value>, succeed: (value: Value) => Next, fail: (error: unknown) => Next): Next | Promise<Next> {
  let value: Value | Promise<Value>
  try {
    value = work()
  } catch (error) {
    return fail(error)
  }
  return value instanceof Promise ? value.then(succeed, fail) : succeed(value)
}

function drawSide(stage: CompiledStage, ports: Ports): StageSide {
  const { canary } = stage
  return canary !== undefined && ports.newId.random() < canary.share ? canary : stage.production
}
