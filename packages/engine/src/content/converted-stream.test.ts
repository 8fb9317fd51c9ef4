import { isUtf8 } from 'node:buffer'
import { array, assert, asyncProperty, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { base64Stream, utf8Stream } from './converted-stream.ts'

async function* piecesOf(pieces: readonly Uint8Array[]) {
  yield* pieces
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
    }),
  )
})
