import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'

/** What a function answers to an event. */
export interface FunctionAnswer {
  /** Lambda's own status: 200 when absent. */
  readonly status?: number
  /** As JSON; a text is taken as it is. */
  readonly payload: unknown
  readonly functionError?: 'Unhandled'
}

/** What a streaming function writes, in order; the text of an error ends it. */
export type FunctionStream = Iterable<string | Uint8Array | Error> | AsyncIterable<string | Uint8Array | Error>

export interface LambdaEndpoint {
  readonly origin: string
  /** The calls so far. */
  readonly calls: { readonly functionArn: string; readonly headers: IncomingHttpHeaders; readonly event: unknown }[]
  /** What the function of this name does from now on. */
  handle(name: string, handler: (event: unknown) => FunctionAnswer | Promise<FunctionAnswer>): void
  /** The same for a function that is called by InvokeWithResponseStream. */
  stream(name: string, handler: (event: unknown) => FunctionStream): void
  close(): void
}

/** A server that speaks Lambda's Invoke and InvokeWithResponseStream operations for functions written in a test. */
export async function startLambdaEndpoint(): Promise<LambdaEndpoint> {
  const calls: LambdaEndpoint['calls'] = []
  const handlers = new Map<string, (event: unknown) => FunctionAnswer | Promise<FunctionAnswer>>()
  const streams = new Map<string, (event: unknown) => FunctionStream>()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const [, called, streamed] = operations.exec(request.url ?? '') ?? []
    const functionArn = decodeURIComponent(called ?? streamed ?? '')
    const body = await text(request)
    const event: unknown = body === '' ? undefined : JSON.parse(body)
    calls.push({ functionArn, headers: request.headers, event })
    const name = functionArn.split(':')[6] ?? ''
    const stream = streamed === undefined ? undefined : streams.get(name)
    if (stream) return answerStream(response, stream(event))
    const handler = handlers.get(name)
    const { status = 200, payload, functionError } = handler ? await handler(event) : { status: 404, payload: { Message: 'Function not found' } }
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'x-amzn-RequestId': '00000000-0000-4000-8000-000000000000',
      'X-Amz-Executed-Version': '$LATEST',
      ...(functionError ? { 'X-Amz-Function-Error': functionError } : {}),
    })
    response.end(typeof payload === 'string' ? payload : JSON.stringify(payload))
  }
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    origin: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    calls,
    handle: (name, handler) => void handlers.set(name, handler),
    stream: (name, handler) => void streams.set(name, handler),
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

const operations = /^\/(?:2015-03-31\/functions\/([^/]+)\/invocations|2021-11-15\/functions\/([^/]+)\/response-streaming-invocations)$/

async function answerStream(response: ServerResponse, pieces: FunctionStream): Promise<void> {
  response.writeHead(200, { 'Content-Type': 'application/vnd.amazon.eventstream', 'x-amzn-RequestId': '00000000-0000-4000-8000-000000000000' })
  for await (const piece of pieces) {
    if (piece instanceof Error)
      return void response.end(eventMessage('InvokeComplete', JSON.stringify({ ErrorCode: 'Unhandled', ErrorDetails: piece.message })))
    response.write(eventMessage('PayloadChunk', piece))
  }
  response.end(eventMessage('InvokeComplete', '{}'))
}

/** One message of AWS's event stream encoding. */
function eventMessage(type: string, payload: string | Uint8Array): Buffer {
  const headers = Buffer.concat([textHeader(':event-type', type), textHeader(':message-type', 'event')])
  const body = Buffer.from(payload)
  const message = Buffer.alloc(16 + headers.length + body.length)
  message.writeUInt32BE(message.length, 0)
  message.writeUInt32BE(headers.length, 4)
  message.writeUInt32BE(crc32(message.subarray(0, 8)), 8)
  headers.copy(message, 12)
  body.copy(message, 12 + headers.length)
  message.writeUInt32BE(crc32(message.subarray(0, -4)), message.length - 4)
  return message
}

function textHeader(name: string, value: string): Buffer {
  return Buffer.from(`${String.fromCharCode(name.length)}${name}\u0007${String.fromCharCode(0, value.length)}${value}`, 'latin1')
}
