import { BackendFailure, type Flow, type Outlet, type Pourable } from '@fourbox/engine'
import type { Dispatcher } from 'undici'

/** Bytes that may wait to be taken before the back end is told to pause. */
const highWaterMark = 262_144

/** A body that is handed on as it comes, no faster than it is taken. Who stops reading it lets go of its connection. */
export class StreamedBody implements Pourable {
  readonly #controller: Dispatcher.DispatchController
  #waiting: Buffer[] = []
  #size = 0
  #outlet: Outlet | undefined
  /** When the back end was told to pause; undefined while it is not. */
  #pausedAt: number | undefined
  #pausedInMillis = 0
  #arrived: PromiseWithResolvers<void> | undefined
  #ended = false
  #failure: BackendFailure | undefined

  constructor(controller: Dispatcher.DispatchController) {
    this.#controller = controller
  }

  /** Whether the back end was told to pause. */
  get isPaused(): boolean {
    return this.#pausedAt !== undefined
  }

  /** For how long the back end has been waiting for the client so far, milliseconds. */
  get pausedInMillis(): number {
    return this.#pausedInMillis + (this.#pausedAt === undefined ? 0 : performance.now() - this.#pausedAt)
  }

  push(chunk: Buffer): void {
    if (this.#outlet) {
      if (!this.#outlet.write(chunk)) this.#pause()
      return
    }
    this.#waiting.push(chunk)
    this.#size += chunk.length
    if (this.#size > highWaterMark) this.#pause()
    this.#arrived?.resolve()
  }

  end(): void {
    this.#ended = true
    if (this.#outlet) this.#outlet.end()
    else this.#arrived?.resolve()
  }

  fail(failure: BackendFailure): void {
    this.#failure = failure
    if (this.#outlet) this.#outlet.fail()
    else this.#arrived?.resolve()
  }

  pour(outlet: Outlet): Flow {
    let isFull = false
    for (const chunk of this.#waiting) if (!outlet.write(chunk)) isFull = true
    this.#waiting = []
    this.#outlet = outlet
    if (this.#failure) outlet.fail()
    else if (this.#ended) outlet.end()
    else if (isFull) this.#pause()
    else this.#resume()
    return { resume: () => this.#resume(), stop: () => this.#letGo() }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        for (let chunk = this.#waiting.shift(); chunk; chunk = this.#waiting.shift()) {
          this.#size -= chunk.length
          if (this.#size <= highWaterMark) this.#resume()
          yield chunk
        }
        if (this.#failure) throw this.#failure
        if (this.#ended) return
        this.#arrived = Promise.withResolvers<void>()
        await this.#arrived.promise
      }
    } finally {
      this.#letGo()
    }
  }

  #pause(): void {
    this.#pausedAt ??= performance.now()
    this.#controller.pause()
  }

  #resume(): void {
    if (this.#pausedAt === undefined) return
    this.#pausedInMillis += performance.now() - this.#pausedAt
    this.#pausedAt = undefined
    this.#controller.resume()
  }

  #letGo(): void {
    if (!this.#ended && !this.#failure) this.#controller.abort(new BackendFailure('network', 'The client went away'))
  }
}
