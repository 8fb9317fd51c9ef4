import { Call } from './call.ts'
import { readArrival } from './arrival.ts'
import { keep, lookUp } from './cache/stage-cache.ts'
import { edgeResponse } from './edge.ts'
import type { CompiledApi } from './compile/compile-api.ts'
import type { CompiledMethod } from './compile/compiled-method.ts'
import type { CompiledStage, StageSide } from './compile/compile-stage.ts'
import { answerFault } from './gateway-response/answer-fault.ts'
import type { CallEnd, IncomingRequest, IntegrationResponse, MethodResponse } from './hand-offs.ts'
import { checkSize } from './method-request/check-size.ts'
import { inflate } from './method-request/inflate.ts'
import { unroutedFault } from './method-request/verify-signature.ts'
import type { Ports } from './ports.ts'
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

/** Answers one request of a deployed stage. Never rejects for what a client, a definition or a back end does. */
export async function invoke(incoming: IncomingRequest, stage: CompiledStage, ports: Ports): Promise<MethodResponse> {
  const { api, place } = drawSide(stage, ports)
  const arrival = readArrival(incoming.headers)
  const match = api.router.find(arrival.methodOverride ?? incoming.httpMethod, incoming.path)
  const control = stage.control(match?.value.route)
  const call = new Call(incoming, place, ports, arrival, match, control, control)
  const end = await run(match?.value, api, call)
  ports.observer.finished(new Report(call, end, control.observation))
  return edgeResponse(end.response, call)
}

async function run(method: CompiledMethod | undefined, { router, gatewayResponses }: CompiledApi, call: Call): Promise<CallEnd> {
  try {
    call.recorder.record('method-request', call.request)
    checkSize(call)
    if (method === undefined) throw await unroutedFault(call, () => router.nearest(call.incoming.path))
    const admission = method.admit(call.request, call)
    call.admission = admission instanceof Promise ? await admission : admission
    const response = await execute(method, call)
    return { response, latencyInMillis: call.elapsed(), fault: undefined }
  } catch (error) {
    return answerFault(error, gatewayResponses, call)
  }
}

/** Runs one call through the four boxes, in the order in which the console draws them. */
export async function execute(method: CompiledMethod, call: Call): Promise<MethodResponse> {
  // Nothing is awaited that is there already: each turn costs a small call a twentieth of its time.
  if (call.arrival.contentEncoding !== undefined) await inflate(call)
  const { request, recorder } = call
  method.validate(request, call)

  const cacheKey = method.cacheKey(request, call)
  const kept = lookUp(cacheKey, call)
  if (kept !== undefined) return respond(method, kept, call)

  const integrationRequest = method.toIntegrationRequest(request, call)
  recorder.record('integration-request', integrationRequest)

  const sent = method.send(integrationRequest, call)
  const backendResponse = sent instanceof Promise ? await sent : sent
  call.backend = backendResponse
  recorder.record('integration', backendResponse)

  const integrationResponse = method.toIntegrationResponse(backendResponse, call)
  recorder.record('integration-response', integrationResponse)
  keep(cacheKey, integrationResponse, call)

  return respond(method, integrationResponse, call)
}

/** The last box, which what comes from the stage cache passes too. */
function respond(method: CompiledMethod, integrationResponse: IntegrationResponse, call: Call): MethodResponse | Promise<MethodResponse> {
  const methodResponse = method.toMethodResponse(integrationResponse, call)
  if (methodResponse instanceof Promise) return methodResponse.then((response) => recorded(response, call))
  return recorded(methodResponse, call)
}

function recorded(methodResponse: MethodResponse, call: Call): MethodResponse {
  call.recorder.record('method-response', methodResponse)
  return methodResponse
}

function drawSide(stage: CompiledStage, ports: Ports): StageSide {
  const { canary } = stage
  return canary !== undefined && ports.newId.random() < canary.share ? canary : stage.production
}
