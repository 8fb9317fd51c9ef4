import { callsBackEnd, isFunctionProxy, readAccessLogFormat, visible } from '@fourbox/domain'
import { contextReader, type ContextValue } from '../context/context-values.ts'
import { errorMessageString } from '../context/error-message-string.ts'
import type { CallEnd } from '../call/hand-offs.ts'
import { lastHeader } from '../content/header-list.ts'

export type AccessLogLine = (end: CallEnd) => string

/**
 * Compiles an access log's format: only context variables are substituted, what has no value prints `-` (execution reference,
 * sections 15 and 16). Serves CLF, JSON, XML and CSV alike.
 */
export function compileAccessLog(format: string): AccessLogLine {
  const isJson = format.trimStart().startsWith('{')
  let quotes = 0
  const parts = readAccessLogFormat(format.trimEnd()).map((part) => {
    if ('variable' in part) return compileName(part.variable, isJson && quotes % 2 === 1 ? escapeForJson : escapeForText)
    quotes += part.text.split('"').length - 1
    return part.text
  })
  return (end) => {
    let line = ''
    for (const part of parts) line += typeof part === 'string' ? part : part(end)
    return line
  }
}

type LogReader = (end: CallEnd) => ContextValue

/** `escape` fits the place in the format: within a text of JSON, or outside of one, where `$context.error.messageString` brings quotes of its own. */
function compileName(name: string, escape: (text: string) => string): AccessLogLine {
  const read = ownReaders.get(name) ?? readerOfCall(name)
  return (end) => escape(String(read?.(end) ?? '-'))
}

function readerOfCall(name: string): LogReader | undefined {
  const read = contextReader(name)
  return read && (({ call }) => read(call))
}

/** What access logs alone know. */
const ownReaders: ReadonlyMap<string, LogReader> = new Map<string, LogReader>([
  ['requestId', ({ call }) => (call.marks.refusedRequestId !== undefined ? 'UUID_REPLACED_INVALID_REQUEST_ID' : call.marks.requestId)],
  ['status', (end) => end.response.status],
  ['responseLength', responseLength],
  ['responseLatency', (end) => Math.round(end.latencyInMillis)],
  ['xrayTraceId', ({ call }) => rootOf(call.marks.traceId)],
  ['endpointType', ({ call }) => call.place.endpointType],
  ['customDomain.basePathMatched', ({ call }) => call.incoming.basePathMatched],
  ['customDomain.routingRuleIdMatched', ({ call }) => call.incoming.routingRuleIdMatched],
  ['error.message', (end) => end.fault?.message ?? undefined],
  ['error.messageString', (end) => end.fault && errorMessageString(end.fault)],
  ['error.responseType', (end) => end.fault?.responseType],
  ['error.validationErrorString', (end) => end.fault?.validationErrorString],
  ['integration.error', (end) => end.fault?.integrationError],
  ['integrationErrorMessage', (end) => end.fault?.integrationError],
  ['integration.integrationStatus', integrationStatus],
  ['integrationStatus', integrationStatus],
  ['integration.latency', integrationLatency],
  ['integrationLatency', integrationLatency],
  ['integration.requestId', ({ call }) => call.backend?.requestId],
  ['integration.status', functionStatus],
  ['authorizer.error', (end) => (isAuthorizerFault(end) ? (end.fault?.log ?? undefined) : undefined)],
  ['authorizer.integrationLatency', authorizerLatency],
  ['authorizer.latency', authorizerLatency],
  ['authorizer.integrationStatus', ({ call }) => call.admission.authorizer?.status],
  ['authorizer.status', ({ call }) => call.admission.authorizer?.status],
  ['authorizer.requestId', ({ call }) => call.admission.authorizer?.requestId],
  ['authorize.error', (end) => (end.fault?.responseType === 'ACCESS_DENIED' ? (end.fault.message ?? undefined) : undefined)],
  ['authorize.latency', () => undefined],
  ['authorize.status', (end) => (end.fault?.responseType === 'ACCESS_DENIED' ? 403 : undefined)],
  ['authenticate.error', (end) => (isAuthenticationFault(end) ? (end.fault?.message ?? undefined) : undefined)],
  ['authenticate.latency', () => undefined],
  ['authenticate.status', (end) => (isAuthenticationFault(end) ? end.response.status : undefined)],
  ['waf.error', () => undefined],
  ['waf.latency', () => undefined],
  ['waf.status', () => undefined],
])

/** Of a body that is handed on as it comes, the length that the back end announced. */
function responseLength({ call, response: { body } }: CallEnd): ContextValue {
  if (body instanceof Uint8Array) return body.length
  return call.backend && lastHeader(call.backend.headers, 'content-length')
}

/** `1-5c7674f4-a3491d0a9c8012c191821b83` of `Root=1-…;Parent=…;Sampled=1`. */
function rootOf(traceId: string): string {
  return /(?:^|;)\s*Root=([^;]+)/i.exec(traceId)?.[1] ?? traceId
}

function integrationStatus({ call }: CallEnd): ContextValue {
  return callsBackEnd(call.route?.integrationType) ? call.backend?.status : undefined
}

function integrationLatency({ call }: CallEnd): ContextValue {
  return call.backend && callsBackEnd(call.route?.integrationType) ? Math.round(call.backend.latencyInMillis) : undefined
}

/** The status inside a function's proxy answer; `-` when the function failed. */
function functionStatus(end: CallEnd): ContextValue {
  const { call } = end
  if (!isFunctionProxy(call.route?.integrationType)) return integrationStatus(end)
  return end.fault === undefined && call.backend !== undefined ? end.response.status : undefined
}

function authorizerLatency({ call }: CallEnd): ContextValue {
  const finding = call.admission.authorizer
  return finding === undefined ? undefined : Math.round(finding.latencyInMillis)
}

function isAuthorizerFault(end: CallEnd): boolean {
  return end.fault?.responseType === 'AUTHORIZER_CONFIGURATION_ERROR' || end.fault?.responseType === 'AUTHORIZER_FAILURE'
}

function isAuthenticationFault(end: CallEnd): boolean {
  const type = end.fault?.responseType
  return type === 'INVALID_SIGNATURE' || type === 'EXPIRED_TOKEN' || type === 'MISSING_AUTHENTICATION_TOKEN'
}

/** Nothing that a client wrote may begin another line, or act on the screen of who reads this one. */
function escapeForText(text: string): string {
  return plainText.test(text) ? text : visible(text.replaceAll('\r', String.raw`\r`).replaceAll('\n', String.raw`\n`))
}
const plainText = /^[\x20-\x7e]*$/

function escapeForJson(text: string): string {
  return plainJson.test(text) ? text : visible(JSON.stringify(text).slice(1, -1))
}
const plainJson = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/
