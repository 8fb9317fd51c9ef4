import type { Call } from '../call.ts'
import type { BackendResponse, FaultFinding, IntegrationRequest, MethodResponse } from '../hand-offs.ts'
import type { MethodRequest } from '../method-request.ts'
import { joinPath } from '../integration-request/write-query.ts'
import { admissionLines } from './admission-lines.ts'
import { cutLine, printBody, printHeaders, printMap, printValues } from './log-text.ts'
import type { TraceEvent } from './trace-event.ts'

/** `failure` lines are kept from level ERROR on, `plain` ones from INFO on, `payload` ones with data tracing only. */
export type LineKind = 'plain' | 'payload' | 'failure'

export interface ExecutionLine {
  /** Milliseconds since the call began. */
  readonly at: number
  readonly kind: LineKind
  readonly text: string
}

/** What a call came to. */
export interface CallEnd {
  readonly response: MethodResponse
  readonly latencyInMillis: number
  readonly fault: FaultFinding | undefined
}

/** Renders the hand-offs of a call in the lines of AWS's execution log (execution reference, section 13). */
export function executionLines(call: Call, end: CallEnd): readonly ExecutionLine[] {
  const lines: ExecutionLine[] = []
  const add = (at: number, kind: LineKind, text: string) => void lines.push({ at, kind, text: cutLine(text) })

  if (!call.place.isTest) {
    add(0, 'plain', `Extended Request Id: ${call.extendedRequestId}`)
    for (const line of admissionLines(call)) add(line.at, line.kind, line.text)
  }
  for (const event of call.recorder.events) for (const [kind, text] of linesOf(event, call)) add(event.at, kind, text)
  if (end.fault === undefined) add(end.latencyInMillis, 'plain', 'Successfully completed execution')
  else if (end.fault.log !== undefined) add(end.latencyInMillis, 'failure', end.fault.log)
  add(end.latencyInMillis, end.fault === undefined ? 'plain' : 'failure', `Method completed with status: ${end.response.status}`)
  return lines
}

type Line = readonly [LineKind, string]

function linesOf(event: TraceEvent, call: Call): readonly Line[] {
  switch (event.step) {
    case 'method-request':
      return methodRequestLines(event.value, call)
    case 'integration-request':
      return integrationRequestLines(event.value, call)
    case 'integration':
      return integrationLines(event.value, call)
    case 'method-response':
      return methodResponseLines(event.value)
    default:
      return []
  }
}

function methodRequestLines(request: MethodRequest, call: Call): readonly Line[] {
  return [
    ['plain', `Starting execution for request: ${call.requestId}`],
    ['plain', `HTTP Method: ${request.httpMethod}, Resource Path: ${call.incoming.path === '' ? '/' : call.incoming.path}`],
    ['payload', `Method request path: ${printMap(request.pathParameters)}`],
    ['payload', `Method request query string: ${printValues(request.query)}`],
    ['payload', `Method request headers: ${printHeaders(request.headerList)}`],
    ['payload', `Method request body before transformations: ${printBody(request.body)}`],
  ]
}

function integrationRequestLines(request: IntegrationRequest, call: Call): readonly Line[] {
  const uri = endpointUri(request)
  if (uri === undefined) return []
  return [
    ['payload', `Endpoint request URI: ${uri}`],
    ['payload', `Endpoint request headers: ${printHeaders(endpointHeaders(request, call))}`],
    ['payload', `Endpoint request body after transformations: ${printBody(request.kind === 'lambda' ? request.payload : request.body)}`],
    ['payload', `Sending request to ${uri}`],
  ]
}

/** The address of what is called; a MOCK calls nothing. */
export function endpointUri(request: IntegrationRequest): string | undefined {
  switch (request.kind) {
    case 'mock':
      return undefined
    case 'http':
      return `${request.origin}${request.path}`
    case 'lambda':
      return `https://lambda.${request.functionArn.split(':')[3] ?? ''}.amazonaws.com/2015-03-31/functions/${request.functionArn}/invocations`
    case 'aws-service':
      return `https://${request.subdomain === undefined ? '' : `${request.subdomain}.`}${request.service}.${request.region}.amazonaws.com${joinPath(request.path, '')}`
  }
}

function endpointHeaders(request: IntegrationRequest, call: Call): readonly string[] {
  if (request.kind === 'mock') return []
  return request.kind === 'lambda' ? ['x-amzn-lambda-integration-tag', call.requestId, ...request.headers] : request.headers
}

function integrationLines(response: BackendResponse, call: Call): readonly Line[] {
  if (call.integrationType === 'MOCK') return []
  const lines: Line[] = [
    ['payload', `Received response. Status: ${response.status}, Integration latency: ${Math.round(response.latencyInMillis)} ms`],
    ['payload', `Endpoint response headers: ${printHeaders(response.headers)}`],
    ['payload', `Endpoint response body before transformations: ${printBody(response.body)}`],
  ]
  if (response.requestId !== undefined && !call.place.isTest) lines.unshift(['plain', `AWS Integration Endpoint RequestId : ${response.requestId}`])
  return lines
}

function methodResponseLines(response: MethodResponse): readonly Line[] {
  return [
    ['payload', `Method response body after transformations: ${printBody(response.body)}`],
    ['payload', `Method response headers: ${printHeaders(response.headers)}`],
  ]
}
