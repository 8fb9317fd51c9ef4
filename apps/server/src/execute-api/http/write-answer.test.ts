import type { MethodResponse, Outlet, Pourable } from '@fourbox/engine'
import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { writeAnswer } from './write-answer.ts'

const ends: (() => unknown)[] = []
afterEach(async () => {
  for (let end = ends.shift(); end; end = ends.shift()) await end()
})

/** More than the system keeps of what a client does not read. */
const much = new Uint8Array(30_000_000)

/** A server that answers all that it is asked; how its connections ended. */
async function answering(answer: () => MethodResponse, longestStallInMillis: number) {
  const closed: string[] = []
  const server: Server = createServer((_request, response) => {
    response.on('close', () => closed.push(response.writableFinished ? 'finished' : 'cut'))
    writeAnswer(response, answer(), longestStallInMillis)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const call = (): Socket => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: a\r\n\r\n')
    ends.push(() => socket.destroy())
    return socket
  }
  return { call, closed }
}

function poured(body: Uint8Array): Pourable {
  return {
    pour(outlet: Outlet) {
      // The first comes with the head, the rest once the head is out.
      outlet.write(body.subarray(0, 10))
      setImmediate(() => outlet.write(body.subarray(10)))
      return { resume: () => outlet.end(), stop: () => undefined }
    },
    async *[Symbol.asyncIterator]() {},
  }
}

async function* iterated(body: Uint8Array): AsyncGenerator<Uint8Array> {
  yield body
}

const bodies: [string, () => MethodResponse['body']][] = [
  ['in memory', () => much],
  ['poured', () => poured(much)],
  ['iterated', () => iterated(much)],
]

test.each(bodies)('a client that takes nothing of an answer %s for too long is cut', async (_, body) => {
  const { call, closed } = await answering(() => ({ status: 200, headers: [], body: body() }), 100)
  call().pause()
  await expect.poll(() => closed, { timeout: 10_000 }).toEqual(['cut'])
})

test.each(bodies)(
  'a client that reads slowly, but reads, gets an answer %s whole',
  async (_, body) => {
    const { call, closed } = await answering(() => ({ status: 200, headers: [], body: body() }), 1000)
    const socket = call()
    let read = 0
    socket.on('data', (piece) => {
      read += piece.length
      socket.pause()
      setTimeout(() => socket.resume(), 2)
    })
    await expect.poll(() => read, { timeout: 30_000 }).toBeGreaterThan(much.length)
    await expect.poll(() => closed, { timeout: 10_000 }).toEqual(['finished'])
  },
  45_000,
)
