import type { Call } from '../call/call.ts'

/** Adds what API Gateway itself puts on every answer; the console's Test shows only the trace id. */
export function serviceHeaders(headers: string[], call: Call, showsTraceId: boolean): void {
  if (!call.place.isTest) headers.push('x-amzn-RequestId', call.marks.requestId, 'x-amz-apigw-id', call.marks.extendedRequestId)
  if (showsTraceId) headers.push('X-Amzn-Trace-Id', call.marks.traceId)
}
