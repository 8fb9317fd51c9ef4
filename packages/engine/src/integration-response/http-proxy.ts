import type { HttpProxyIntegration } from '@fourbox/domain'
import type { AnsweredCall } from '../call/call.ts'
import { firstAccepted } from '../content/binary-types.ts'
import { base64Stream, utf8Stream } from '../content/converted-stream.ts'
import { convertResponse } from '../content/content-handling.ts'
import type { BackendResponse, Body, IntegrationResponse } from '../call/hand-offs.ts'
import { lastHeader, mediaTypeOf } from '../content/header-list.ts'
import type { MethodFacts } from '../compile/method-facts.ts'

/** HTTP_PROXY, and AWS_PROXY to a service: status, headers and body of the back end, with AWS's rules for headers and content. */
export function compileHttpProxyResponse(
  integration: Pick<HttpProxyIntegration, 'responseTransferMode'>,
  facts: MethodFacts,
): (call: AnsweredCall) => IntegrationResponse {
  const { isBinary, acceptsBinary } = facts
  const streamsAsIs = integration.responseTransferMode === 'STREAM'
  return (call) => ({
    status: call.backend.status,
    headers: call.backend.headers,
    body: proxiedBody(call),
    selectedBy: { by: 'proxy' },
    template: { by: 'proxy' },
  })

  /** The back end's bytes where the table of content handling would not change them, which is nearly always. */
  function proxiedBody({ backend: response, request, ports }: AnsweredCall): string | Body {
    const body = response.body
    if (isCoded(response)) return body
    const payloadIsBinary = isBinary(mediaTypeOf(lastHeader(response.headers, 'content-type')))
    if (!(body instanceof Uint8Array)) return streamsAsIs ? body : payloadIsBinary ? base64Stream(body) : utf8Stream(body, ports.isUtf8)
    if (body.length === 0) return body
    const accepted = acceptsBinary(firstAccepted(request.accept))
    if (payloadIsBinary ? accepted : !accepted && ports.isUtf8(body)) return body
    return convertResponse({ body, isBinary: payloadIsBinary, isResult: false }, accepted, undefined)
  }
}

/** Compressed bytes are no text, whatever their type says. */
function isCoded(response: BackendResponse): boolean {
  const coding = lastHeader(response.headers, 'content-encoding')
  return coding !== undefined && coding.toLowerCase() !== 'identity'
}
