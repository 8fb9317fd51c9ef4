import { once } from 'node:events'
import { connect } from 'node:net'
import { CreateDeploymentCommand, UpdateRestApiCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { sendRaw } from '../raw-http.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let api: Deployed

beforeAll(async () => {
  server = await startServer()
  api = await deploy(
    server,
    { '/ok': { any: { integration: mock('ok') } } },
    {
      'x-amazon-apigateway-gateway-responses': {
        REQUEST_TOO_LARGE: { statusCode: '400', responseTemplates: { 'application/json': '{"custom":true}' } },
        DEFAULT_4XX: { responseTemplates: { 'application/json': '$context.error.responseType of $context.stage' } },
      },
    },
  )
})
afterAll(() => server.stop())

function send(head: string, body: Buffer | string = '') {
  return sendRaw(server.ports.execute, Buffer.concat([Buffer.from(head.replaceAll('\n', '\r\n')), Buffer.from(body)]))
}

const tooLarge = 'HTTP content length exceeded 10485760 bytes.'

test('a body over 10 MB is refused in plain text, which no gateway response can change', async () => {
  const { text } = await send(`POST ${new URL(api.url('/ok')).pathname} HTTP/1.1\nHost: localhost\nContent-Length: 10485761\n\n`, Buffer.alloc(10_485_761))
  expect(text).toMatch(/^HTTP\/1\.1 413 /)
  expect(text).toContain('\r\nContent-Type: text; charset=utf-8\r\n')
  expect(text.endsWith(`\r\n\r\n${tooLarge}`)).toBe(true)
  expect(text).not.toMatch(/x-amz/i)
})

test('a body in chunks that grows over 10 MB is refused the same way', async () => {
  const chunk = `100000\r\n${'a'.repeat(0x10_00_00)}\r\n`
  const { text } = await send(`POST ${new URL(api.url('/ok')).pathname} HTTP/1.1\nHost: localhost\nTransfer-Encoding: chunked\n\n`, chunk.repeat(11))
  expect(text).toMatch(/^HTTP\/1\.1 413 /)
  expect(text.endsWith(`\r\n\r\n${tooLarge}`)).toBe(true)
})

test('a client that counts what it reads is told of its too large body', async () => {
  const answer = await fetch(api.url('/ok'), { method: 'POST', body: Buffer.alloc(10_485_761, 'a') })
  expect([answer.status, await answer.text(), answer.headers.get('content-length')]).toEqual([413, tooLarge, '44'])
})

test('a body of 10 MB is taken', async () => {
  const answer = await fetch(api.url('/ok'), { method: 'POST', body: Buffer.alloc(10_485_760, 'a'), headers: { 'content-type': 'application/json' } })
  expect(answer.status).toBe(200)
})

test('header values over 10,240 bytes in all, and too long addresses, are refused by gateway responses', async () => {
  const path = new URL(api.url('/ok')).pathname
  const long = await send(`GET ${path} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(10_240)}\n\n`)
  expect(long.text).toMatch(/^HTTP\/1\.1 431 /)
  expect(long.text).toContain('\r\nx-amzn-ErrorType: BadRequestException\r\n')
  expect(long.text.endsWith('DEFAULT_4XX of prod')).toBe(true)
  expect((await send(`GET ${path}?q=${'a'.repeat(10_240)} HTTP/1.1\nHost: localhost\n\n`)).text).toMatch(/^HTTP\/1\.1 414 [^]+DEFAULT_4XX of prod$/)
  expect((await send(`GET ${path}?q=${'a'.repeat(8000)} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(10_000)}\n\n`)).status).toBe(200)
})

test('the names of headers do not count', async () => {
  const names = Array.from({ length: 400 }, (_, index) => `X-A-Name-Of-Thirty-Two-Characters-${index}: a\n`).join('')
  expect((await send(`GET ${new URL(api.url('/ok')).pathname} HTTP/1.1\nHost: localhost\n${names}\n`)).status).toBe(200)
})

test('an edge-optimised API takes addresses of 8,192 characters, a regional one of 10,240', async () => {
  const regional = await deploy(server, { '/ok': { any: { integration: mock('ok') } } })
  await server.client().send(
    new UpdateRestApiCommand({
      restApiId: regional.restApiId,
      patchOperations: [{ op: 'replace', path: '/endpointConfiguration/types/EDGE', value: 'REGIONAL' }],
    }),
  )
  await server.client().send(new CreateDeploymentCommand({ restApiId: regional.restApiId, stageName: 'prod' }))
  const statusOf = async (url: string) => (await fetch(`${url}?q=${'a'.repeat(9000)}`)).status
  expect([await statusOf(api.url('/ok')), await statusOf(regional.url('/ok'))]).toEqual([414, 200])
})

test('what is far too long is refused before it is read', async () => {
  const path = new URL(api.url('/ok')).pathname
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(100_000)}\n\n`)).status).toBe(431)
  expect((await send(`GET ${path}?q=${'a'.repeat(50_000)} HTTP/1.1\nHost: localhost\n\n`)).status).toBe(414)
})

test('a client that waits to be told goes on gets told, but not with too large a body', async () => {
  const start = `POST ${new URL(api.url('/ok')).pathname} HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: `
  const fits = await talk([`${start}2\r\n\r\n`, 'HTTP/1.1 100 Continue', '{}', '\r\n\r\nok'])
  expect(fits.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 100', 'HTTP/1.1 200'])
  const tooLong = await talk([`${start}10485761\r\n\r\n`, tooLarge])
  expect(tooLong.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 413'])
})

test('another expectation of a client is nobody’s business', async () => {
  const path = new URL(api.url('/ok')).pathname
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\nExpect: wonders\n\n`)).status).toBe(200)
})

