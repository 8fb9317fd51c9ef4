import type { HttpIntegration, HttpProxyIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import type { BackendResponse, HttpIntegrationRequest } from '../call/hand-offs.ts'
import { firstAccepted } from '../content/binary-types.ts'
import { compileUriText } from '../context/uri-text.ts'
import { largestPayload } from '../call/limits.ts'
import type { MethodFacts } from '../compile/method-facts.ts'
import { faultOf } from './backend-fault.ts'

const noPathValues = new Map<string, string>()

/** Compiles the sender of HTTP and HTTP_PROXY, through a VPC link where there is one. The returned function rejects with GatewayFaults only. */
export function compileHttp(
  integration: HttpIntegration | HttpProxyIntegration,
  facts: MethodFacts,
): (request: HttpIntegrationRequest, call: RoutedCall) => Promise<BackendResponse> {
  const timeoutInMillis = integration.timeoutInMillis
  const insecureSkipVerification = integration.tlsConfig?.insecureSkipVerification === true
  // What is mapped or compressed must be read whole, and so must what a client may want as decoded bytes.
  const streamAlways = integration.type === 'HTTP_PROXY' && integration.responseTransferMode === 'STREAM' ? 0 : undefined
  const mayStream = integration.type === 'HTTP_PROXY' && streamAlways === undefined && facts.minimumCompressionSize === undefined
  const linkId = integration.connectionType === 'VPC_LINK' ? compileUriText(integration.connectionId ?? '') : undefined

  return (request, call) => {
    const sentAt = call.ports.clock.monotonic()
    const sent = call.ports.http.send({
      origin: request.origin,
      path: request.path,
      method: request.method,
      headers: request.headers,
      body: request.body,
      timeoutInMillis,
      limitInBytes: largestPayload,
      insecureSkipVerification,
      clientCertificateId: call.place.clientCertificateId,
      vpcLinkId: linkId?.(noPathValues, call),
      streamAbove: mayStream && !facts.acceptsBinary(firstAccepted(call.request.accept)) ? streamAbove(call) : call.place.isTest ? undefined : streamAlways,
      hops: call.arrival.hops + 1,
      onGone: call.incoming.onGone,
    })
    return sent.then(
      (answer) => ({
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
        selector: String(answer.status),
        latencyInMillis: call.ports.clock.monotonic() - sentAt,
        requestId: undefined,
        functionErrorMessage: undefined,
      }),
      (error: unknown) => {
        throw faultOf(error, { timeoutInMillis, waitedInMillis: call.ports.clock.monotonic() - sentAt })
      },
    )
  }
}

/** A body of this size goes on in the pieces in which it came; beyond what may wait for the rest, it is worth more to the client early than an exact fault. */
const largeBody = 65_536

/** From which size on an answer is handed on as it comes; what is kept, recorded or tested must be read whole. */
function streamAbove(call: RoutedCall): number | undefined {
  return call.recorder.on || call.place.isTest || call.control.cache !== undefined ? undefined : largeBody
}
