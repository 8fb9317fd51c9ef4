import { lineWithBytes } from '../lines-with-bytes.ts'
import type { SentInvocation } from './runtime-connection.ts'

/** An invocation as `nodejs/socket-channel.cjs` reads it; `isSame`: the invocation before went by the same ARN. */
export function invocationLine(
  { requestId, payload, invokedFunctionArn, deadline, traceId, clientContext, cognitoIdentity }: SentInvocation,
  isSame: boolean,
): Buffer {
  const isShort = isSame && clientContext === undefined && cognitoIdentity === undefined
  const head = isShort
    ? `[${JSON.stringify(requestId)},${deadline},${JSON.stringify(traceId)},${payload.byteLength}]`
    : JSON.stringify([requestId, deadline, traceId, payload.byteLength, isSame ? null : invokedFunctionArn, clientContext, cognitoIdentity])
  return lineWithBytes(head, payload)
}
