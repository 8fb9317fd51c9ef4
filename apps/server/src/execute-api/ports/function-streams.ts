import { BackendFailure, FunctionFailure, type FunctionStreamsPort } from '@fourbox/engine'
import { readEvents } from './event-stream.ts'
import { callLambda, headerOf, type LambdaParts, readMarks, refuse } from './lambda.ts'

/** Calls functions of this machine, and others through InvokeWithResponseStream, whose answer is a stream of events. */
export function functionStreamsPort(parts: LambdaParts): FunctionStreamsPort {
  return {
    open: async (request) => {
      const local = await parts.local.open(request)
      if (local) return local
      const { status, headers, body } = await callLambda(parts, request, '2021-11-15', 'response-streaming-invocations', 0)
      const stream = body instanceof Uint8Array ? [body] : body
      if (status >= 300) refuse(status, headers, await beginningOf(stream))
      if (headerOf(headers, 'content-type')?.startsWith('application/vnd.amazon.eventstream') !== true) {
        throw new BackendFailure('network', `Lambda answered no event stream: ${(await beginningOf(stream)).slice(0, 500)}`)
      }
      return { status, ...readMarks(headers), payload: payloadOf(stream) }
    },
  }
}

type Stream = Iterable<Uint8Array> | AsyncIterable<Uint8Array>

async function* payloadOf(stream: Stream): AsyncGenerator<Uint8Array> {
  for await (const { headers, payload } of readEvents(stream)) {
    const type = headers.get(':event-type')
    if (type === 'PayloadChunk') yield payload
    else if (type === 'InvokeComplete') return complete(payload)
    else if (headers.get(':message-type') !== 'event') throw new BackendFailure('network', `Lambda's stream ended with ${payload.toString()}`)
  }
  throw new BackendFailure('network', 'The stream of the function broke off')
}

function complete(payload: Buffer): void {
  const { ErrorCode: code, ErrorDetails: details }: { readonly ErrorCode?: unknown; readonly ErrorDetails?: unknown } = JSON.parse(payload.toString() || '{}')
  if (typeof code === 'string' && code !== '') throw new FunctionFailure(typeof details === 'string' ? details : code)
}

/** As much of an answer as a message can show. */
async function beginningOf(stream: Stream): Promise<string> {
  let text = ''
  for await (const piece of stream) {
    text += Buffer.from(piece).toString()
    if (text.length > 1000) break
  }
  return text
}
