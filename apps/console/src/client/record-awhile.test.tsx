import { expect, test, vi } from 'vitest'
import { recordAwhile } from './record-awhile.ts'

/** Streams of live calls, which say that they listen when they are told to; what was asked, and which are still open. */
function serveStreams() {
  const asked: { readonly url: string; readonly signal: AbortSignal | null | undefined; readonly begin: () => void }[] = []
  vi.stubGlobal('fetch', async (url: string, { signal }: RequestInit) => {
    const stream = new TransformStream<Uint8Array, Uint8Array>()
    const writer = stream.writable.getWriter()
    const begin = () => void writer.write(new TextEncoder().encode('data: {"calls":[],"missed":0}\n\n'))
    asked.push({ url, signal, begin })
    return new Response(stream.readable)
  })
  return asked
}

test('a stage is listened to from when the server says so until another one is', async () => {
  const asked = serveStreams()
  let isRecorded = false
  const recording = recordAwhile({ restApiId: 'abc', stageName: 'dev' }).then(() => (isRecorded = true))
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  expect([asked[0]?.url, isRecorded]).toEqual([expect.stringMatching(/\/_fourbox\/traces\/live\?restApiId=abc&stage=dev$/), false])
  asked[0]?.begin()
  await recording
  expect(asked[0]?.signal?.aborted).toBe(false)

  const next = recordAwhile({ restApiId: 'abc', stageName: 'prod' })
  expect(asked[0]?.signal?.aborted).toBe(true)
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  asked[1]?.begin()
  await next
})

test('a server that does not listen holds up nobody', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"message":"Too many look at live calls"}', { status: 503 }))
  await expect(recordAwhile({ restApiId: 'abc', stageName: 'dev' })).resolves.toBeUndefined()
})
