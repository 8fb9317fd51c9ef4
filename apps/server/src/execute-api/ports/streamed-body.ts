import { BackendFailure } from '@fourbox/engine'
import type { Dispatcher } from 'undici'

/** Bytes that may wait for a slow client before the back end is told to pause. */
const highWaterMark = 262_144

/** A body that is handed on as it comes, no faster than it is taken. Who stops reading it lets go of its connection. */
export class StreamedBody implements AsyncIterable<Uint8Array> {
  readonly #controller: Dispatcher.DispatchController
  readonly #waiting: Buffer[] = []
  #size = 0
  #arrived: PromiseWithResolvers<void> | undefined
  #ended = false
  #failure: BackendFailure | undefined

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller
  }

  /** Whether the back end was told to pause. */
  get isFull(): boolean {
    return this.#size > highWaterMark
  }

  push(chunk: Buffer): void {
    this.#waiting.push(chunk)
    this.#size += chunk.length
    if (this.isFull) this.#controller.pause()
    this.#arrived?.resolve()
  }

  end(): void {
    this.#ended = true
    this.#arrived?.resolve()
  }

  fail(failure: BackendFailure): void {
    this.#failure = failure
    this.#arrived?.resolve()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
          const wasFull = this.isFull
          this.#size -= chunk.length
          if (wasFull && !this.isFull) this.#controller.resume()
          yield chunk
        }
        if (this.#failure) throw this.#failure
        if (this.#ended) return
        this.#arrived = Promise.withResolvers<void>()
        await this.#arrived.promise
      }
    } finally {
      if (!this.#ended && !this.#failure) this.#controller.abort(new BackendFailure('network', 'The client went away'))
    }
  }
}
