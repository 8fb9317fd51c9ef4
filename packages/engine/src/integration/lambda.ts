import type { AwsIntegration, AwsProxyIntegration } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { encodeText } from '../content/text.ts'
import { formatHeaderDate } from '../context/time-text.ts'
import { GatewayFault } from '../call/fault.ts'
import type { BackendResponse, LambdaIntegrationRequest } from '../call/hand-offs.ts'
import { largestLambdaPayload, largestLambdaResult, largestPayload } from '../call/limits.ts'
import { BackendFailure, type LambdaAnswer, type LambdaRequest } from '../ports/back-ends.ts'
import { faultOf } from './backend-fault.ts'
import { payloadTooLarge } from '../why/bounds.ts'

/** Compiles the sender of both kinds of Lambda integration. The returned function rejects with GatewayFaults only. */
export function compileLambda(
  integration: AwsIntegration | AwsProxyIntegration,
): (request: LambdaIntegrationRequest, call: RoutedCall) => Promise<BackendResponse> {
  return async (request, call) => {
    if (isTooLarge(request.payload)) throw new GatewayFault('REQUEST_TOO_LARGE', { why: payloadTooLarge })
    const sentAt = call.ports.clock.monotonic()
    try {
      const answer = await call.ports.lambda.invoke(invocationOf(request, integration, call))
      return answered(answer, sentAt, call)
    } catch (error) {
      if (error instanceof BackendFailure && error.reason === 'too-large') return answered(tooLarge, sentAt, call)
      throw faultOf(error, { timeoutInMillis: integration.timeoutInMillis, waitedInMillis: call.ports.clock.monotonic() - sentAt }, request.functionArn)
    }
  }
}

/** How the function is called, whether it answers at once or as a stream. */
export function invocationOf(request: LambdaIntegrationRequest, { timeoutInMillis }: AwsIntegration | AwsProxyIntegration, call: RoutedCall): LambdaRequest {
  return {
    functionArn: request.functionArn,
    payload: request.payload,
    invocationType: request.invocationType,
    timeoutInMillis,
    limitInBytes: largestPayload,
    credentials: request.credentials,
    sourceArn: request.sourceArn,
    headers: request.headers,
    onSigned: call.recorder.onSigned,
  }
}

/** A character takes one byte at least, and three at most for each UTF-16 unit. */
export function isTooLarge(payload: string): boolean {
  if (payload.length * 3 <= largestLambdaPayload) return false
  return payload.length > largestLambdaPayload || encodeText(payload).length > largestLambdaPayload
}

/** A result over Lambda's own limit is a failure of the function, whatever it says itself. */
function answered(answer: LambdaAnswer, sentAt: number, call: RoutedCall): BackendResponse {
  const body = call.ports.encodeUtf8(answer.payload)
  if (body.length > largestLambdaResult) return answered({ ...tooLarge, requestId: answer.requestId }, sentAt, call)
  const message = answer.functionError === undefined ? undefined : errorMessageIn(answer.payload)
  return {
    status: answer.status,
    headers: answerHeaders(answer, body.length, call),
    body,
    selector: message ?? '',
    latencyInMillis: call.ports.clock.monotonic() - sentAt,
    requestId: answer.requestId,
    functionErrorMessage: message,
  }
}

const tooLarge: LambdaAnswer = {
  status: 200,
  payload: JSON.stringify({
    errorMessage: `Response payload size exceeded maximum allowed payload size (${largestLambdaResult} bytes).`,
    errorType: 'Function.ResponseSizeTooLarge',
  }),
  functionError: 'Unhandled',
  requestId: '',
  executedVersion: '$LATEST',
}

/** Lambda's own headers, not the function's. */
export function answerHeaders(
  { requestId, executedVersion, functionError }: Pick<LambdaAnswer, 'requestId' | 'executedVersion' | 'functionError'>,
  length: number | undefined,
  call: RoutedCall,
): readonly string[] {
  const headers = [
    'Date',
    formatHeaderDate(call.ports.clock.now()),
    'Content-Type',
    length === undefined ? 'application/vnd.amazon.eventstream' : 'application/json',
    ...(length === undefined ? [] : ['Content-Length', String(length)]),
    'Connection',
    'keep-alive',
    'x-amzn-RequestId',
    requestId,
  ]
  if (functionError !== undefined) headers.push('X-Amz-Function-Error', functionError)
  headers.push('x-amzn-Remapped-Content-Length', '0', 'X-Amz-Executed-Version', executedVersion, 'X-Amzn-Trace-Id', call.marks.lambdaTraceId)
  return headers
}

/** The errorMessage of a failed function's payload; the whole payload where there is none. */
export function errorMessageIn(payload: string): string {
  try {
    const error: unknown = JSON.parse(payload)
    if (typeof error === 'object' && error !== null && 'errorMessage' in error && typeof error.errorMessage === 'string') return error.errorMessage
  } catch {
    // A runtime that died may leave anything.
  }
  return payload
}
