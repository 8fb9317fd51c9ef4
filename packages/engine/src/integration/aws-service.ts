import type { AwsIntegration, AwsProxyIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { lastHeader } from '../content/header-list.ts'
import type { AwsServiceIntegrationRequest, BackendResponse } from '../call/hand-offs.ts'
import { largestPayload } from '../call/limits.ts'
import { faultOf } from './backend-fault.ts'

/** Compiles the sender of an AWS service integration. The returned function rejects with GatewayFaults only. */
export function compileAwsService(
  integration: AwsIntegration | AwsProxyIntegration,
): (request: AwsServiceIntegrationRequest, call: RoutedCall) => Promise<BackendResponse> {
  return async (request, call) => {
    const sentAt = call.ports.clock.monotonic()
    try {
      const answer = await call.ports.awsService.send({
        region: request.region,
        service: request.service,
        subdomain: request.subdomain,
        method: request.method,
        path: request.path,
        headers: request.headers,
        body: request.body,
        timeoutInMillis: integration.timeoutInMillis,
        limitInBytes: largestPayload,
        credentials: request.credentials,
        onSigned: call.recorder.onSigned,
      })
      return {
        status: answer.status,
        headers: answer.headers,
        body: answer.body,
        selector: String(answer.status),
        latencyInMillis: call.ports.clock.monotonic() - sentAt,
        requestId: lastHeader(answer.headers, 'x-amzn-requestid') ?? lastHeader(answer.headers, 'x-amz-request-id'),
        functionErrorMessage: undefined,
      }
    } catch (error) {
      throw faultOf(error, { timeoutInMillis: integration.timeoutInMillis, waitedInMillis: call.ports.clock.monotonic() - sentAt })
    }
  }
}
