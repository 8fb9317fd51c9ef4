import { BackendFailure } from '@fourbox/engine'
import { assert, asyncProperty, integer } from 'fast-check'
import { expect, test } from 'vitest'
import { readEvents, type StreamEvent } from './event-stream.ts'

/** Of the test vectors that AWS publishes with its SDKs. */
const empty = Buffer.from('000000100000000005c248eb7d98c8ff', 'hex')
const withoutHeaders = Buffer.from('0000001d00000000fd528c5a7b27666f6f273a27626172277dc3653936', 'hex')
const oneHeader = Buffer.from(
  '0000003d0000002007fd83960c636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e7b27666f6f273a27626172277d8d9c08b1',
  'hex',
)
const all = Buffer.concat([empty, withoutHeaders, oneHeader])

async function read(...pieces: readonly Uint8Array[]) {
  const events: StreamEvent[] = []
  for await (const event of readEvents(pieces)) events.push(event)
  return events.map(({ headers, payload }) => [Object.fromEntries(headers), payload.toString()])
}
const expected = [
  [{}, ''],
  [{}, "{'foo':'bar'}"],
  [{ 'content-type': 'application/json' }, "{'foo':'bar'}"],
]

test('messages are read wherever the stream is cut', async () => {
  expect(await read(all)).toEqual(expected)
  const place = integer({ min: 0, max: all.length })
  await assert(
    asyncProperty(place, place, async (one, other) => {
      const [first, second] = [Math.min(one, other), Math.max(one, other)]
      expect(await read(all.subarray(0, first), all.subarray(first, second), all.subarray(second))).toEqual(expected)
    }),
  )
})

test('a stream that breaks off, or whose bytes are not what their checksum says, is a failure', async () => {
  await assert(
    asyncProperty(integer({ min: 1, max: oneHeader.length - 1 }), async (length) => {
      await expect(read(oneHeader.subarray(0, length))).rejects.toThrow(BackendFailure)
    }),
  )
  await assert(
    asyncProperty(integer({ min: 0, max: oneHeader.length - 1 }), integer({ min: 1, max: 255 }), async (at, change) => {
      const damaged = Buffer.from(oneHeader)
      damaged.writeUInt8(damaged.readUInt8(at) ^ change, at)
      await expect(read(damaged)).rejects.toThrow(BackendFailure)
    }),
  )
  await expect(read(Buffer.from('{"statusCode":200} and more text'))).rejects.toThrow(BackendFailure)
})
