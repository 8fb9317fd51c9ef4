import { constants, type IncomingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'

/** As a request of HTTP/1.1 may take. */
const longestRequestInMillis = 60_000

/** A stream of HTTP/2 as the request of HTTP/1.1 that it stands for: API Gateway hands it on as one, and calls it so in `$context.protocol`. */
export class Http2Request extends IncomingMessage {
  readonly #stream: ServerHttp2Stream

  constructor(stream: ServerHttp2Stream, socket: Socket, pseudo: IncomingHttpHeaders, rawHeaders: readonly string[]) {
    super(socket)
    this.#stream = stream
    this.method = pseudo[':method'] ?? 'GET'
    this.url = pseudo[':path'] ?? '/'
    this.httpVersion = '1.1'
    this.httpVersionMajor = 1
    this.httpVersionMinor = 1
    this.rawHeaders = headersOf(pseudo, rawHeaders, stream.endAfterHeaders)
    stream.on('close', () => this.destroy())
    if (stream.endAfterHeaders) {
      this.complete = true
      this.push(null)
    } else this.#flow()
  }

  #flow(): void {
    const stream = this.#stream
    const tooLate = setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), longestRequestInMillis)
    stream
      .on('data', (piece: Buffer) => {
        if (!this.push(piece)) stream.pause()
      })
      .on('end', () => {
        clearTimeout(tooLate)
        this.complete = true
        this.push(null)
      })
      .on('close', () => clearTimeout(tooLate))
    // Until somebody reads: what nobody wants must not flow by.
    stream.pause()
  }

  override _read(): void {
    this.#stream.resume()
  }

  /** The connection is not this request's alone. */
  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    callback(error)
  }
}

/** Fields of the connection are no part of HTTP/2; a cookie may come in pieces (RFC 9113, 8.2.3), and a body without a length. */
function headersOf(pseudo: IncomingHttpHeaders, raw: readonly string[], isBodiless: boolean): string[] {
  const authority = pseudo[':authority']
  const headers = ['Host', authority ?? pseudo.host ?? '']
  const cookies: string[] = []
  let hasLength = false
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const [name = '', value = ''] = [raw[at], raw[at + 1]]
    if (name.startsWith(':') || name === 'host') continue
    if (name === 'cookie') cookies.push(value)
    else headers.push(name, value)
    if (name === 'content-length') hasLength = true
  }
  if (cookies.length > 0) headers.push('cookie', cookies.join('; '))
  if (!isBodiless && !hasLength) headers.push('transfer-encoding', 'chunked')
  return headers
}
