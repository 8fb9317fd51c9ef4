import { once } from 'node:events'
import { connect } from 'node:net'
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
    { 'x-amazon-apigateway-gateway-responses': { REQUEST_TOO_LARGE: { statusCode: '400', responseTemplates: { 'application/json': '{"custom":true}' } } } },
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

test('headers and addresses beyond AWS’s limits are refused', async () => {
  const path = new URL(api.url('/ok')).pathname
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(10_240)}\n\n`)).status).toBe(431)
  expect((await send(`GET ${path} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(100_000)}\n\n`)).status).toBe(431)
  expect((await send(`GET ${path}?q=${'a'.repeat(10_240)} HTTP/1.1\nHost: localhost\n\n`)).status).toBe(414)
  expect((await send(`GET ${path}?q=${'a'.repeat(9000)} HTTP/1.1\nHost: localhost\nX-Long: ${'a'.repeat(9000)}\n\n`)).status).toBe(200)
})

test.each([
  ['no HTTP', '220 mail.example.com ESMTP\n\n'],
  ['no host', 'GET / HTTP/1.1\n\n'],
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
