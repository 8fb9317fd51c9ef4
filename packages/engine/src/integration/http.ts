import type { HttpIntegration, HttpProxyIntegration } from '@fourbox/domain'
import type { Call } from '../call.ts'
import type { BackendResponse, HttpIntegrationRequest } from '../hand-offs.ts'
import { compileUriText } from '../context/uri-text.ts'
import { largestPayload } from '../limits.ts'
import { faultOf } from './backend-fault.ts'

const noPathValues = new Map<string, string>()

/** Compiles the sender of HTTP and HTTP_PROXY, through a VPC link where there is one. The returned function rejects with GatewayFaults only. */
export function compileHttp(integration: HttpIntegration | HttpProxyIntegration): (request: HttpIntegrationRequest, call: Call) => Promise<BackendResponse> {
  const timeoutInMillis = integration.timeoutInMillis
  const insecureSkipVerification = integration.tlsConfig?.insecureSkipVerification === true
  const linkId = integration.connectionType === 'VPC_LINK' ? compileUriText(integration.connectionId ?? '') : undefined

  return async (request, call) => {
    const sentAt = call.ports.clock.monotonic()
    try {
      const answer = await call.ports.http.send({
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
        streamAbove: streamAbove(integration, call),
      })
      return {
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
        selector: String(answer.status),
        latencyInMillis: call.ports.clock.monotonic() - sentAt,
        requestId: undefined,
        functionErrorMessage: undefined,
      }
    } catch (error) {
      throw faultOf(error)
    }
  }
}

/** A body of this size is worth more to the client early than an exact fault for a back end that breaks off in it. */
const largeBody = 65_536

/** From which size on an answer is handed on as it comes. What is mapped, kept, compressed, recorded or tested must be read whole. */
function streamAbove(integration: HttpIntegration | HttpProxyIntegration, call: Call): number | undefined {
  if (integration.type === 'HTTP') return undefined
  if (integration.responseTransferMode === 'STREAM') return 0
  return call.recorder.on || call.place.isTest || call.control.cache !== undefined || call.place.compresses ? undefined : largeBody
}
