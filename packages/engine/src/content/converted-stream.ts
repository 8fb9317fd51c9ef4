import { encodeBase64 } from './base64.ts'
import { joined } from './joined.ts'
import { isPourable, type Pourable } from './pourable.ts'

/** What is done to the pieces of a body, in their order. */
interface Conversion {
  readonly convert: (piece: Uint8Array) => Uint8Array
  /** What is left when the last piece has come. */
  readonly finish: () => Uint8Array
}

const nothing = new Uint8Array()

/** The same bytes as far as they are UTF-8, U+FFFD for the rest: what becomes of a text when it is read whole, piece by piece. */
export function utf8Stream(body: AsyncIterable<Uint8Array>, isUtf8: (bytes: Uint8Array) => boolean): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  let decoder: TextDecoder | undefined
  return converted(body, {
    convert(piece) {
      // Once a piece ends within a character, the decoder keeps the place.
      if (decoder === undefined && isUtf8(piece)) return piece
      decoder ??= new TextDecoder('utf-8', { ignoreBOM: true })
      return encoder.encode(decoder.decode(piece, { stream: true }))
    },
    finish: () => (decoder === undefined ? nothing : encoder.encode(decoder.decode())),
  })
}

/** The bytes as Base64 text, piece by piece. */
export function base64Stream(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  let carried = new Uint8Array()
  return converted(body, {
    convert(piece) {
      const bytes = joined([carried, piece])
      // Three bytes make four characters; what is left waits for its neighbours.
      const whole = bytes.length - (bytes.length % 3)
      carried = bytes.slice(whole)
      return encoder.encode(encodeBase64(bytes.subarray(0, whole)))
    },
    finish: () => encoder.encode(encodeBase64(carried)),
  })
}

function converted(body: AsyncIterable<Uint8Array>, conversion: Conversion): AsyncIterable<Uint8Array> {
  return isPourable(body) ? convertedPourable(body, conversion) : convertedPieces(body, conversion)
}

async function* convertedPieces(body: AsyncIterable<Uint8Array>, { convert, finish }: Conversion): AsyncGenerator<Uint8Array> {
  for await (const piece of body) yield convert(piece)
  const rest = finish()
  if (rest.length > 0) yield rest
}

function convertedPourable(body: Pourable, conversion: Conversion): Pourable {
  const { convert, finish } = conversion
  return {
    [Symbol.asyncIterator]: () => convertedPieces(body, conversion),
    pour: (outlet) =>
      body.pour({
        write: (piece) => outlet.write(convert(piece)),
        end() {
          const rest = finish()
          if (rest.length > 0) outlet.write(rest)
          outlet.end()
        },
        fail: () => outlet.fail(),
      }),
  }
}
