import { answerTooLarge, BackendFailure, type HttpAnswer } from '@fourbox/engine'
import type { Dispatcher, Pool } from 'undici'

import { oncePerTurn } from '../http/once-per-turn.ts'
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
}

/**
 * One request and its answer over a pool's connection, with raw headers both ways.
 * @throws BackendFailure
 */
export function exchange(pool: Pool, request: ExchangeRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const handler = new Exchange(request, resolve, reject)
    try {
      pool.dispatch({ path: request.path, method: request.method, headers: [...request.headers], body: request.body ?? null }, handler)
    } catch (error) {
      handler.fail(error)
    }
  })
}

class Exchange implements Dispatcher.DispatchHandler {
  readonly #request: ExchangeRequest
  readonly #resolve: (answer: HttpAnswer) => void
  readonly #reject: (failure: BackendFailure) => void
  readonly #timer: NodeJS.Timeout
  #controller: Dispatcher.DispatchController | undefined
  #status = 0
  #headers: readonly string[] = []
  /** Of a body that is read whole. */
  #chunks: Buffer[] = []
  #size = 0
  #stream: StreamedBody | undefined
  #isGiven = false
  #late = false

  constructor(request: ExchangeRequest, resolve: (answer: HttpAnswer) => void, reject: (failure: BackendFailure) => void) {
    this.#request = request
    this.#resolve = resolve
    this.#reject = reject
    this.#timer = setTimeout(() => this.#timeOut(), request.timeoutInMillis)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller
    // It was waiting for a connection when its time ran out.
    if (this.#late) controller.abort(tooLate())
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
      if (this.#isGiven) this.#timer.refresh()
      else if (this.#stream.isPaused) this.#give(this.#stream)
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
    clearTimeout(this.#timer)
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
    this.fail(error)
  }

  fail(error: unknown): void {
    clearTimeout(this.#timer)
    const failure = toFailure(error)
    if (this.#isGiven) this.#stream?.fail(failure)
    else this.#reject(failure)
  }

  #give(body: StreamedBody): void {
    this.#isGiven = true
    this.#resolve({ status: this.#status, headers: this.#headers, body })
  }

  #timeOut(): void {
    // A client that takes its time is not the back end's fault.
    if (this.#stream?.isPaused) return void this.#timer.refresh()
    this.#late = true
    this.#controller?.abort(tooLate())
    this.fail(tooLate())
  }
}

const answered = oncePerTurn<Exchange>((exchange) => exchange.finish())

function tooLate(): BackendFailure {
  return new BackendFailure('timeout', 'The endpoint did not answer in time')
}

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
