import { BackendFailure, type HttpAnswer } from '@fourbox/engine'
import type { Dispatcher, Pool } from 'undici'

import { ForbiddenAddress } from './forbidden-addresses.ts'

export interface ExchangeRequest {
  readonly path: string
  readonly method: string
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /** Whether the answer is given as soon as its headers are there, its body as a stream. */
  readonly stream: boolean
}

/**
 * One request and its answer over a pool's connection, with raw headers both ways.
 * @throws BackendFailure
 */
export function exchange(pool: Pool, request: ExchangeRequest): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const handler = request.stream ? new Streaming(request, resolve, reject) : new Buffering(request, resolve, reject)
    try {
      pool.dispatch({ path: request.path, method: request.method, headers: [...request.headers], body: request.body ?? null, blocking: false }, handler)
    } catch (error) {
      handler.fail(error)
    }
  })
}

type Resolve = (answer: HttpAnswer) => void
type Reject = (failure: BackendFailure) => void

abstract class Exchange implements Dispatcher.DispatchHandler {
  protected readonly request: ExchangeRequest
  protected controller: Dispatcher.DispatchController | undefined
  protected status = 0
  protected headers: readonly string[] = []
  protected size = 0
  readonly #timer: NodeJS.Timeout
  #late = false

  constructor(request: ExchangeRequest) {
    this.request = request
    this.#timer = setTimeout(() => this.#timeOut(), request.timeoutInMillis)
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller
    // It was waiting for a connection when its time ran out.
    if (this.#late) controller.abort(new BackendFailure('timeout', 'The endpoint did not answer in time'))
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    this.status = status
    this.headers = readRawHeaders(controller.rawHeaders)
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    this.fail(error)
  }

  fail(error: unknown): void {
    this.stopClock()
    this.reject(toFailure(error))
  }

  protected stopClock(): void {
    clearTimeout(this.#timer)
  }

  protected abstract reject(failure: BackendFailure): void

  #timeOut(): void {
    this.#late = true
    const failure = new BackendFailure('timeout', 'The endpoint did not answer in time')
    this.controller?.abort(failure)
    this.fail(failure)
  }
}

/** Keeps the whole body in memory. */
class Buffering extends Exchange {
  readonly #resolve: Resolve
  readonly #reject: Reject
  #chunks: Buffer[] = []

  constructor(request: ExchangeRequest, resolve: Resolve, reject: Reject) {
    super(request)
    this.#resolve = resolve
    this.#reject = reject
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length
    if (this.size > this.request.limitInBytes) {
      this.#chunks = []
      controller.abort(new BackendFailure('too-large', `The endpoint's answer is larger than ${this.request.limitInBytes} bytes`))
      return
    }
    this.#chunks.push(chunk)
  }

  onResponseEnd(): void {
    this.stopClock()
    const [first] = this.#chunks
    const body = first && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks, this.size)
    this.#resolve({ status: this.status, headers: this.headers, body })
  }

  protected reject(failure: BackendFailure): void {
    this.#reject(failure)
  }
}

/** Hands the body on as it comes, no faster than it is taken. */
class Streaming extends Exchange {
  readonly #resolve: Resolve
  readonly #reject: Reject
  readonly #waiting: Buffer[] = []
  #arrived = Promise.withResolvers<void>()
  #ended = false
  #failure: BackendFailure | undefined

  constructor(request: ExchangeRequest, resolve: Resolve, reject: Reject) {
    super(request)
    this.#resolve = resolve
    this.#reject = reject
  }

  override onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    super.onResponseStart(controller, status)
    this.stopClock()
    this.#resolve({ status: this.status, headers: this.headers, body: this.#body(controller) })
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#waiting.push(chunk)
    this.size += chunk.length
    if (this.size > highWaterMark) controller.pause()
    this.#arrived.resolve()
  }

  onResponseEnd(): void {
    this.#ended = true
    this.#arrived.resolve()
  }

  protected reject(failure: BackendFailure): void {
    this.#failure = failure
    this.#arrived.resolve()
    // Of no effect once the headers were handed on; the body's reader then learns of it.
    this.#reject(failure)
  }

  async *#body(controller: Dispatcher.DispatchController): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
          this.size -= chunk.length
          yield chunk
        }
        if (this.#failure) throw this.#failure
        if (this.#ended) return
        this.#arrived = Promise.withResolvers<void>()
        controller.resume()
        await this.#arrived.promise
      }
    } finally {
      if (!this.#ended && !this.#failure) controller.abort(new BackendFailure('network', 'The client went away'))
    }
  }
}

const highWaterMark = 262_144

/** undici's raw headers, which are buffers, as text. */
function readRawHeaders(raw: Dispatcher.DispatchController['rawHeaders']): readonly string[] {
  return Array.isArray(raw) ? raw.map((part) => (typeof part === 'string' ? part : part.toString('latin1'))) : []
}

/** Every error of undici, Node and the connector, as the engine knows it. */
function toFailure(error: unknown): BackendFailure {
  if (error instanceof BackendFailure) return error
  if (error instanceof ForbiddenAddress) return new BackendFailure('invalid-endpoint', error.message)
  const { code, message } =
    error instanceof Error ? { code: 'code' in error ? String(error.code) : '', message: error.message } : { code: '', message: String(error) }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'EAI_NODATA') return new BackendFailure('unknown-host', message)
  if (code === 'UND_ERR_CONNECT_TIMEOUT') return new BackendFailure('timeout', message)
  if (code === 'UND_ERR_INVALID_ARG') return new BackendFailure('invalid-endpoint', message)
  return new BackendFailure('network', message)
}
