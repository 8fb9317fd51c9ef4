import { readFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { createServer as createTlsServer } from 'node:tls'
import {
  CreateVpcLinkCommand,
  GenerateClientCertificateCommand,
  GetResourcesCommand,
  TestInvokeMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, httpProxy } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

/** What the back end does on each path, with its raw socket. */
const behaviours: Readonly<Record<string, (socket: Socket) => void>> = {
  '/resets': (socket) => socket.resetAndDestroy(),
  '/closes': (socket) => socket.end(),
  '/breaks-off': (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nabc'),
  '/breaks-off-later': (socket) => socket.end(largeAnswer(1_000_000, 200_000)),
  '/breaks-off-late': (socket) => socket.end(largeAnswer(1_000_000, 600_000)),
  '/is-large': (socket) => socket.write(largeAnswer(200_000)),
  '/is-larger': (socket) => socket.write(largeAnswer(1_000_000)),
  '/babbles': (socket) => socket.end('hello\r\n\r\n'),
  '/stalls': () => undefined,
  '/is-huge': (socket) => {
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n')
    for (let n = 0; n < 100; n++) socket.write(Buffer.alloc(1_048_576))
  },
  '/answers': (socket) =>
    socket.write(
      'HTTP/1.1 201 Created\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nServer: back-end\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\nX-One: 1\r\nContent-Length: 2\r\n\r\nok',
    ),
}
function largeAnswer(length: number, sent = length): string {
  return `HTTP/1.1 200 OK\r\nContent-Length: ${length}\r\n\r\n${'a'.repeat(sent)}`
}
const open = new Set<Socket>()
let lastRequest = ''
const backEnd = createServer((socket) => {
  open.add(socket)
  socket.on('error', () => undefined).on('close', () => open.delete(socket))
  socket.on('data', (data) => {
    lastRequest = data.toString('latin1')
    behaviours[lastRequest.split(' ', 2)[1]?.split('?', 1)[0] ?? '']?.(socket)
  })
})

const pem = readFileSync(join(import.meta.dirname, 'cases/self-signed.pem'))
/** Answers whose certificate it was shown. */
const tlsBackEnd = createTlsServer({ key: pem, cert: pem, requestCert: true, rejectUnauthorized: false }, (socket) => {
  socket.on('error', () => undefined)
  socket.on('data', () => {
    const shown = JSON.stringify({ subject: socket.getPeerCertificate().subject ?? null })
    socket.end(`HTTP/1.1 200 OK\r\nContent-Length: ${shown.length}\r\n\r\n${shown}`)
  })
})

let server: RunningServer
let api: Deployed
let port = 0

beforeAll(async () => {
  await new Promise<void>((resolve) => backEnd.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => tlsBackEnd.listen(0, '127.0.0.1', resolve))
  port = portOf(backEnd)
  const tlsOrigin = `https://127.0.0.1:${portOf(tlsBackEnd)}`
  const closed = createServer()
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve))
  const closedPort = portOf(closed)
  closed.close()
  server = await startServer()
  const to = (uri: string, more: object = {}) => ({ any: { integration: httpProxy(uri, more) } })
  api = await deploy(server, {
    ...Object.fromEntries(
      Object.keys(behaviours).map((path) => [path, to(`http://127.0.0.1:${port}${path}`, path === '/stalls' ? { timeoutInMillis: 300 } : {})]),
    ),
    '/refuses': to(`http://127.0.0.1:${closedPort}`),
    '/nowhere': to('http://nowhere.invalid'),
    '/control': to(`http://localhost:${server.ports.control}/healthz`),
    '/self-signed': to(tlsOrigin),
    '/insecure': to(tlsOrigin, { tlsConfig: { insecureSkipVerification: true } }),
  })
})
afterAll(async () => {
  for (const socket of open) socket.destroy()
  backEnd.close()
  tlsBackEnd.close()
  await server.stop()
})

