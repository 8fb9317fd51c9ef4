/* The bare proxy: node:http in front of undici's `Pool.dispatch`, everything handed on: bare-proxy.ts BACK-END-PORT. Prints its port. */
import { createServer, type ServerResponse } from 'node:http'
import { type Dispatcher, Pool } from 'undici'

const [backEnd = ''] = process.argv.slice(2)
const pool = new Pool(`http://127.0.0.1:${backEnd}`, { connections: 1024, pipelining: 1 })

class Handler implements Dispatcher.DispatchHandler {
  readonly #response: ServerResponse
  constructor(response: ServerResponse) {
    this.#response = response
  }
  onRequestStart(): void {}
  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    const raw = controller.rawHeaders
    this.#response.writeHead(status, Array.isArray(raw) ? raw.map((part) => part.toString('latin1')) : [])
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

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', () => {
    const headers = request.rawHeaders.filter((_, at) => !/^(host|connection|content-length)$/i.test(request.rawHeaders[at - (at % 2)] ?? ''))
    const body = chunks.length > 0 ? Buffer.concat(chunks) : null
    pool.dispatch({ path: request.url ?? '/', method: request.method ?? 'GET', headers, body }, new Handler(response))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  console.log(typeof address === 'object' ? address?.port : '')
})
