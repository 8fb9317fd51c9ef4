import type { ServerResponse } from 'node:http'
import type { Dispatcher } from 'undici'

/** Names and values in turn, as they came. */
export type RawHeaders = readonly (Buffer | string)[]

/** A back end's answer on its way to the client of a bare proxy, as it comes; `headersOf` makes the client's headers of the back end's. */
export class PassedOn implements Dispatcher.DispatchHandler {
  readonly #response: ServerResponse
  readonly #headersOf: (raw: RawHeaders) => string[]

  constructor(response: ServerResponse, headersOf: (raw: RawHeaders) => string[]) {
    this.#response = response
    this.#headersOf = headersOf
  }

  onRequestStart(): void {}

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    const raw = controller.rawHeaders
    this.#response.writeHead(status, this.#headersOf(Array.isArray(raw) ? raw : []))
    this.#response.on('drain', () => controller.resume())
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#response.write(chunk)) controller.pause()
  }

  onResponseEnd(): void {
    this.#response.end()
  }

  onResponseError(): void {
    this.#response.destroy()
  }
}
