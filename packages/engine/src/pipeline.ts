import { after } from './call/after.ts'
import { readArrival } from './call/arrival.ts'
import { foretoldBody } from './call/limits.ts'
import { answeredBy, beginCall, letIn, withCache, withRequest, type Call, type RoutedCall } from './call/call.ts'
import type { CallEnd, IncomingRequest, IntegrationResponse, MethodResponse } from './call/hand-offs.ts'
import { type CacheDecision, keep, lookUp } from './cache/stage-cache.ts'
import type { CompiledApi } from './compile/compile-api.ts'
import type { CompiledMethod } from './compile/compiled-method.ts'
import type { CompiledStage, StageSide } from './compile/compile-stage.ts'
import { edgeResponse } from './edge/edge.ts'
import { answerFault } from './gateway-response/answer-fault.ts'
import type { GatewayResponses } from './gateway-response/gateway-response.ts'
import { checkHops } from './method-request/check-hops.ts'
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
  const arrival = readArrival(incoming.headers, incoming.query)
  const match = api.router.find(arrival.methodOverride ?? incoming.httpMethod, incoming.path)
  const control = stage.control(match?.value.route, ports.clock)
  const beginning = { incoming, arrival, place, control, keeping: control, ports }
  const ended =
    match === undefined
      ? run(beginCall(beginning, match), api.gatewayResponses, (call) => refuseUnrouted(call, api.router))
      : run(beginCall(beginning, match), api.gatewayResponses, (call, reached) => admit(match.value, call, reached))
  return after(ended, (end) => {
    ports.observer.finished(new Report(end, control.observation))
    return edgeResponse(end.response, end.call)
  })
}

/** Is told each further value of a call: what a fault is answered from, and what is reported of it in the end. */
type Reached = <Further extends Call>(call: Further) => Further

/** Takes a call through its steps to its end, and answers what one of them throws. */
export function run<Begun extends Call>(
  begun: Begun,
  gatewayResponses: GatewayResponses,
  steps: (call: Begun, reached: Reached) => MethodResponse | Promise<MethodResponse>,
): CallEnd | Promise<CallEnd> {
  let furthest: Call = begun
  const reached: Reached = (call) => (furthest = call)
  return settle(
    () => steps(begun, reached),
    (response) => ({ call: furthest, response, latencyInMillis: begun.marks.elapsed(), fault: undefined }),
    (error) => answerFault(error, gatewayResponses, furthest),
  )
}

async function refuseUnrouted(call: Call, router: CompiledApi['router']): Promise<never> {
  call.recorder.record('method-request', call.request)
  checkArrival(call)
  throw await unroutedFault(call, () => router.nearest(call.incoming.path))
}

function admit(method: CompiledMethod, call: RoutedCall, reached: Reached): MethodResponse | Promise<MethodResponse> {
  call.recorder.record('method-request', call.request)
  checkArrival(call)
  return after(method.admit(call), (admission) => {
    const admitted = reached(letIn(call, admission))
    if (admission.refusal !== undefined) throw admission.refusal
    return execute(method, admitted, reached)
  })
}

function checkArrival(call: Call): void {
  checkSize(call)
  checkQuery(call)
  checkHops(call)
}

/** Runs one call through the four boxes, in the order in which the console draws them. */
export function execute(method: CompiledMethod, call: RoutedCall, reached: Reached): MethodResponse | Promise<MethodResponse> {
  if (call.arrival.contentEncoding === undefined) return boxes(method, call, reached)
  return inflate(call).then((request) => boxes(method, reached(withRequest(call, request)), reached))
}

function boxes(method: CompiledMethod, admitted: RoutedCall, reached: Reached): MethodResponse | Promise<MethodResponse> {
  const { ports } = admitted
  if (admitted.request.body.length > foretoldBody) ports.foretell(admitted.request.body.length)
  method.validate(admitted.request)

  const decision = lookUp(method.cacheKey(admitted), admitted)
  return decision instanceof Promise ? decision.then((decided) => served(method, admitted, decided, reached)) : served(method, admitted, decision, reached)
}

/** The boxes behind the stage cache, or the last of them where it has the answer. */
function served(method: CompiledMethod, admitted: RoutedCall, decision: CacheDecision | undefined, reached: Reached): MethodResponse | Promise<MethodResponse> {
  const { recorder, ports } = admitted
  const call = decision === undefined ? admitted : reached(withCache(admitted, decision))
  if (decision?.kept !== undefined) return respond(method, decision.kept, call)

  const integrationRequest = method.toIntegrationRequest(call)
  recorder.record('integration-request', integrationRequest)

  return after(method.send(integrationRequest, call), (backendResponse) => {
    const answered = reached(answeredBy(call, backendResponse))
    recorder.record('integration', backendResponse)

    const { body } = backendResponse
    if (body instanceof Uint8Array && body.length > foretoldBody) ports.foretell(body.length)
    const integrationResponse = method.toIntegrationResponse(answered)
    recorder.record('integration-response', integrationResponse)
    if (decision !== undefined) keep(decision, integrationResponse, call, method.cacheParameters)

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
