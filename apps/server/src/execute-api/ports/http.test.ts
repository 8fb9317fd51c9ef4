import { BackendFailure, type HttpRequest } from '@fourbox/engine'
import { type Store } from '@fourbox/store'
import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startPetstore } from '../../petstore/petstore.ts'
import { BackEndPools } from './back-end-pools.ts'
import { forbiddenAddresses } from './forbidden-addresses.ts'
import { httpPort } from './http.ts'
import { trialStore } from '../../testing/trial-store.ts'

const ends: (() => unknown)[] = []
let store: Store
let pools: BackEndPools

beforeEach(async () => {
  store = await trialStore()
  pools = new BackEndPools(forbiddenAddresses(1, []))
  ends.push(() => pools.close())
})
afterEach(async () => {
  for (let end = ends.shift(); end; end = ends.shift()) await end()
})

/** A back end that does what `behave` does with each connection once something was sent on it. */
async function backEnd(
  behave: (socket: Socket, received: string) => void,
): Promise<{ readonly origin: string; readonly port: number; readonly sockets: Set<Socket> }> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket))
    socket.on('data', (data) => behave(socket, data.toString('latin1')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  ends.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { origin: `http://127.0.0.1:${port}`, port, sockets }
}

function request(origin: string, over: Partial<HttpRequest> = {}): HttpRequest {
  return {
    origin,
    path: '/pets?type=dog',
    method: 'GET',
    headers: ['X-One', '1'],
    body: undefined,
    timeoutInMillis: 2000,
    limitInBytes: 1000,
    insecureSkipVerification: false,
    clientCertificateId: undefined,
    vpcLinkId: undefined,
    streamAbove: undefined,
    hops: 1,
    onGone: undefined,
    ...over,
  }
}

function send(over: HttpRequest, petstorePort = 2, executePort = 3) {
  return httpPort({ pools, petstorePort, documents: store.documents, executePort: () => executePort }).send(over)
}

async function failure(sent: Promise<unknown>): Promise<string> {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof BackendFailure ? error.reason : String(error)
}

async function sizeOf(body: Uint8Array | AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0
  if (!(body instanceof Uint8Array)) for await (const piece of body) size += piece.length
  return size
}

test('headers go out and come back as they are, and no redirect is followed', async () => {
  let seen = ''
  const { origin, port } = await backEnd((socket, received) => {
    seen = received
    socket.write('HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nX-Two: a\r\nx-TWO: b\r\nContent-Length: 2\r\n\r\nok')
  })
  const answer = await send(request(origin))
  expect(seen).toBe(`GET /pets?type=dog HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: keep-alive\r\nX-One: 1\r\n\r\n`)
  expect(answer).toMatchObject({ status: 302, headers: ['Location', '/elsewhere', 'X-Two', 'a', 'x-TWO', 'b', 'Content-Length', '2'] })
  expect(Buffer.from(answer.body instanceof Uint8Array ? answer.body : []).toString()).toBe('ok')
})

test('connections are used again', async () => {
  const { origin, sockets } = await backEnd((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  for (let n = 0; n < 5; n++) await send(request(origin))
  expect(sockets.size).toBeLessThan(3)
})

test.each<[string, (socket: Socket) => void, string]>([
  ['resets', (socket) => socket.resetAndDestroy(), 'network'],
  ['closes before it answers', (socket) => socket.end(), 'network'],
  ['closes in the middle of its body', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'), 'network'],
  ['speaks no HTTP', (socket) => socket.end('220 mail.example.com ESMTP\r\n'), 'network'],
  ['sends two lengths', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'), 'network'],
  ['sends headers without end', (socket) => socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${'a'.repeat(100_000)}`), 'too-large'],
  ['stalls', () => undefined, 'timeout'],
  ['stalls in its body', (socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc'), 'timeout'],
  ['sends more than may be kept', (socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 100000000\r\n\r\n${'a'.repeat(2000)}`), 'too-large'],
])('a back end that %s is a failure, and its connection is let go', async (_, behave, reason) => {
  const { origin, sockets } = await backEnd(behave)
  // Where something else is the failure, no busy machine shall be too slow for it.
  expect(await failure(send(request(origin, reason === 'timeout' ? { timeoutInMillis: 150 } : {})))).toBe(reason)
  await expect.poll(() => sockets.size).toBe(0)
})

/** Answers a connection's first request and hangs up on its second. */
function onceOnly(hungUp: string[]) {
  const answered = new WeakSet<Socket>()
  return (socket: Socket, received: string) => {
    if (answered.has(socket)) {
      hungUp.push(received.slice(0, received.indexOf(' ')))
      return void socket.destroy()
    }
    answered.add(socket)
    socket.write('HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n')
  }
}

// A connection that carried a HEAD is not used again anyway.
test.each(['GET', 'OPTIONS', 'PUT', 'DELETE'])('a %s that fails on a connection which was used before is sent once more on a fresh one', async (method) => {
  const hungUp: string[] = []
  const { origin } = await backEnd(onceOnly(hungUp))
  // A connection is there for another call a moment after its answer.
  while (hungUp.length === 0) expect((await send(request(origin, { method }))).status).toBe(200)
  expect(hungUp).toEqual([method])
})

test('a POST is not sent again', async () => {
  const hungUp: string[] = []
  const { origin } = await backEnd(onceOnly(hungUp))
  const outcomes: string[] = []
  while (hungUp.length === 0) outcomes.push(await failure(send(request(origin, { method: 'POST', body: Buffer.from('x') }))))
  expect(outcomes.at(-1)).toBe('network')
})

test('a call that fails on a fresh connection is not sent again', async () => {
  const calls: string[] = []
  const { origin } = await backEnd((socket, received) => {
    calls.push(received)
    socket.destroy()
  })
  expect(await failure(send(request(origin)))).toBe('network')
  expect(calls.length).toBe(1)
})

test('a call that broke off within its answer is not sent again', async () => {
  let calls = 0
  const { origin } = await backEnd((socket) => {
    calls += 1
    if (calls === 1) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')
    else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nok')
  })
  await send(request(origin))
  expect(await failure(send(request(origin)))).toBe('network')
  expect(calls).toBe(2)
})

test.each([
  ['followed by surplus bytes', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil', 200],
  ['malformed', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nBad Header\r\n\r\nok', undefined],
  ['a 204 with a body', 'HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\nevil', 204],
])('a connection whose answer was %s is not used again', async (_, answer, status) => {
  let connections = 0
  const seen = new WeakSet<Socket>()
  const { origin } = await backEnd((socket) => {
    if (!seen.has(socket)) connections += 1
    seen.add(socket)
    socket.write(connections === 1 ? answer : 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood')
  })
  const first = await send(request(origin)).then(
    (answered) => answered.status,
    () => undefined,
  )
  expect(first).toBe(status)
  const { body } = await send(request(origin))
  expect(Buffer.from(body instanceof Uint8Array ? body : []).toString()).toBe('good')
  expect(connections).toBe(2)
})

test.each(['100 Continue', '102 Processing', '103 Early Hints'])('interim answers %s are skipped, however many', async (interim) => {
  const { origin } = await backEnd((socket) => {
    // More than the system hands on in one piece: they are cut anywhere.
    socket.write(`HTTP/1.1 ${interim}\r\nX-Some: thing\r\n\r\n`.repeat(6000))
    setImmediate(() => socket.write(`HTTP/1.1 ${interim}\r\n\r\n`.repeat(60) + 'HTTP/1.1 200 OK\r\nContent-Length: 24\r\n\r\nHTTP/1.1 100 is no head!'))
  })
  for (let n = 0; n < 2; n++) {
    const { status, body } = await send(request(origin))
    expect([status, Buffer.from(body instanceof Uint8Array ? body : []).toString()]).toEqual([200, 'HTTP/1.1 100 is no head!'])
  }
})

test('a client that leaves ends the call that was begun for it, answered or not yet', async () => {
  const { origin, sockets } = await backEnd((socket, received) => {
    if (received.includes('/streamed')) socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n')
  })
  for (const path of ['/silent', '/streamed']) {
    let leave = () => {}
    const sent = send(request(origin, { path, streamAbove: 0, onGone: (listener) => void (leave = listener) }))
    const outcome = path === '/silent' ? failure(sent) : failure(sent.then(({ body }) => sizeOf(body)))
    await expect.poll(() => sockets.size).toBe(1)
    if (path === '/streamed') await sent
    leave()
    expect(await outcome).toBe('network')
    await expect.poll(() => sockets.size).toBe(0)
    leave()
  }
})

test('there is one deadline for the whole of a streamed answer, however steadily it comes', async () => {
  const { origin, sockets } = await backEnd((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n')
    const timer = setInterval(() => socket.write('1\r\na\r\n'), 10)
    socket.on('close', () => clearInterval(timer))
  })
  const { body } = await send(request(origin, { streamAbove: 0, timeoutInMillis: 200 }))
  expect(await failure(sizeOf(body))).toBe('timeout')
  await expect.poll(() => sockets.size).toBe(0)
})

test('while the client takes no more of a stream, the back end’s time stands', async () => {
  const size = 3_000_000
  const { origin } = await backEnd((socket) => socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${size}\r\n\r\n${'a'.repeat(size)}`))
  const { body } = await send(request(origin, { streamAbove: 0, limitInBytes: size, timeoutInMillis: 1500 }))
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(await sizeOf(body)).toBe(size)
})

test('a back end that is one of this machine’s own APIs is told how many the call has passed, another is not', async () => {
  let seen = ''
  const { origin, port } = await backEnd((socket, received) => {
    seen = received
    socket.write('HTTP/1.1 204 No Content\r\n\r\n')
  })
  await send(request(origin, { hops: 4 }), 2, port)
  expect(seen).toContain('x-fourbox-hops: 4\r\n')
  await send(request(`http://localhost:${port}`, { hops: 5 }), 2, port)
  expect(seen).toContain('x-fourbox-hops: 5\r\n')
  await store.documents.insert('vpcLink', 'own', { id: 'own', name: 'link', targetArns: [`127.0.0.1:${port}`], status: 'AVAILABLE', tags: {} })
  await send(request('http://inner.example.com', { vpcLinkId: 'own', hops: 6 }), 2, port)
  expect(seen).toContain('x-fourbox-hops: 6\r\n')
  await send(request(origin))
  expect(seen).not.toContain('x-fourbox-hops')
})

test('an IPv6 address works as a back end', async () => {
  const server = createServer((socket) => socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok')))
  const listening = await new Promise<boolean>((resolve) => server.on('error', () => resolve(false)).listen(0, '::1', () => resolve(true)))
  ends.push(() => server.close())
  // Without IPv6 on this machine there is nothing to call.
  if (!listening) return
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  expect((await send(request(`http://[::1]:${port}`))).status).toBe(200)
})

test.each(['[1:2]', '[::::]', '999.1.1.1', '1.2.3.4.5', '0x1ffffffff', '256.0.0.1'])(
  '%s is no address: an invalid endpoint, and behind a VPC link too',
  async (host) => {
    const balancer = 'arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/net/one/0123456789abcdef'
    await store.documents.insert('vpcLink', 'l1', { id: 'l1', name: 'link', targetArns: [balancer], status: 'AVAILABLE', tags: {} })
    expect(await failure(send(request(`http://${host}:8080`)))).toBe('invalid-endpoint')
    expect(await failure(send(request(`http://${host}:8080`, { vpcLinkId: 'l1' })))).toBe('invalid-endpoint')
  },
)

test('a back end that refuses is a network failure', async () => {
  const { origin } = await backEnd(() => undefined)
  await ends.pop()?.()
  expect(await failure(send(request(origin)))).toBe('network')
})

test('a name that does not resolve is told apart', async () => {
  expect(await failure(send(request('http://nowhere.invalid')))).toBe('unknown-host')
})

test('a body is streamed on as it comes', async () => {
  const { origin } = await backEnd((socket) => {
    socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n')
    setTimeout(() => socket.write('3\r\ndef\r\n0\r\n\r\n'), 20)
  })
  const { body } = await send(request(origin, { streamAbove: 0 }))
  const chunks: string[] = []
  if (!(body instanceof Uint8Array)) for await (const chunk of body) chunks.push(Buffer.from(chunk).toString())
  expect(chunks).toEqual(['abc', 'def'])
})

test.each([0, undefined])('early hints are no answer, streamed above %j or not', async (streamAbove) => {
  const { origin } = await backEnd((socket) => {
    socket.write('HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\n')
    setTimeout(() => socket.write('HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok'), 20)
  })
  const { status, headers, body } = await send(request(origin, { streamAbove }))
  expect([status, headers, body instanceof Uint8Array ? body.length : await sizeOf(body)]).toEqual([201, ['Content-Length', '2'], 2])
})

test('a body that announces much is streamed, a small one is not, and too large a one is a failure', async () => {
  const { origin } = await backEnd((socket, received) => {
    const length = Number(/\d+/.exec(received)?.[0])
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${'a'.repeat(length)}`)
  })
  const kindOf = async (length: number) => {
    const { body } = await send(request(origin, { path: `/${length}`, streamAbove: 500 }))
    return body instanceof Uint8Array ? 'whole' : sizeOf(body)
  }
  expect(await kindOf(500)).toBe('whole')
  expect(await kindOf(501)).toBe(501)
  expect(await failure(kindOf(1001))).toBe('too-large')
})

test.each([
  ['breaks off', 'network'],
  ['stalls', 'timeout'],
])('a back end that %s before more is there than shall wait is a failure, however much it announces', async (what, reason) => {
  const { origin, sockets } = await backEnd((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n${'a'.repeat(200_000)}`)
    if (what === 'breaks off') socket.end()
  })
  expect(await failure(send(request(origin, { streamAbove: 500, limitInBytes: 2_000_000, timeoutInMillis: 150 })))).toBe(reason)
  await expect.poll(() => sockets.size).toBe(0)
})

test('a stream that breaks off rejects where it is read, and one that is dropped frees its connection', async () => {
  const { origin, sockets } = await backEnd((socket, received) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')
    if (received.includes('/broken')) socket.end()
  })
  const broken = await send(request(origin, { streamAbove: 0, path: '/broken' }))
  await expect(sizeOf(broken.body)).rejects.toThrow(BackendFailure)
  const dropped = await send(request(origin, { streamAbove: 0 }))
  if (!(dropped.body instanceof Uint8Array)) for await (const _ of dropped.body) break
  await expect.poll(() => sockets.size).toBe(0)
})

test('the example’s public host leads to the local pet store', async () => {
  const petstore = await startPetstore()
  ends.push(() => petstore.close())
  const answer = await send(request('http://petstore-demo-endpoint.execute-api.com', { path: '/petstore/pets/1' }), petstore.port)
  expect(JSON.parse(Buffer.from(answer.body instanceof Uint8Array ? answer.body : []).toString())).toMatchObject({ id: 1, type: 'dog' })
})

test('a VPC link leads to its target under the name in the URI, and nowhere without one', async () => {
  let seen = ''
  const { port } = await backEnd((socket, received) => {
    seen = received
    socket.write('HTTP/1.1 204 No Content\r\n\r\n')
  })
  await store.documents.insert('vpcLink', 'link1', { id: 'link1', name: 'link', targetArns: [`127.0.0.1:${port}`], status: 'AVAILABLE', tags: {} })
  expect((await send(request('http://inner.example.com:8080', { vpcLinkId: 'link1' }))).status).toBe(204)
  expect(seen).toContain('host: inner.example.com:8080\r\n')
  expect(await failure(send(request('http://inner.example.com', { vpcLinkId: 'other' })))).toBe('unreachable')
})

const spellings = [
  '127.0.0.1',
  'localhost',
  '127.1',
  '2130706433',
  '0x7f.1',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '0.0.0.0',
  '[::]',
  'LOCALHOST',
  'localhost.',
  '127.9.9.9',
]

test.each(spellings)('the control plane cannot be called as %s', async (host) => {
  const { port, sockets } = await backEnd((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  pools = new BackEndPools(forbiddenAddresses(port, []))
  const reason = await failure(send(request(`http://${host}:${port}`)))
  // Where this machine has no such address, there is nothing to refuse.
  expect(['invalid-endpoint', 'unknown-host']).toContain(reason)
  expect(sockets.size).toBe(0)
})

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['*.example.com', 'a.example.com'],
  ['example.com:8080', 'example.com:8080'],
  ['*', 'anything.example.org'],
])('hosts like %s are not called when they are switched off', async (pattern, host) => {
  pools = new BackEndPools(forbiddenAddresses(1, [pattern]))
  expect(await failure(send(request(`http://${host}`)))).toBe('invalid-endpoint')
})

const otherSpellings = [
  '127.0.0.1',
  '127.1',
  '2130706433',
  '0x7f000001',
  '0177.0.0.1',
  '0.0.0.0',
  '0',
  '[::1]',
  '[::]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::127.0.0.1]',
  '[64:ff9b::7f00:1]',
  '[2002:7f00:1::]',
  '[::ffff:0:7f00:1]',
  '[64:ff9b:1::7f00:1]',
  'localhost',
  'LOCALHOST.',
]

test.each(otherSpellings)('a switched off 127.0.0.1 is not called as %s either, with or without its port', async (host) => {
  const { port, sockets } = await backEnd((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  for (const denied of ['127.0.0.1', `127.0.0.1:${port}`, '::ffff:7f00:1', '2130706433', 'localhost']) {
    pools = new BackEndPools(forbiddenAddresses(1, [denied]))
    // A name that does not resolve leads nowhere anyway.
    expect(['invalid-endpoint', 'unknown-host']).toContain(await failure(send(request(`http://${host}:${port}`))))
  }
  expect(sockets.size).toBe(0)
})

test.each(['127.0.0.1', '2130706433', '[::ffff:127.0.0.1]', '0.0.0.0', 'localhost'])('a VPC link to %s obeys what is switched off', async (host) => {
  const { port, sockets } = await backEnd((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n'))
  pools = new BackEndPools(forbiddenAddresses(1, ['127.0.0.1']))
  await store.documents.insert('vpcLink', 'link1', { id: 'link1', name: 'link', targetArns: [`${host}:${port}`], status: 'AVAILABLE', tags: {} })
  expect(await failure(send(request('http://inner.example.com', { vpcLinkId: 'link1' })))).toBe('invalid-endpoint')
  expect(sockets.size).toBe(0)
})

test('an address beside the one that is switched off is called', async () => {
  const { origin, port } = await backEnd((socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'))
  pools = new BackEndPools(forbiddenAddresses(1, ['192.0.2.1', `127.0.0.1:${port + 1}`, 'other.example']))
  expect((await send(request(origin))).status).toBe(204)
})
