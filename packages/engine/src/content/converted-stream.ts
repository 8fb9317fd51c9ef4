import { encodeBase64 } from './base64.ts'

/** The same bytes as far as they are UTF-8, U+FFFD for the rest: what becomes of a text when it is read whole, piece by piece. */
export async function* utf8Stream(body: AsyncIterable<Uint8Array>, isUtf8: (bytes: Uint8Array) => boolean): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let decoder: TextDecoder | undefined
  for await (const piece of body) {
    // Once a piece ends within a character, the decoder keeps the place.
    if (decoder === undefined && isUtf8(piece)) yield piece
    else {
      decoder ??= new TextDecoder('utf-8', { ignoreBOM: true })
      yield encoder.encode(decoder.decode(piece, { stream: true }))
    }
  }
  const rest = decoder?.decode() ?? ''
  if (rest !== '') yield encoder.encode(rest)
}

/** The bytes as Base64 text, piece by piece. */
export async function* base64Stream(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let carried = new Uint8Array()
  for await (const piece of body) {
    const bytes = new Uint8Array(carried.length + piece.length)
    bytes.set(carried)
    bytes.set(piece, carried.length)
    // Three bytes make four characters; what is left waits for its neighbours.
    const whole = bytes.length - (bytes.length % 3)
    carried = bytes.slice(whole)
    yield encoder.encode(encodeBase64(bytes.subarray(0, whole)))
  }
  if (carried.length > 0) yield encoder.encode(encodeBase64(carried))
}