test('calls sent ahead of their answers are answered in turn, also to who has closed its side', async () => {
  const head = (path: string) => `GET ${new URL(api.url(path)).pathname} HTTP/1.1\r\nHost: localhost\r\n\r\n`
  const socket = connect({ port: server.ports.execute, host: '127.0.0.1', allowHalfOpen: true })
  let text = ''
  socket.on('data', (data) => (text += data.toString('latin1')))
  socket.end(head('/ok') + head('/nowhere') + head('/ok'))
  await once(socket, 'end')
  expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403', 'HTTP/1.1 200'])
  socket.destroy()
})

/** Sends a text, waits for one, sends the next … and gives what came. */
async function talk(turns: readonly string[]): Promise<string> {
  const socket = connect({ port: server.ports.execute, host: '127.0.0.1' })
  let text = ''
  socket.on('data', (data) => (text += data.toString('latin1')))
  for (const [index, turn] of turns.entries()) {
    if (index % 2 === 0) socket.write(turn)
    else while (!text.includes(turn)) await once(socket, 'data')
  }
  socket.destroy()
  return text
}

test.each([
  ['no HTTP', '220 mail.example.com ESMTP\n\n'],
  ['no host', 'GET / HTTP/1.1\n\n'],
  ['two hosts', 'GET / HTTP/1.1\nHost: localhost\nHost: example.com\n\n'],
  ['two lengths', 'POST / HTTP/1.1\nHost: localhost\nContent-Length: 1\nContent-Length: 2\n\na'],
  ['a length and chunks', 'POST / HTTP/1.1\nHost: localhost\nContent-Length: 1\nTransfer-Encoding: chunked\n\n0\n\n'],
])('%s is a bad request', async (_, text) => {
  expect((await send(text)).status).toBe(400)
})

test('a client that leaves in the middle of its body, or stalls, takes nothing along', async () => {
  const path = new URL(api.url('/ok')).pathname
  const leaving = connect({ port: server.ports.execute, host: '127.0.0.1' })
  await once(leaving, 'connect')
  leaving.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc`)
  leaving.resetAndDestroy()
  const stalling = connect({ port: server.ports.execute, host: '127.0.0.1' })
  stalling.write(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nabc`)
  expect((await fetch(api.url('/ok'))).status).toBe(200)
  stalling.destroy()
  expect(server.errors()).toBe('')
})

test('a connection is kept, and closed for who asks for that', async () => {
  const path = new URL(api.url('/ok')).pathname
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\n\n`)).text).toContain('\r\nConnection: keep-alive\r\n')
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\nConnection: close\n\n`)).text).toContain('\r\nConnection: close\r\n')
})
