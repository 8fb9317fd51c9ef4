import { isUtf8 } from 'node:buffer'
import { array, assert, asyncProperty, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { isPourable, type Pourable } from './pourable.ts'
import { base64Stream, utf8Stream } from './converted-stream.ts'

async function* piecesOf(pieces: readonly Uint8Array[]) {
  yield* pieces
}

/** The same pieces, for who pours. */
function pourableOf(pieces: readonly Uint8Array[]): Pourable {
  return {
    [Symbol.asyncIterator]: () => piecesOf(pieces),
    pour(outlet) {
      for (const piece of pieces) outlet.write(piece)
      outlet.end()
      return { resume() {}, stop() {} }
    },
  }
}

function poured(stream: AsyncIterable<Uint8Array>): readonly Uint8Array[] {
  const pieces: Uint8Array[] = []
  if (!isPourable(stream)) throw new Error('cannot be poured')
  stream.pour({ write: (piece) => pieces.push(piece) > 0, end() {}, fail() {} })
  return pieces
}

async function gather(stream: AsyncIterable<Uint8Array>): Promise<readonly Uint8Array[]> {
  const pieces: Uint8Array[] = []
  for await (const piece of stream) pieces.push(piece)
  return pieces
}

const anyPieces = array(uint8Array({ maxLength: 8 }), { maxLength: 6 })

test('a streamed text is what it would be if it were read whole', async () => {
  await assert(
    asyncProperty(anyPieces, async (pieces) => {
      const streamed = Buffer.concat(await gather(utf8Stream(piecesOf(pieces), isUtf8)))
      expect(Buffer.concat(poured(utf8Stream(pourableOf(pieces), isUtf8)))).toEqual(streamed)
      expect(streamed.toString('hex')).toBe(Buffer.from(Buffer.concat(pieces).toString('utf8')).toString('hex'))
    }),
  )
})

test('a character that is cut by two pieces stays whole', async () => {
  const [first, second] = [Buffer.from('\u00e4').subarray(0, 1), Buffer.from('\u00e4').subarray(1)]
  expect(Buffer.concat(await gather(utf8Stream(piecesOf([first, second]), isUtf8))).toString()).toBe('\u00e4')
})

test('streamed bytes are the Base64 of the whole', async () => {
  await assert(
    asyncProperty(anyPieces, async (pieces) => {
      const streamed = Buffer.concat(await gather(base64Stream(piecesOf(pieces)))).toString()
      expect(streamed).toBe(Buffer.concat(pieces).toString('base64'))
      expect(Buffer.concat(poured(base64Stream(pourableOf(pieces)))).toString()).toBe(streamed)
    }),
  )
})
