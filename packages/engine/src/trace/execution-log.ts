import { callsBackEnd, gatewayResponseDefaults, type BoxName } from '@fourbox/domain'
import type { Call } from '../call/call.ts'
import type { BackendResponse, CallEnd, FaultFinding, HeaderList, IntegrationRequest, MethodResponse } from '../call/hand-offs.ts'
import type { MethodRequest } from '../call/method-request.ts'
import { admissionLines, usagePlanLines } from './admission-lines.ts'
import { printBackendBody } from './backend-body.ts'
import { endpointRequestLines } from './endpoint-request-lines.ts'
import { endpointUri } from './endpoint-uri.ts'
import type { LineKind, UntimedLine } from './untimed-line.ts'
import { starrer } from './secret-values.ts'
import { cutLine, printBody, printHeaders, printMap, printQuery } from './log-text.ts'
import type { HandOff } from './hand-off.ts'

export interface ExecutionLine {
  /** Milliseconds since the call began. */
  readonly at: number
  readonly kind: LineKind
  readonly text: string
  /** The box whose hand-off it tells; absent where it tells of the call as a whole, or of its fault. */
  readonly box: BoxName | undefined
}

/**
 * Renders the hand-offs of a call in the lines of AWS's execution log (execution reference, section 13). Lines that show
 * headers and bodies take most of the time: they are made only where they are wanted.
 * @param star stars the call's secrets; a trace of the call has it already
 */
export function executionLines(end: CallEnd, wantsPayload: boolean, star = starrer(end.call)): readonly ExecutionLine[] {
  const { call, fault, latencyInMillis } = end
  const { route } = call
  // AWS writes nothing of a request without a method, nor of one whose identity an authorizer never got to see.
  if (route === undefined || isUnseen(call)) return []
  const lines: ExecutionLine[] = []
  const add = (at: number, added: readonly UntimedLine[], box?: BoxName) => {
    for (const [kind, text] of added) lines.push({ at, kind, text: cutLine(text, star), box })
  }
  const { events } = call.recorder

  if (!call.place.isTest) {
    add(0, [['plain', `Extended Request Id: ${call.marks.extendedRequestId}`]])
    for (const event of events) if (event.step === 'admission') add(event.at, admissionLines(event.value, call), 'admission')
    if (!isRefusal(fault)) add(lines.at(-1)?.at ?? 0, usagePlanLines(route, call, fault), 'admission')
  }
  // A call that was not let in never starts to execute.
  const admittedAt = lines.at(-1)?.at ?? 0
  if (fault === undefined || fault.inExecution) for (const event of events) add(Math.max(event.at, admittedAt), linesOf(event, call, wantsPayload), event.step)

  if (fault === undefined) add(latencyInMillis, [['plain', 'Successfully completed execution']])
  else add(latencyInMillis, faultLines(fault))
  add(latencyInMillis, [[fault === undefined ? 'plain' : 'failure', `Method completed with status: ${end.response.status}`]])
  return lines
}

/** Whether an authorizer refused the call before it was asked. */
function isUnseen({ recorder }: Call): boolean {
  return recorder.events.some((event) => event.step === 'admission' && event.value.check === 'authorizer-refused' && event.value.beforeCall)
}

/** Whether authorization refused the call, so that its usage plan was never looked at. */
function isRefusal(fault: FaultFinding | undefined): boolean {
  return fault !== undefined && gatewayResponseDefaults[fault.responseType].found === 'authorization'
}

function faultLines(fault: FaultFinding): readonly UntimedLine[] {
  const lines: UntimedLine[] = fault.log === undefined ? [] : [['failure', fault.log]]
  const { responseType } = fault
  if (responseType === 'AUTHORIZER_CONFIGURATION_ERROR' || responseType === 'AUTHORIZER_FAILURE')
    lines.push(['failure', gatewayResponseDefaults[responseType].errorType])
  return lines
}

function linesOf(event: HandOff, call: Call, wantsPayload: boolean): readonly UntimedLine[] {
  switch (event.step) {
    case 'method-request':
      return wantsPayload ? [...startLines(event.value, call), ...methodRequestLines(event.value, call)] : startLines(event.value, call)
    case 'integration-request':
      return wantsPayload ? integrationRequestLines(event.value, call) : []
    case 'integration':
      return wantsPayload ? [...endpointIdLines(event.value, call), ...integrationLines(event.value, call)] : endpointIdLines(event.value, call)
    case 'method-response':
      return wantsPayload ? methodResponseLines(event.value, call) : []
    default:
      return []
  }
}

function startLines(request: MethodRequest, call: Call): readonly UntimedLine[] {
  return [
    ['plain', `Starting execution for request: ${call.marks.requestId}`],
    ['plain', `HTTP Method: ${request.httpMethod}, Resource Path: ${call.incoming.path}`],
  ]
}

function methodRequestLines(request: MethodRequest, { place: { mask } }: Call): readonly UntimedLine[] {
  return [
    ['payload', `Method request path: ${printMap(request.pathParameters)}`],
    ['payload', `Method request query string: ${printQuery(request.query, mask)}`],
    ['payload', `Method request headers: ${printHeaders(request.headerList, mask)}`],
    ['payload', `Method request body before transformations: ${printBody(request.body)}`],
  ]
}

function integrationRequestLines(request: IntegrationRequest, call: Call): readonly UntimedLine[] {
  const uri = endpointUri(request, call.place.mask)
  if (request.kind === 'mock' || uri === undefined) return []
  const sent = request.kind === 'lambda' ? { event: request.payload } : { body: request.body }
  return endpointRequestLines({ uri, headers: request.headers, signature: call.recorder.signature, sent }, call)
}

function integrationLines(response: BackendResponse, call: Call): readonly UntimedLine[] {
  if (!callsBackEnd(call.route?.integrationType)) return []
  return [
    ['payload', `Received response. Status: ${response.status}, Integration latency: ${Math.round(response.latencyInMillis)} ms`],
    ['payload', `Endpoint response headers: ${printHeaders(response.headers, call.place.mask)}`],
    ['payload', `Endpoint response body before transformations: ${printBackendBody(response, call)}`],
  ]
}

function endpointIdLines(response: BackendResponse, call: Call): readonly UntimedLine[] {
  return response.requestId === undefined || call.place.isTest ? [] : [['plain', `AWS Integration Endpoint RequestId : ${response.requestId}`]]
}

function methodResponseLines(response: MethodResponse, { place: { mask } }: Call): readonly UntimedLine[] {
  return [
    ['payload', `Method response body after transformations: ${printBody(response.body)}`],
    ['payload', `Method response headers: ${printHeaders(withoutServiceHeaders(response.headers), mask)}`],
  ]
}

/** What API Gateway itself puts on an answer is not in its log. */
function withoutServiceHeaders(headers: HeaderList): HeaderList {
  return headers.filter((_, index) => !serviceNames.has(headers[index - (index % 2)] ?? ''))
}
const serviceNames: ReadonlySet<string> = new Set(['Content-Length', 'x-amzn-RequestId', 'x-amz-apigw-id'])
