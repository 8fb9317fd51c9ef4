import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { makeClient, type RunningServer, startServer } from '../server.ts'

const signature = 'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20300101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test.for(['attacker.test', 'attacker.test:4000', 'localhost.attacker.test', 'localhost:1', '[fe80::1]:4000'])(
  'a call for the name %s is refused, signed or not',
  async (host) => {
    for (const path of ['/restapis', '/console/', '/', '/metrics', '/_fourbox/settings']) {
      const answer = await send({ path, headers: { host, authorization: signature } })
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.body).not.toContain(server.token)
    }
  },
)

test.for(['http://attacker.test', 'null', 'http://localhost:1'])('a page of %s is refused, whatever it carries', async (origin) => {
  for (const headers of [{}, { authorization: signature }, { 'x-fourbox-token': server.token }]) {
    const answer = await send({ method: 'POST', path: '/restapis', headers: { ...headers, origin, 'content-type': 'text/plain' }, body: '{"name":"forged"}' })
    expect(answer.status).toBe(403)
  }
  expect((await server.client().send(new GetRestApisCommand({}))).items ?? []).toEqual([])
})

test('a preflight of another site is refused and gets no CORS header', async () => {
  const answer = await send({ method: 'OPTIONS', path: '/apikeys', headers: { origin: 'http://attacker.test', 'access-control-request-method': 'POST' } })
  expect(answer.status).toBe(403)
  expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'))).toEqual([])
})

test('a call without a credential is refused as AWS refuses it', async () => {
  const answer = await send({ path: '/restapis' })
  expect([answer.status, answer.headers['x-amzn-errortype'], JSON.parse(answer.body)]).toEqual([
    403,
    'MissingAuthenticationTokenException',
    { message: 'Missing Authentication Token' },
  ])
})

test('the console’s token opens AWS’s protocol and Fourbox’s own; a wrong one does not', async () => {
  for (const path of ['/restapis', '/_fourbox/settings']) {
    expect((await send({ path, headers: { 'x-fourbox-token': server.token } })).status).toBe(200)
    expect((await send({ path, headers: { 'x-fourbox-token': `${server.token}x` } })).status).toBe(403)
    expect((await send({ path, headers: { cookie: `x-fourbox-token=${server.token}` } })).status).toBe(403)
  }
})

test.for(['/healthz', '/readyz', '/metrics', '/console/', '/console/apis/abc'])('%s needs no credential', async (path) => {
  expect((await send({ path })).status).toBe(200)
})

test('the first page leads to the console, which no other site can frame or script', async () => {
  const first = await send({ path: '/' })
  expect([first.status, first.headers.location]).toEqual([302, '/console/'])
  const page = await send({ path: '/console/' })
  expect(page.headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';")
  expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(page.headers['cache-control']).toBe('no-store')
  expect(page.headers['x-content-type-options']).toBe('nosniff')
  expect(page.body).toContain(`<meta name="fourbox-token" content="${server.token}" />`)
  expect(page.body).toContain(server.executeOrigin)
})

test('a request for a WebSocket is answered as any other', async () => {
  const answer = await send({
    path: '/live',
    headers: { upgrade: 'websocket', connection: 'Upgrade', 'sec-websocket-version': '13', 'sec-websocket-key': 'eHh4eHh4eHh4eHh4eHh4eA==' },
  })
  expect(answer.status).toBe(403)
})

test.for(['/..%2f..%2f..%2f..%2fetc%2fhosts', '/console/..%2f..%2f..%2fpackage.json', '/console/../../../package.json', '/.npmrc', '/console/assets/none.js'])(
  '%s reads no file',
  async (path) => {
    const answer = await send({ path })
    expect(answer.body).not.toMatch(/127\.0\.0\.1\s|"workspaces"|omit-lockfile/)
    expect(answer.status).toBeLessThan(500)
  },
)

test('a body that is too large, or cannot be read, is refused before anything looks at it', async () => {
  const headers = { authorization: signature, 'content-type': 'application/json' }
  const large = await send({ method: 'POST', path: '/restapis', headers, body: `{"name":"${'x'.repeat(11_000_000)}"}` })
  expect([large.status, large.headers['x-amzn-errortype']]).toEqual([413, 'RequestEntityTooLargeException'])
  const broken = await send({ method: 'POST', path: '/restapis', headers: { ...headers, 'content-encoding': 'gzip' }, body: '{"name":"x"}' })
  expect([broken.status, broken.headers['x-amzn-errortype']]).toEqual([400, 'BadRequestException'])
})

describe('with --strict', () => {
  test('a right signature is let in and a wrong one is not', async () => {
    const strict = await startServer({ arguments: ['--strict', '--access-keys', 'test:test'] })
    onTestFinished(async () => void (await strict.stop()))
    expect((await strict.client().send(new GetRestApisCommand({}))).$metadata.httpStatusCode).toBe(200)
    const wrong = makeClient(strict.controlOrigin)
    wrong.config.credentials = async () => ({ accessKeyId: 'test', secretAccessKey: 'guessed' })
    await expect(wrong.send(new GetRestApisCommand({}))).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    const unknown = makeClient(strict.controlOrigin)
    unknown.config.credentials = async () => ({ accessKeyId: 'other', secretAccessKey: 'test' })
    await expect(unknown.send(new GetRestApisCommand({}))).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
  })

  test('a key that was made since is one of its keys until it is deleted, and its secret is in no log', async () => {
    const strict = await startServer({ arguments: ['--strict', '--access-keys', 'test:test'] })
    onTestFinished(async () => void (await strict.stop()))
    const accessKeys = `${strict.controlOrigin}/_fourbox/access-keys`
    const headers = { 'x-fourbox-token': strict.token }
    const made = await (await fetch(accessKeys, { method: 'POST', headers, body: '{}' })).json()
    const client = makeClient(strict.controlOrigin)
    client.config.credentials = async () => made
    expect((await client.send(new GetRestApisCommand({}))).$metadata.httpStatusCode).toBe(200)
    const wrong = makeClient(strict.controlOrigin)
    wrong.config.credentials = async () => ({ ...made, secretAccessKey: 'guessed' })
    await expect(wrong.send(new GetRestApisCommand({}))).rejects.toMatchObject({ name: 'InvalidSignatureException' })
    await fetch(`${accessKeys}/${made.accessKeyId}`, { method: 'DELETE', headers })
    await expect(client.send(new GetRestApisCommand({}))).rejects.toMatchObject({ name: 'UnrecognizedClientException' })
    expect(strict.errors()).not.toContain(made.secretAccessKey)
  })
})

interface Call {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

/** Sends exactly these headers: fetch would not let a test choose its Host. */
async function send({ method = 'GET', path, headers = {}, body }: Call) {
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>()
  const outgoing = request(
    { host: '127.0.0.1', port: server.ports.control, method, path, headers: { host: `localhost:${server.ports.control}`, ...headers } },
    resolve,
  )
  outgoing.on('error', reject)
  outgoing.end(body)
  const answer = await promise
  return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) }
}
