import { answerTooLarge, BackendFailure, type HttpAnswer, type HttpRequest } from '@fourbox/engine'
import { type Client, type Dispatcher, errors } from 'undici'

import { oncePerTurn } from '../http/once-per-turn.ts'
import type { BackEnd } from './back-end-pools.ts'
import { StreamedBody } from './streamed-body.ts'
import { toFailure } from './to-failure.ts'

export interface ExchangeRequest {
  readonly path: string
  readonly method: string
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /**
   * A body that announces more bytes than these is given as a stream, once it is whole or more of it is there than shall
   * wait; with 0 every body is, as soon as its headers are there.
   */
  readonly streamAbove: number | undefined
  /** The client's going ends the call; absent where the call is to be made whatever becomes of the client. */
  readonly onGone?: HttpRequest['onGone']
}

/**
 * One request and its answer over a back end's connection, with raw headers both ways. Where the method may be repeated, a
 * call that fails on a connection which was used before, without a byte of an answer, is sent once more on a fresh one: the
 * back end had closed it in this moment.
 * @throws BackendFailure
 */
export function exchange(backEnd: BackEnd, request: ExchangeRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    new Exchange(backEnd, request, resolve, reject).send()
  })
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #backEnd: BackEnd
  readonly #request: ExchangeRequest
  readonly #resolve: (answer: HttpAnswer) => void
  readonly #reject: (failure: BackendFailure) => void
  readonly #startedAt = performance.now()
  #timer: NodeJS.Timeout
  /** Whether there was a connection that this call may have got. */
  readonly #mayBeReused: boolean
  #fresh: Client | undefined
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: readonly string[] = []
  /** Of a body that is read whole. */
  #chunks: Buffer[] = []
  #size = 0
  #stream: StreamedBody | undefined
  #isGiven = false
  #isOver = false
  /** Why the call was given up from this side. */
  #givenUp: BackendFailure | undefined

  constructor(backEnd: BackEnd, request: ExchangeRequest, resolve: (answer: HttpAnswer) => void, reject: (failure: BackendFailure) => void) {
    this.#backEnd = backEnd
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#mayBeReused = backEnd.connections > 0
    this.#timer = setTimeout(() => this.#timeOut(), request.timeoutInMillis)
    request.onGone?.(() => this.#giveUp(() => new BackendFailure('network', 'The client went away')))
  }

  send(): void {
    const { path, method, headers, body } = this.#request
    try {
      const dispatcher = this.#fresh ?? this.#backEnd.pool
      dispatcher.dispatch({ path, method, headers: [...headers], body: body ?? null }, this)
    } catch (error) {
      this.#fail(error)
    }
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It was waiting for a connection when it was given up.
    if (this.#givenUp) controller.abort(this.#givenUp)
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    // Early hints and the like: the answer is still to come.
    if (status < 200) return
    this.#status = status
    this.#headers = readRawHeaders(controller.rawHeaders)
    const { streamAbove, limitInBytes } = this.#request
    const length = announcedLength(this.#headers)
    if (length !== undefined && length > limitInBytes && streamAbove !== 0) return controller.abort(answerTooLarge(length, limitInBytes))
    if (streamAbove === undefined) return
    if (streamAbove > 0 && (length === undefined || length <= streamAbove)) return
    this.#stream = new StreamedBody(controller)
    if (streamAbove === 0) this.#give(this.#stream)
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#stream) {
      this.#stream.push(chunk)
      if (!this.#isGiven && this.#stream.isPaused) this.#give(this.#stream)
      return
    }
    this.#size += chunk.length
    if (this.#size <= this.#request.limitInBytes) this.#chunks.push(chunk)
    else {
      this.#chunks = []
      controller.abort(answerTooLarge(this.#size, this.#request.limitInBytes))
    }
  }

  onResponseEnd(): void {
    this.#end()
    this.#stream?.end()
    if (!this.#isGiven) answered(this)
  }

  /** Hands on the whole answer. */
  finish(): void {
    if (this.#stream) return this.#give(this.#stream)
    const [first] = this.#chunks
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks, this.#size)
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.#isOver && this.#mayBeSentAgain(error)) {
      this.#fresh = this.#backEnd.fresh()
      this.send()
    } else this.#fail(error)
  }

  #mayBeSentAgain(error: Error): boolean {
    if (this.#fresh !== undefined || this.#givenUp !== undefined || this.#status > 0) return false
    return repeatable.has(this.#request.method) && this.#mayBeReused && brokeWithoutAnswer(error)
  }

  #fail(error: unknown): void {
    if (this.#isOver) return
    this.#end()
    const failure = toFailure(error)
    if (this.#isGiven) this.#stream?.fail(failure)
    else this.#reject(failure)
  }

  #end(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    void this.#fresh?.close().catch(() => undefined)
  }

  #give(body: StreamedBody): void {
    this.#isGiven = true
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  /** A client also goes behind its answer, for which no failure with its stack is to be made. */
  #giveUp(tell: () => BackendFailure): void {
    if (this.#isOver) return
    const failure = tell()
    this.#givenUp = failure
    this.#controller?.abort(failure)
    this.#fail(failure)
  }

  #timeOut(): void {
    // A client that takes its time is not the back end's fault.
    const spent = performance.now() - this.#startedAt - (this.#stream?.pausedInMillis ?? 0)
    const left = this.#request.timeoutInMillis - spent
    if (left < 1) this.#giveUp(() => new BackendFailure('timeout', 'The endpoint did not answer in time'))
    else this.#timer = setTimeout(() => this.#timeOut(), left)
  }
}

/** What may be done twice as well as once (RFC 9110, 9.2.2). */
const repeatable: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'PUT', 'DELETE'])

/** Whether a connection ended under a request; one that undici knows to have brought nothing ever was not used before. */
function brokeWithoutAnswer(error: Error): boolean {
  if (error instanceof errors.SocketError) return error.message !== 'bad response' && (error.socket?.bytesRead ?? 1) > 0
  return 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE')
}

const answered = oncePerTurn<Exchange>((exchange) => exchange.finish())

function announcedLength(headers: readonly string[]): number | undefined {
  for (let at = 0; at + 1 < headers.length; at += 2) {
    if (headers[at]?.length === 14 && headers[at]?.toLowerCase() === 'content-length') return Number(headers[at + 1])
  }
  return undefined
}

/** undici's raw headers, which are buffers, as text. */
function readRawHeaders(raw: Dispatcher.DispatchController['rawHeaders']): readonly string[] {
  return Array.isArray(raw) ? raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1'))) : []
}
