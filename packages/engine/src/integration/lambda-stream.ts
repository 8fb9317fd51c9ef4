import { type AwsProxyIntegration, functionLimits } from '@fourbox/domain'
import type { RoutedCall } from '../call/call.ts'
import { joined } from '../content/joined.ts'
import { decodeText } from '../content/text.ts'
import { GatewayFault } from '../call/fault.ts'
import type { BackendResponse, Body, LambdaIntegrationRequest } from '../call/hand-offs.ts'
import { largestPayload } from '../call/limits.ts'
import { answerTooLarge, FunctionFailure } from '../ports/back-ends.ts'
import { faultOf } from './backend-fault.ts'
import { answerHeaders, errorMessageIn, invocationOf, isTooLarge } from './lambda.ts'
import { payloadTooLarge } from '../why/bounds.ts'

/** Metadata and payload are parted by this many NULs (AWS's guide, response streaming). */
const delimiterLength = 8
const { streamMetadataBytes: longestMetadata } = functionLimits

/** Compiles the sender of an AWS_PROXY whose answer is streamed. The returned function rejects with GatewayFaults only. */
export function compileLambdaStream(integration: AwsProxyIntegration): (request: LambdaIntegrationRequest, call: RoutedCall) => Promise<BackendResponse> {
  return async (request, call) => {
    if (isTooLarge(request.payload)) throw new GatewayFault('REQUEST_TOO_LARGE', { why: payloadTooLarge })
    const sentAt = call.ports.clock.monotonic()
    try {
      const stream = await call.ports.functionStreams.open(invocationOf(request, integration, call))
      const head = await readHead(stream.payload)
      // The Test tab shows a body whole.
      const read = call.place.isTest ? await readWhole(head) : head
      return {
        status: stream.status,
        headers: answerHeaders({ ...stream, functionError: read.functionErrorMessage && 'Unhandled' }, undefined, call),
        body: read.body,
        selector: read.functionErrorMessage ?? '',
        latencyInMillis: call.ports.clock.monotonic() - sentAt,
        requestId: stream.requestId,
        functionErrorMessage: read.functionErrorMessage,
        ...(read.metadata === undefined ? {} : { metadata: read.metadata }),
      }
    } catch (error) {
      throw faultOf(error, { timeoutInMillis: integration.timeoutInMillis, waitedInMillis: call.ports.clock.monotonic() - sentAt }, request.functionArn)
    }
  }
}

interface Head {
  /** Undefined when no delimiter came where it should. */
  readonly metadata: string | undefined
  readonly functionErrorMessage: string | undefined
  /** What stands behind the delimiter; without one, what was read. */
  readonly body: Body
}

async function readHead(payload: AsyncIterable<Uint8Array>): Promise<Head> {
  const pieces = payload[Symbol.asyncIterator]()
  let read = new Uint8Array()
  try {
    while (read.length < longestMetadata + delimiterLength) {
      const { done = false, value } = await pieces.next()
      if (done) break
      read = joined([read, value])
      const end = delimiterIn(read)
      if (end > longestMetadata) break
      if (end >= 0) {
        const body = remaining(read.subarray(end + delimiterLength), pieces)
        return { metadata: decodeText(read.subarray(0, end)), functionErrorMessage: undefined, body }
      }
    }
  } catch (error) {
    return failedHead(error, read)
  }
  await pieces.return?.()
  return { metadata: undefined, functionErrorMessage: undefined, body: read }
}

function delimiterIn(bytes: Uint8Array): number {
  let nuls = 0
  for (let at = 0; at < bytes.length; at++) {
    nuls = bytes[at] === 0 ? nuls + 1 : 0
    if (nuls === delimiterLength) return at - delimiterLength + 1
  }
  return -1
}

async function* remaining(first: Uint8Array, pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (first.length > 0) yield first
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value
  } finally {
    await pieces.return?.()
  }
}

async function readWhole(head: Head): Promise<Head> {
  if (head.body instanceof Uint8Array) return head
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for await (const piece of head.body) {
      pieces.push(piece)
      size += piece.length
      if (size > largestPayload) throw answerTooLarge(size, largestPayload)
    }
    return { ...head, body: joined(pieces) }
  } catch (error) {
    return failedHead(error, joined(pieces))
  }
}

/** @throws what is no failure of the function */
function failedHead(error: unknown, body: Uint8Array): Head {
  if (error instanceof FunctionFailure) return { metadata: undefined, functionErrorMessage: errorMessageIn(error.message), body }
  throw error
}
