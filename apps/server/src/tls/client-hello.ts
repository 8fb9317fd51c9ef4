/** What the first bytes of a connection turned out to be. */
export type Hello =
  /** The client's greeting is not whole yet. */
  | { readonly kind: 'unfinished' }
  /** TLS, with the name of the server that is asked for where one is. */
  | { readonly kind: 'greeting'; readonly serverName?: string }
  /** A handshake, and none that anybody could read. */
  | { readonly kind: 'garbage' }

/** A record of the type `handshake`: no request of HTTP begins with this byte. */
export const handshakeByte = 22
/** Browsers send some 2 kB; keys that quantum computers cannot break add one or two. */
export const longestHello = 16_384

const unfinished: Hello = { kind: 'unfinished' }
const garbage: Hello = { kind: 'garbage' }

/**
 * Reads which server a client wants to speak to (RFC 8446, 4.1.2; RFC 6066, 3) before anything is answered: its certificate,
 * the least version and whether a client must show a certificate all depend on the name. TLS itself is OpenSSL's, which
 * reads the same bytes again.
 */
export function readHello(bytes: Uint8Array): Hello {
  const hello = joinRecords(bytes)
  if (hello === undefined) return garbage
  if (hello.length < 4) return bytes.length > longestHello ? garbage : unfinished
  if (hello[0] !== 1) return garbage
  const length = numberAt(hello, 1, 3)
  if (length > longestHello) return garbage
  if (hello.length < 4 + length) return bytes.length > longestHello + 1024 ? garbage : unfinished
  return readServerName(new Reader(hello.subarray(4, 4 + length)))
}

/** The content of the handshake's records as far as they are there; undefined where a record is of another type. */
function joinRecords(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length;) {
    if (bytes[at] !== handshakeByte || (bytes[at + 1] ?? 3) !== 3) return undefined
    if (at + 5 > bytes.length) break
    const length = numberAt(bytes, at + 3, 2)
    if (length === 0 || length > longestHello) return undefined
    parts.push(bytes.subarray(at + 5, at + 5 + length))
    at += 5 + length
  }
  const [first] = parts
  return first && parts.length === 1 ? first : Buffer.concat(parts)
}

function readServerName(reader: Reader): Hello {
  try {
    // Version and random.
    reader.take(34)
    // Session, cipher suites, compression.
    reader.takeSized(1)
    reader.takeSized(2)
    reader.takeSized(1)
    // A client of TLS 1.0 may have no extensions at all.
    if (reader.isAtEnd) return { kind: 'greeting' }
    const extensions = reader.inner(2)
    while (!extensions.isAtEnd) {
      const type = extensions.number(2)
      const extension = extensions.inner(2)
      if (type !== serverNameExtension) continue
      const names = extension.inner(2)
      const isHostName = names.number(1) === 0
      const name = Buffer.from(names.takeSized(2)).toString('latin1').toLowerCase()
      return isHostName && hostName.test(name) ? { kind: 'greeting', serverName: name } : { kind: 'greeting' }
    }
    return { kind: 'greeting' }
  } catch (error) {
    if (error instanceof RangeError) return garbage
    throw error
  }
}

const serverNameExtension = 0
/** Anything else is nobody's name, and asks for what a client without a name gets. */
const hostName = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/

/** Reads forward; @throws RangeError behind the end. */
class Reader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length
  }

  take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) throw new RangeError('Behind the end')
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  number(width: number): number {
    return numberAt(this.take(width), 0, width)
  }

  /** A part behind its length, which takes so many bytes. */
  takeSized(width: number): Uint8Array {
    return this.take(this.number(width))
  }

  inner(width: number): Reader {
    return new Reader(this.takeSized(width))
  }
}

function numberAt(bytes: Uint8Array, at: number, width: number): number {
  let value = 0
  for (let index = at; index < at + width; index++) value = value * 256 + (bytes[index] ?? 0)
  return value
}