test.each([
  ['/resets', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/closes', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/babbles', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/breaks-off', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/breaks-off-later', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/refuses', 504, '{"message": "Network error communicating with endpoint"}'],
  ['/stalls', 504, '{"message": "Endpoint request timed out"}'],
  ['/self-signed', 500, '{"message": "Internal server error"}'],
  ['/nowhere', 500, '{"message": "Internal server error"}'],
  ['/is-huge', 500, '{"message": "Internal server error"}'],
  ['/control', 500, '{"message": "Internal server error"}'],
])('a back end that %s is answered with %i, and its connection is let go', async (path, status, body) => {
  const answer = await fetch(api.url(path))
  expect([answer.status, await answer.text(), answer.headers.get('x-amzn-errortype')]).toEqual([status, body, 'InternalServerErrorException'])
  expect(answer.headers.get('x-amzn-requestid')).toMatch(/^[\da-f-]{36}$/)
  await expect.poll(() => [...open].filter((socket) => !socket.destroyed).length).toBeLessThanOrEqual(1)
  expect(server.errors()).toBe('')
})

test('a large body arrives whole, with its length as long as that is known in time', async () => {
  for (const [path, size, length] of [
    ['/is-large', 200_000, '200000'],
    ['/is-larger', 1_000_000, null],
  ] as const) {
    const answer = await fetch(api.url(path))
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([200, length, 'a'.repeat(size)])
  }
})

test('a back end that breaks off when the answer is on its way tears the connection', async () => {
  const answer = await fetch(api.url('/breaks-off-late'))
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow('terminated')
})

test.each([
  ['/refuses', 'Execution failed due to a network error communicating with endpoint'],
  ['/stalls', 'Execution failed due to a timeout error'],
  ['/nowhere', "Execution failed due to configuration error: Host name 'nowhere.invalid' could not be resolved"],
  ['/self-signed', 'Execution failed due to configuration error: PKIX path building failed: '],
  ['/control', 'Execution failed due to configuration error: Invalid endpoint address'],
])('the log of a test tells why %s failed', async (path, line) => {
  const client = server.client()
  const { restApiId } = api
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
  const resourceId = items.find((resource) => resource.path === path)?.id
  const { log = '' } = await client.send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }))
  const texts = log.split('\n').map((text) => text.replace(/^.* UTC \d{4} : /, ''))
  expect(texts.at(-3)).toContain(line)
  expect(texts.slice(-2)).toEqual([expect.stringMatching(/^Method completed with status: 50[04]$/), ''])
})

test('memory does not grow with what hostile back ends send', async () => {
  const before = residentMegabytes()
  for (let n = 0; n < 20; n++) await (await fetch(api.url('/is-huge'))).text()
  expect(residentMegabytes() - before).toBeLessThan(150)
})

test('HTTP_PROXY hands headers on, renames the back end’s own, and keeps repeated ones apart', async () => {
  const answer = await fetch(`${api.url('/answers')}?b=2&a=1&b=3`, { headers: { 'user-agent': 'me/1.0', accept: 'text/plain', 'x-two': '2' } })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('x-amzn-remapped-server')).toBe('back-end')
  expect(answer.headers.get('x-amzn-remapped-date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT')
  expect(answer.headers.get('x-amzn-remapped-content-length')).toBe('2')
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2'])
  expect(answer.headers.get('x-one')).toBe('1')
  expect(lastRequest).toMatch(/^GET \/answers\?/)
  expect(lastRequest.toLowerCase()).toContain('user-agent: me/1.0')
  expect(lastRequest).toContain(`host: 127.0.0.1:${port}`)
  expect(lastRequest.toLowerCase()).toContain('accept: text/plain')
})

test('a self-signed back end is trusted where the integration says so, and shown the stage’s client certificate', async () => {
  expect(await (await fetch(api.url('/insecure'))).json()).toEqual({ subject: null })
  const client = server.client()
  const { clientCertificateId } = await client.send(new GenerateClientCertificateCommand({}))
  const patchOperations = [{ op: 'replace', path: '/clientCertificateId', value: clientCertificateId }] as const
  await client.send(new UpdateStageCommand({ restApiId: api.restApiId, stageName: api.stage, patchOperations: [...patchOperations] }))
  expect(await (await fetch(api.url('/insecure'))).json()).toMatchObject({ subject: { CN: 'ApiGateway' } })
})

test('a VPC link leads to the address that is its target, asked under the name in the URI', async () => {
  const link = await server.client().send(new CreateVpcLinkCommand({ name: 'inner', targetArns: [`127.0.0.1:${port}`] }))
  const through = (connectionId: string) => ({
    any: { integration: httpProxy('http://inner.example:8080/answers', { connectionType: 'VPC_LINK', connectionId }) },
  })
  const linked = await deploy(
    server,
    { '/by-id': through(link.id ?? ''), '/by-variable': through('${stageVariables.link}') },
    {},
    { variables: { link: link.id ?? '' } },
  )
  for (const path of ['/by-id', '/by-variable']) {
    expect((await fetch(linked.url(path))).status).toBe(201)
    expect(lastRequest).toContain('host: inner.example:8080')
  }
})

function portOf(listening: { address(): object | string | null }): number {
  const address = listening.address()
  return typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : 0
}

/** Of the server and its workers together. */
function residentMegabytes(): number {
  const children = readFileSync(`/proc/${server.processId}/task/${server.processId}/children`, 'utf8').trim().split(' ')
  return [String(server.processId), ...children]
    .map((pid) => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
    .reduce((sum, each) => sum + each, 0)
}
