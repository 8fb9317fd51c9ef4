import type { AwsIntegration, AwsProxyIntegration } from '@fourbox/domain'
import type { Call } from '../call.ts'
import { encodeText } from '../content/text.ts'
import { lastHeader } from '../header-list.ts'
import { GatewayFault } from '../fault.ts'
import type { BackendResponse, LambdaIntegrationRequest } from '../hand-offs.ts'
import { largestLambdaPayload, largestPayload } from '../limits.ts'
import type { LambdaAnswer } from '../ports.ts'
import { faultOf } from './backend-fault.ts'

/** Compiles the sender of both kinds of Lambda integration. The returned function rejects with GatewayFaults only. */
export function compileLambda(integration: AwsIntegration | AwsProxyIntegration): (request: LambdaIntegrationRequest, call: Call) => Promise<BackendResponse> {
  return async (request, call) => {
    if (isTooLarge(request.payload)) throw new GatewayFault('REQUEST_TOO_LARGE')
    const sentAt = call.ports.clock.monotonic()
    try {
      const answer = await call.ports.lambda.invoke({
        functionArn: request.functionArn,
        payload: request.payload,
        invocationType: request.invocationType,
        timeoutInMillis: integration.timeoutInMillis,
        limitInBytes: largestPayload,
        credentials: request.credentials,
        sourceArn: lastHeader(request.headers, 'x-amz-source-arn') ?? '',
        headers: request.headers,
      })
      const message = answer.functionError === undefined ? undefined : errorMessageIn(answer.payload)
      return {
        status: answer.status,
        headers: answerHeaders(answer, call),
        body: encodeText(answer.payload),
        selector: message ?? '',
        latencyInMillis: call.ports.clock.monotonic() - sentAt,
        requestId: answer.requestId,
        functionErrorMessage: message,
      }
    } catch (error) {
      throw faultOf(error)
    }
  }
}

/** A character takes one byte at least, and three at most for each UTF-16 unit. */
function isTooLarge(payload: string): boolean {
  if (payload.length * 3 <= largestLambdaPayload) return false
  return payload.length > largestLambdaPayload || encodeText(payload).length > largestLambdaPayload
}

/** Lambda's own headers, not the function's. */
function answerHeaders(answer: LambdaAnswer, call: Call): readonly string[] {
  const headers = [
    'Content-Type',
    'application/json',
    'x-amzn-RequestId',
    answer.requestId,
    'x-amzn-Remapped-Content-Length',
    '0',
    'X-Amz-Executed-Version',
    answer.executedVersion,
    'X-Amzn-Trace-Id',
    call.traceId,
  ]
  return answer.functionError === undefined ? headers : [...headers, 'X-Amz-Function-Error', answer.functionError]
}

/** The errorMessage of a failed function's payload; the whole payload where there is none. */
function errorMessageIn(payload: string): string {
  try {
    const error: unknown = JSON.parse(payload)
    if (typeof error === 'object' && error !== null && 'errorMessage' in error && typeof error.errorMessage === 'string') return error.errorMessage
  } catch {
    // A runtime that died may leave anything.
  }
  return payload
}
