import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { largestAnswer } from '../environment/error-payload.ts'
import type { RuntimeConnection, RuntimeListener, SentInvocation } from './runtime-connection.ts'

const prefix = '/2018-06-01/runtime'
/** An error object is small; what is larger is no error object. */
const largestError = 262_144

/**
 * AWS's Lambda Runtime API for one environment, on a loopback port of its own: what Python, custom runtimes and AWS's own runtime clients speak. The answer to
 * a first `next` is the end of the initialisation.
 */
export class RuntimeApi implements RuntimeConnection {
  readonly address: string
  readonly #server: Server
  readonly #listener: RuntimeListener
  /** The runtime that waits for its next invocation. */
  #waiting: ServerResponse | undefined
  #queued: SentInvocation | undefined
  /** The invocation that has not been answered. */
  #current: string | undefined
  #isReady = false

  private constructor(server: Server, listener: RuntimeListener) {
    this.#server = server
    this.#listener = listener
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has an address
    this.address = `127.0.0.1:${(server.address() as AddressInfo).port}`
    server.on('request', (request: IncomingMessage, response: ServerResponse) => void this.#take(request, response))
  }

  static async open(listener: RuntimeListener): Promise<RuntimeApi> {
    const server = createServer({ keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 })
    server.maxConnections = 64
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(0, '127.0.0.1', resolve)
    })
    return new RuntimeApi(server, listener)
  }

  send(invocation: SentInvocation): void {
    this.#queued = invocation
    this.#handOut()
  }

  close(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(request, response)
    } catch {
      // The runtime went away in the middle of a call; its process's end is told elsewhere.
      response.destroy()
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? ''
    const call = path.startsWith(prefix) ? path.slice(prefix.length) : ''
    if (request.method === 'GET' && call === '/invocation/next') return this.#next(response)
    if (request.method === 'POST' && call === '/init/error') return this.#initError(request, response)
    const [, id, kind] = /^\/invocation\/([^/]+)\/(response|error)$/.exec(call) ?? []
    if (request.method !== 'POST' || id === undefined) return reply(response, 404, { errorMessage: 'Not found', errorType: 'InvalidRequest' })
    if (id !== this.#current) {
      await drain(request)
      const isOver = this.#current === undefined
      return isOver && this.#isReady
        ? reply(response, 403, { errorMessage: 'State transition is not allowed', errorType: 'InvalidStateTransition' })
        : reply(response, 400, { errorMessage: 'Invalid request ID', errorType: 'InvalidRequestID' })
    }
    return kind === 'error' ? this.#error(request, response) : this.#response(request, response)
  }

  #next(response: ServerResponse): void {
    this.#waiting?.destroy()
    this.#waiting = response
    if (!this.#isReady) {
      this.#isReady = true
      this.#listener.ready()
    }
    this.#handOut()
  }

  #handOut(): void {
    const [response, invocation] = [this.#waiting, this.#queued]
    if (!response || !invocation) return
    this.#waiting = undefined
    this.#queued = undefined
    this.#current = invocation.requestId
    const { clientContext, cognitoIdentity } = invocation
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': invocation.payload.byteLength,
      'Lambda-Runtime-Aws-Request-Id': invocation.requestId,
      'Lambda-Runtime-Deadline-Ms': String(invocation.deadline),
      'Lambda-Runtime-Invoked-Function-Arn': invocation.invokedFunctionArn,
      'Lambda-Runtime-Trace-Id': invocation.traceId,
      ...(clientContext === undefined ? {} : { 'Lambda-Runtime-Client-Context': headerText(clientContext) }),
      ...(cognitoIdentity === undefined ? {} : { 'Lambda-Runtime-Cognito-Identity': headerText(cognitoIdentity) }),
    })
    response.end(invocation.payload)
  }

  async #response(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.headers['lambda-runtime-function-response-mode'] === 'streaming') return this.#stream(request, response)
    const body = await read(request, largestAnswer)
    this.#current = undefined
    if (!body) {
      reply(response, 413, { errorMessage: `Exceeded maximum allowed payload size (${largestAnswer} bytes).`, errorType: 'RequestEntityTooLarge' })
      return this.#listener.answerTooLarge(isMarked(request))
    }
    reply(response, 202, { status: 'OK' })
    this.#listener.answered(body, isMarked(request))
  }

  async #stream(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#listener.streamBegan(request.headers['content-type'] ?? 'application/octet-stream')
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a request is read as bytes
    for await (const piece of request as AsyncIterable<Buffer>) await this.#listener.streamed(piece)
    this.#current = undefined
    reply(response, 202, { status: 'OK' })
    const errorType = request.trailers['lambda-runtime-function-error-type']
    if (errorType === undefined) return this.#listener.streamEnded(isMarked(request))
    const payload = Buffer.from(request.trailers['lambda-runtime-function-error-body'] ?? '', 'base64')
    this.#listener.streamBroke({ payload, errorType, marked: isMarked(request), exits: false })
  }

  async #error(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const error = await readError(request)
    this.#current = undefined
    reply(response, 202, { status: 'OK' })
    this.#listener.failed(error)
  }

  async #initError(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const error = await readError(request)
    if (this.#isReady) return reply(response, 403, { errorMessage: 'State transition is not allowed', errorType: 'InvalidStateTransition' })
    reply(response, 202, { status: 'OK' })
    this.#listener.initFailed(error)
  }
}

/** Our own bootstraps say whether they have marked the end of their log, and whether they end after an error. */
function isMarked(request: IncomingMessage): boolean {
  return request.headers['lambda-runtime-fourbox-mark'] === 'true'
}

async function readError(request: IncomingMessage) {
  const body = (await read(request, largestError)) ?? Buffer.from('{"errorType":"Runtime.Unknown","errorMessage":"The error object is too large"}')
  const named = request.headers['lambda-runtime-function-error-type']
  return {
    payload: body.length > 0 ? body : Buffer.from('{}'),
    errorType: typeof named === 'string' ? named : errorTypeIn(body),
    marked: isMarked(request),
    exits: request.headers['lambda-runtime-fourbox-exits'] === 'true',
  }
}

function errorTypeIn(body: Buffer): string {
  try {
    const error: unknown = JSON.parse(body.toString())
    return typeof error === 'object' && error !== null && 'errorType' in error ? String(error.errorType) : 'Runtime.Unknown'
  } catch {
    return 'Runtime.Unknown'
  }
}

/** The body; undefined when it is larger than allowed, which is read to its end nevertheless. */
async function read(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const pieces: Buffer[] = []
  let size = 0
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a request is read as bytes
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size <= limit) pieces.push(piece)
    else pieces.length = 0
  }
  return size > limit ? undefined : Buffer.concat(pieces)
}

async function drain(request: IncomingMessage): Promise<void> {
  await read(request, 0)
}

function reply(response: ServerResponse, status: number, body: object): void {
  const text = JSON.stringify(body)
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}

/** JSON in a header: other characters than ASCII by their escapes. */
function headerText(json: string): string {
  return json.replaceAll(/[\u0080-\uFFFF]/g, (character) => String.raw`\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`).replaceAll(/[\r\n\t]/g, ' ')
}
