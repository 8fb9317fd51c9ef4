import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'

/** What a function answers to an event. */
export interface FunctionAnswer {
  /** Lambda's own status: 200 when absent. */
  readonly status?: number
  /** As JSON; a text is taken as it is. */
  readonly payload: unknown
  readonly functionError?: 'Unhandled'
}

export interface LambdaEndpoint {
  readonly origin: string
  /** The calls so far. */
  readonly calls: { readonly functionArn: string; readonly headers: IncomingHttpHeaders; readonly event: unknown }[]
  /** What the function of this name does from now on. */
  handle(name: string, handler: (event: unknown) => FunctionAnswer | Promise<FunctionAnswer>): void
  close(): void
}

/** A server that speaks Lambda's Invoke operation for functions written in a test. */
export async function startLambdaEndpoint(): Promise<LambdaEndpoint> {
  const calls: LambdaEndpoint['calls'] = []
  const handlers = new Map<string, (event: unknown) => FunctionAnswer | Promise<FunctionAnswer>>()
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const functionArn = decodeURIComponent(/^\/2015-03-31\/functions\/([^/]+)\/invocations$/.exec(request.url ?? '')?.[1] ?? '')
    const body = await text(request)
    const event: unknown = body === '' ? undefined : JSON.parse(body)
    calls.push({ functionArn, headers: request.headers, event })
    const handler = handlers.get(functionArn.split(':')[6] ?? '')
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
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
