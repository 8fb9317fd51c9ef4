import { BackendFailure } from '@fourbox/engine'
import { crc32 } from 'node:zlib'

/** One message of AWS's event stream encoding; of its headers those that are texts. */
export interface StreamEvent {
  readonly headers: ReadonlyMap<string, string>
  readonly payload: Buffer
}

/** Both lengths and their checksum. */
const preludeLength = 12
const checksumLength = 4
const longestMessage = 16 * 1024 * 1024

/**
 * Takes a stream of `application/vnd.amazon.eventstream` apart, whatever its pieces are.
 * @throws BackendFailure `network` for what is none, or breaks off within a message.
 */
export async function* readEvents(stream: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent> {
  let pieces: Uint8Array[] = []
  let size = 0
  let wanted = preludeLength
  for await (const piece of stream) {
    pieces.push(piece)
    size += piece.length
    // A long message is put together once, not with each of its pieces.
    if (size < wanted) continue
    let read = Buffer.concat(pieces, size)
    let length = messageLength(read)
    for (; length !== undefined && read.length >= length; length = messageLength(read)) {
      yield readMessage(read.subarray(0, length))
      read = read.subarray(length)
    }
    pieces = [read]
    size = read.length
    wanted = length ?? preludeLength
  }
  if (size > 0) throw broken('it broke off')
}

function messageLength(read: Buffer): number | undefined {
  if (read.length < preludeLength) return undefined
  const length = read.readUInt32BE(0)
  if (crc32(read.subarray(0, 8)) !== read.readUInt32BE(8)) throw broken('a wrong checksum')
  if (length < preludeLength + checksumLength || length > longestMessage) throw broken('an impossible length')
  return length
}

function readMessage(message: Buffer): StreamEvent {
  const end = message.length - checksumLength
  if (crc32(message.subarray(0, end)) !== message.readUInt32BE(end)) throw broken('a wrong checksum')
  const payloadAt = preludeLength + message.readUInt32BE(4)
  if (payloadAt > end) throw broken('an impossible length')
  return { headers: readHeaders(message.subarray(preludeLength, payloadAt)), payload: message.subarray(payloadAt, end) }
}

/** Bytes of a header's value by its type; types 6 and 7, bytes and texts, tell their length. */
const fixedLengths = [0, 0, 1, 2, 4, 8, undefined, undefined, 8, 16]
const textType = 7

function readHeaders(bytes: Buffer): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  let at = 0
  try {
    while (at < bytes.length) {
      const nameEnd = at + 1 + bytes.readUInt8(at)
      const name = bytes.toString('utf8', at + 1, nameEnd)
      const type = bytes.readUInt8(nameEnd)
      const fixed = fixedLengths[type]
      const valueAt = nameEnd + (fixed === undefined ? 3 : 1)
      const valueEnd = valueAt + (fixed ?? bytes.readUInt16BE(nameEnd + 1))
      if (type === textType) headers.set(name, bytes.toString('utf8', valueAt, valueEnd))
      at = valueEnd
    }
  } catch (error) {
    if (error instanceof RangeError) throw broken('a header beyond its end')
    throw error
  }
  return headers
}

function broken(why: string): BackendFailure {
  return new BackendFailure('network', `The event stream cannot be read: ${why}`)
}
