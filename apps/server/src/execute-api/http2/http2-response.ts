import { constants, type OutgoingHttpHeaders, type ServerHttp2Stream } from 'node:http2'
import { type OutgoingHttpHeader, type OutgoingHttpHeaders as OlderHeaders, ServerResponse } from 'node:http'
import type { Http2Request } from './http2-request.ts'

/** The answer of a stream of HTTP/2, written as one of HTTP/1.1 is: nothing of what writes it needs to know. */
export class Http2Response extends ServerResponse {
  readonly #stream: ServerHttp2Stream
  readonly #request: Http2Request
  /** Whether the head alone is the answer. */
  #isBodiless = false

  constructor(request: Http2Request, stream: ServerHttp2Stream) {
    super(request)
    this.#stream = stream
    this.#request = request
    // Getters of the class, which its types call members.
    Object.defineProperties(this, { headersSent: { get: () => stream.headersSent }, writableLength: { get: () => stream.writableLength } })
    stream
      .on('drain', () => this.emit('drain'))
      .on('timeout', () => stream.close(constants.NGHTTP2_CANCEL))
      .on('close', () => {
        this.destroyed = true
        this.emit('close')
      })
  }

  override writeContinue(): void {
    if (!this.#stream.destroyed) this.#stream.additionalHeaders({ ':status': 100 })
  }

  override writeHead(status: number, ...rest: readonly (string | OlderHeaders | OutgoingHttpHeader[] | undefined)[]): this {
    const raw = rest.find(Array.isArray) ?? []
    this.#isBodiless = this.#request.method === 'HEAD' || status === 204 || status === 304
    if (!isGone(this.#stream)) this.#stream.respond({ ':status': status, ...fieldsOf(raw) }, { endStream: this.#isBodiless })
    return this
  }

  override write(chunk: string | Uint8Array, ...rest: readonly unknown[]): boolean {
    if (isGone(this.#stream) || this.#isBodiless) return true
    return this.#stream.write(typeof chunk === 'string' ? Buffer.from(chunk, encodingOf(rest)) : chunk)
  }

  override end(...written: readonly unknown[]): this {
    const [chunk, ...rest] = written
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) this.write(chunk, ...rest)
    if (isGone(this.#stream)) return this
    // Who has its answer need not send on.
    this.#stream.once('finish', () => this.#request.complete || this.#stream.close(constants.NGHTTP2_NO_ERROR))
    if (!this.#isBodiless) this.#stream.end()
    return this
  }

  override cork(): void {
    this.#stream.cork()
  }

  override uncork(): void {
    this.#stream.uncork()
  }

  override setTimeout(milliseconds: number): this {
    if (!this.#stream.destroyed) this.#stream.setTimeout(milliseconds)
    return this
  }

  override destroy(): this {
    if (!this.#stream.destroyed) this.#stream.close(constants.NGHTTP2_CANCEL)
    return this
  }
}

function isGone(stream: ServerHttp2Stream): boolean {
  return stream.destroyed || stream.closed
}

function encodingOf([encoding]: readonly unknown[]): BufferEncoding {
  return encoding === 'latin1' ? 'latin1' : 'utf8'
}

const ofConnections = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding', 'upgrade'])
/** Node refuses an answer in which one of these stands twice. */
const single = new Set(['content-length', 'content-type', 'date', 'etag', 'expires', 'last-modified', 'location', 'retry-after', 'age', 'server', 'host'])

/** Names in small letters, what comes twice as a list; of a name that stands once only, the last. */
function fieldsOf(raw: readonly OutgoingHttpHeader[]): OutgoingHttpHeaders {
  const fields = new Map<string, string | string[]>()
  for (let at = 0; at + 1 < raw.length; at += 2) {
    const name = String(raw[at]).toLowerCase()
    const value = String(raw[at + 1])
    if (ofConnections.has(name)) continue
    const former = fields.get(name)
    fields.set(name, former === undefined || single.has(name) ? value : [former, value].flat())
  }
  return Object.fromEntries(fields)
}
