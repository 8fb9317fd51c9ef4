import type { Call } from '../call/call.ts'

/** Which trace id an answer shows: none (MOCK, HTTP_PROXY, gateway responses), the call's, or the one that Lambda answers with. */
export type ShownTraceId = 'none' | 'own' | 'lambda'

/** Adds what API Gateway itself puts on every answer; the console's Test shows only the trace id. */
export function serviceHeaders(headers: string[], { place, marks }: Call, traceId: ShownTraceId): void {
  if (!place.isTest) headers.push('x-amzn-RequestId', marks.requestId, 'x-amz-apigw-id', marks.extendedRequestId)
  if (traceId !== 'none') headers.push('X-Amzn-Trace-Id', traceId === 'own' ? marks.traceId : marks.lambdaTraceId)
}
