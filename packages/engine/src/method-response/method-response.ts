import type { Call } from '../call/call.ts'
import type { IntegrationResponse, MethodResponse } from '../call/hand-offs.ts'
import { checkResponse } from '../answer/check-response.ts'
import { compress } from './compress.ts'
import { remapHeaders, type ResponseKind } from './remap-headers.ts'
import { serviceHeaders, type ShownTraceId } from '../answer/service-headers.ts'

/** The last box: AWS's header rules, a Content-Type, the service's own headers, and one check of all that is about to leave. */
export function compileMethodResponse(
  kind: ResponseKind,
  traceId: ShownTraceId,
  minimumCompressionSize: number | undefined,
): (response: IntegrationResponse, call: Call) => MethodResponse | Promise<MethodResponse> {
  return (response, call) => {
    const headers = remapHeaders(response.headers, kind)
    if (!hasContentType(headers)) headers.push('Content-Type', 'application/json')
    if (call.cache?.warns === true) headers.push('Warning', '199 Cache-control headers were ignored because the caller was unauthorized.')
    serviceHeaders(headers, call, traceId)
    const body = typeof response.body === 'string' ? call.ports.encodeUtf8(response.body) : response.body
    const answer = checkResponse(response.status, headers, body)
    return minimumCompressionSize === undefined || call.place.isTest ? answer : compress(answer, minimumCompressionSize, call)
  }
}

function hasContentType(headers: readonly string[]): boolean {
  for (let index = 0; index < headers.length; index += 2) {
    const name = headers[index]
    if (name?.length === 12 && name.toLowerCase() === 'content-type') return true
  }
  return false
}
