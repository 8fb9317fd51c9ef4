import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import * as apiGateway from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { deploy, httpProxy } from '../deploy.ts'
import { type RawAnswer, sendRaw } from '../raw-http.ts'
import { makeClient, type RunningServer, startServer } from '../server.ts'
import { signedHeaders } from '../signing.ts'

/*
 * A stranger who can connect to a server in the strict mode, as raw bytes: whatever they try, they are not the owner.
 */

const secretName = 'the-owners-secret-api'

let server: RunningServer
let host: string
let restApiId = ''
beforeAll(async () => {
  server = await startServer({ arguments: ['--strict', '--access-keys', 'owner:owners-secret'] })
  host = `localhost:${server.ports.control}`
  const { id = '' } = await owner().send(new apiGateway.CreateRestApiCommand({ name: secretName }))
  restApiId = id
})
afterAll(() => server.stop())

function owner(of = server) {
  const client = makeClient(of.controlOrigin)
  client.config.credentials = async () => ({ accessKeyId: 'owner', secretAccessKey: 'owners-secret' })
  return client
}

/** Method and path of all of AWS's operations, as the SDK's own schemas have them. */
const operations = Object.entries(apiGateway).flatMap(([name, schema]: readonly [string, unknown]) => {
  if (!name.endsWith('$') || !Array.isArray(schema) || schema[0] !== 9) return []
  const { http }: { readonly http: readonly [string, string, number] } = Object(schema[3])
  return [[name.slice(0, -1), http[0], http[1]] as const]
})

/** What Fourbox answers below a path of its own, and its figures. */
const ownCalls = [
  ...['changes', 'traces', 'traces/live', 'traces/some', 'operations', 'settings', 'petstore.json', 'access-keys', 'user-pools', 'session'].map(
    (path) => ['GET', `/_fourbox/${path}`] as const,
  ),
  ...['access-keys', 'functions', 'definitions/check', 'sessions', 'sign-in-addresses', 'user-pools/a/tokens', 'sign-in'].map(
    (path) => ['POST', `/_fourbox/${path}`] as const,
  ),
  ['DELETE', '/_fourbox/session'],
  ['DELETE', '/_fourbox/access-keys/owner'],
  ['GET', '/_fourbox/undeployed/a/b'],
  ['GET', '/_fourbox/exports/a/b/http'],
  ['GET', `/_fourbox/lambda/archives/${'0'.repeat(64)}?proof=${'0'.repeat(64)}`],
  ['GET', '/metrics'],
] as const

const otherServices = [
  ['POST', '/', ['X-Amz-Target: Logs_20140328.DescribeLogGroups', 'Content-Type: application/x-amz-json-1.1']],
  ['POST', '/', ['Content-Type: application/x-www-form-urlencoded']],
  ['GET', '/2015-03-31/functions/', []],
  ['POST', '/2015-03-31/functions', []],
  ['POST', '/2015-03-31/functions/f/invocations', []],
] as const

test('AWS’s own schemas name all its operations', () => {
  expect(operations).toHaveLength(124)
})

test.for(operations)('%s needs a credential', async ([, method, template]) => {
  const answer = await send(method, template.replaceAll(/\{\w+\+?\}/g, restApiId))
  expect(gained(answer)).toEqual([])
  expect(answer.text).toContain('MissingAuthenticationTokenException')
})

test.for(ownCalls)('%s %s needs a credential', async ([method, path]) => {
  expect(gained(await send(method, path, path === '/_fourbox/sign-in' ? ['Content-Type: application/json'] : [], '{}'))).toEqual([])
})

test.for(otherServices)('%s %s of the services beside API Gateway needs a credential', async ([method, path, headers]) => {
  expect(gained(await send(method, path, headers, 'Action=GetCallerIdentity&Version=2011-06-15'))).toEqual([])
})

test('the page carries nothing that opens a door', async () => {
  for (const path of ['/console/', '/console/sign-in', '/console/apis/abc', '/console/index.html']) {
    const { status, text } = await send('GET', path)
    expect(status).toBe(200)
    expect(text).toContain('<meta name="fourbox-token" content="" />')
    expect(text).not.toContain(server.token)
    expect(text).not.toContain(tokenOf(server.signInAddress))
    expect(text.toLowerCase()).not.toContain('set-cookie')
  }
})

test('forged and misplaced credentials are none', async () => {
  const { cookie, key } = await signIn()
  const name = cookie.split('=')[0] ?? ''
  const forged = [
    ['x-fourbox-token: '],
    ['x-fourbox-token: test'],
    [`x-fourbox-token: ${server.token.slice(0, -1)}`],
    [`x-fourbox-token: ${server.token}x`],
    [`x-fourbox-token: ${server.token}`, 'x-fourbox-token: x'],
    [`x-fourbox-token: ${tokenOf(await newAddress())}`],
    [`Cookie: x-fourbox-token=${server.token}`],
    [`Cookie: ${name}=${server.token}`, `x-fourbox-token: ${server.token}x`],
    [`Cookie: ${name}=${key}`, `x-fourbox-token: ${key}`],
    [`Cookie: ${name}=`, 'x-fourbox-token: '],
    [`Cookie: ${name}=__proto__`, 'x-fourbox-token: constructor'],
    [`Authorization: Bearer ${server.token}`],
    [`Authorization: Basic ${Buffer.from('owner:owners-secret').toString('base64')}`],
    [`Authorization: AWS4-HMAC-SHA256 Credential=owner/20300101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00`],
  ]
  for (const headers of forged) for (const path of ['/restapis', '/_fourbox/access-keys']) expect(gained(await send('GET', path, headers))).toEqual([])
})

test('keys that everybody knows, unknown ones and wrong secrets sign nothing', async () => {
  for (const keys of [
    { accessKeyId: 'test', secretAccessKey: 'test' },
    { accessKeyId: 'owner', secretAccessKey: 'owner' },
    { accessKeyId: 'constructor', secretAccessKey: 'x' },
    { accessKeyId: 'owner', secretAccessKey: 'owners-secret', sessionToken: 'x' },
  ]) {
    const headers = await signedHeaders(`${server.controlOrigin}/restapis`, { ...keys, service: 'apigateway' })
    expect(gained(await send('GET', '/restapis', linesOf(headers)))).toEqual([])
  }
})

test('a signature is good for its own method, path and body', async () => {
  const headers = linesOf(await signedHeaders(`${server.controlOrigin}/_fourbox/settings`, ownersKey))
  expect((await send('GET', '/_fourbox/settings', headers)).status).toBe(200)
  expect(gained(await send('GET', '/_fourbox/access-keys', headers))).toEqual([])
  expect(gained(await send('POST', '/_fourbox/settings', headers, '{}'))).toEqual([])
  expect(gained(await send('GET', '/_fourbox/settings?a=b', headers))).toEqual([])
})

test('the printed address signs in once: a replay opens nothing', async () => {
  const token = tokenOf(await newAddress())
  expect((await redeem(token)).status).toBe(201)
  const again = await redeem(token)
  expect(again.status).toBe(403)
  expect(again.text).not.toContain('et-Cookie')
})

test('of many who redeem one token at once, one gets in', async () => {
  const token = tokenOf(await newAddress())
  const answers = await Promise.all(Array.from({ length: 10 }, () => redeem(token)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
})

test('a sign-in token is only read as JSON, which no form of another page sends', async () => {
  const token = tokenOf(await newAddress())
  const body = JSON.stringify({ token })
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
    expect(gained(await send('POST', '/_fourbox/sign-in', [`Content-Type: ${type}`], body))).toEqual([])
  }
  for (const broken of ['', '[]', '{"token":{}}', '{"token":null}', 'null', '{"token":"', '{"__proto__":{"token":"x"}}'])
    expect(gained(await redeem('', broken))).toEqual([])
  expect((await send('GET', `/_fourbox/sign-in?token=${token}`)).status).toBe(403)
  expect((await redeem(token)).status).toBe(201)
})

test('a session is its cookie and its key together; either alone, as another browser or another port has it, is none', async () => {
  const { cookie, key } = await signIn()
  const other = await signIn()
  expect((await send('GET', '/restapis', [`Cookie: ${cookie}`, `x-fourbox-token: ${key}`])).status).toBe(200)
  expect((await send('GET', '/_fourbox/access-keys', [`Cookie: a=b; ${cookie}; c=d`, `x-fourbox-token: ${key}`])).status).toBe(200)
  for (const headers of [
    [`Cookie: ${cookie}`],
    [`x-fourbox-token: ${key}`],
    [`Cookie: ${cookie}`, `x-fourbox-token: ${other.key}`],
    [`Cookie: ${other.cookie}`, `x-fourbox-token: ${key}`],
    [`Cookie: ${cookie.toUpperCase()}`, `x-fourbox-token: ${key}`],
    [`Cookie: ${cookie}x`, `x-fourbox-token: ${key}`],
  ]) {
    expect(gained(await send('GET', '/restapis', headers))).toEqual([])
  }
})

test('the cookie is out of reach of scripts and of other sites, and ends', async () => {
  const { text } = await redeem(tokenOf(await newAddress()))
  expect(text).toMatch(/\r\nSet-Cookie: fourbox-session-\w+=[\w-]{43}; Path=\/; Max-Age=43200; HttpOnly; SameSite=Strict\r\n/i)
  expect(text).toMatch(/\r\nCache-Control: no-store\r\n/i)
})

test('forms and pages of others change nothing, whatever a browser adds for them', async () => {
  const { cookie, key } = await signIn()
  const both = [`Cookie: ${cookie}`, `x-fourbox-token: ${key}`]
  const body = '{"name":"forged"}'
  for (const headers of [
    [`Cookie: ${cookie}`, 'Content-Type: text/plain'],
    [`Cookie: ${cookie}`, 'Content-Type: text/plain', 'Origin: null', 'Sec-Fetch-Site: cross-site'],
    [...both, 'Origin: http://attacker.test'],
    [...both, `Origin: http://localhost:${server.ports.execute}`],
    [...both, `Origin: https://${host}`],
    [...both, 'Sec-Fetch-Site: cross-site'],
    [...both, 'Sec-Fetch-Site: same-site'],
    [...both, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate', 'Sec-Fetch-Dest: document'],
  ]) {
    expect(gained(await send('POST', '/restapis', headers, body))).toEqual([])
    expect(gained(await send('POST', '/_fourbox/access-keys', headers, '{}'))).toEqual([])
    expect(gained(await send('DELETE', '/_fourbox/session', headers))).toEqual([])
  }
  expect((await send('POST', '/restapis', [...both, `Origin: http://${host}`, 'Sec-Fetch-Site: same-origin'], '{"name":"mine"}')).status).toBe(201)
  await expectUnharmed()
})

test('a name that was rebound to this machine reaches nothing, signed in or not', async () => {
  const { cookie, key } = await signIn()
  for (const name of [
    'attacker.test',
    `attacker.test:${server.ports.control}`,
    `localhost.attacker.test:${server.ports.control}`,
    `localhost:${server.ports.execute}`,
  ]) {
    for (const path of ['/restapis', '/console/', '/_fourbox/access-keys', '/metrics']) {
      const bytes = `GET ${path} HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\nx-fourbox-token: ${key}\r\nConnection: close\r\n\r\n`
      expect(gained(await sendRaw(server.ports.control, bytes))).toEqual([])
    }
  }
})

const detours = [
  '//_fourbox/access-keys',
  '///_fourbox/access-keys',
  '/%5ffourbox/access-keys',
  '/%5Ffourbox%2faccess-keys',
  '/_FOURBOX/access-keys',
  '/_fourbox//access-keys',
  '/_fourbox/./access-keys',
  '/_fourbox/sign-in/../access-keys',
  '/_fourbox/sign-in/access-keys',
  '/_fourbox/sign-in%2f..%2faccess-keys',
  '/_fourbox/lambda/archives/../../access-keys',
  '/_fourbox/access-keys/',
  '/_fourbox/access-keys;x',
  '/_fourbox/access-keys?x-fourbox-token=x',
  '/_fourbox/access-keys%00',
  '/healthz/../_fourbox/access-keys',
  '/healthz/..%2f_fourbox/access-keys',
  '/healthz//_fourbox/access-keys',
  '/console/../_fourbox/access-keys',
  '/console/..%2f_fourbox/access-keys',
  '/console/%2e%2e/_fourbox/access-keys',
  '/console/..;/_fourbox/access-keys',
  '/console//../../restapis',
  '/console/..\\_fourbox\\access-keys',
  '\\_fourbox\\access-keys',
  '/./restapis',
  '//restapis',
  '/restapis/',
  '/%72estapis',
  '/metrics/',
  '/%6detrics',
  '/Metrics',
]

test.for(detours)('no way round: %s', async (path) => {
  for (const method of ['GET', 'POST', 'HEAD', 'OPTIONS']) {
    const { status, text } = await send(method, path, ['Content-Type: application/json'], method === 'POST' ? '{}' : '')
    // Below /console/ the page answers for every path: it is the same for everybody.
    const isPage = path.startsWith('/console/') && (method === 'HEAD' || text.includes('<meta name="fourbox-token" content="" />'))
    expect([400, 403, 404, 405, ...(isPage ? [200] : [])]).toContain(status)
    expect(text).not.toContain(secretName)
  }
  await expectUnharmed()
})

test.for([
  ['X-HTTP-Method-Override: POST'],
  ['X-HTTP-Method: POST'],
  ['X-Method-Override: POST'],
  ['X-Original-URL: /healthz'],
  ['X-Rewrite-URL: /healthz'],
  ['X-Forwarded-Host: localhost', 'X-Forwarded-For: 127.0.0.1', 'X-Real-IP: 127.0.0.1'],
  ['X-Forwarded-Prefix: /console/', 'X-Forwarded-Uri: /console/'],
  ['Forwarded: for=127.0.0.1;host=localhost;proto=https'],
])('a header that speaks of another method, path or caller opens nothing: %j', async (headers) => {
  for (const path of ['/restapis', '/_fourbox/access-keys', '/_fourbox/access-keys?_method=POST']) {
    expect(gained(await send('GET', path, headers))).toEqual([])
    expect(gained(await send('POST', path, headers, '{}'))).toEqual([])
  }
  expect((await send('GET', '/healthz', [...headers, 'X-Original-URL: /_fourbox/access-keys'])).text).toContain('{"status":"ok"}')
  await expectUnharmed()
})

test('streams and requests for a WebSocket are closed as everything else', async () => {
  const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: eHh4eHh4eHh4eHh4eHh4eA==']
  const { cookie } = await signIn()
  for (const path of ['/_fourbox/changes', '/_fourbox/traces/live', '/']) {
    for (const headers of [upgrade, ['Accept: text/event-stream'], [`Cookie: ${cookie}`, 'Accept: text/event-stream']]) {
      const { status, text } = await send('GET', path, headers)
      expect(status).toBe(path === '/' ? 302 : 403)
      expect(text).not.toContain('connected')
    }
  }
})

test('signing out ends the session, and the stream that was open in it', async () => {
  const { cookie, key } = await signIn()
  const both = [`Cookie: ${cookie}`, `x-fourbox-token: ${key}`]
  const stream = connect({ port: server.ports.control, host: '127.0.0.1' })
  const closed = once(stream, 'close')
  stream.write(requestOf('GET', '/_fourbox/changes', both, ''))
  await once(stream, 'data')
  const out = await send('DELETE', '/_fourbox/session', both)
  expect(out.status).toBe(204)
  expect(out.text).toMatch(/set-cookie: fourbox-session-\w+=; Path=\/; Max-Age=0/i)
  stream.resume()
  await closed
  const after = await send('GET', '/restapis', both)
  expect(after.status).toBe(403)
  expect(after.text).toContain('ExpiredTokenException')
})

test('a session opens no other, so that it ends', async () => {
  const { cookie, key } = await signIn()
  for (const path of ['/_fourbox/sessions', '/_fourbox/sign-in-addresses']) {
    expect(gained(await send('POST', path, [`Cookie: ${cookie}`, `x-fourbox-token: ${key}`], '{}'))).toEqual([])
  }
})

test('a key signs in by its signature, and its sessions end when it is deleted', async () => {
  const made = await (
    await fetch(`${server.controlOrigin}/_fourbox/access-keys`, { method: 'POST', headers: { 'x-fourbox-token': server.token }, body: '{}' })
  ).json()
  const answer = await send(
    'POST',
    '/_fourbox/sessions',
    linesOf(await signedHeaders(`${server.controlOrigin}/_fourbox/sessions`, { ...made, service: 'apigateway', method: 'POST' })),
  )
  expect(answer.status).toBe(201)
  const both = halvesOf(answer)
  const lines = [`Cookie: ${both.cookie}`, `x-fourbox-token: ${both.key}`]
  expect((await send('GET', '/restapis', lines)).status).toBe(200)
  await fetch(`${server.controlOrigin}/_fourbox/access-keys/${made.accessKeyId}`, { method: 'DELETE', headers: { 'x-fourbox-token': server.token } })
  await expect.poll(async () => (await send('GET', '/restapis', lines)).status).toBe(403)
})

test('after ten wrong secrets of a key its right one has to wait as well; other keys and sessions do not', async () => {
  const guarded = await startServer({ arguments: ['--strict', '--access-keys', 'owner:owners-secret,other:others-secret'] })
  onTestFinished(async () => void (await guarded.stop()))
  const read = async (accessKeyId: string, secretAccessKey: string) => {
    const headers = await signedHeaders(`${guarded.controlOrigin}/restapis`, { accessKeyId, secretAccessKey, service: 'apigateway' })
    return fetch(`${guarded.controlOrigin}/restapis`, { headers })
  }
  for (let at = 0; at < 10; at++) expect((await read('owner', `guess ${at}`)).status).toBe(403)
  const limited = await read('owner', 'owners-secret')
  expect([limited.status, limited.headers.get('x-amzn-errortype')]).toEqual([429, 'TooManyRequestsException'])
  expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await read('other', 'others-secret')).status).toBe(200)
  expect((await fetch(`${guarded.controlOrigin}/restapis`, { headers: { 'x-fourbox-token': guarded.token } })).status).toBe(200)
})

test('a stranger’s large body is not waited for', async () => {
  const answer = await sendRaw(server.ports.control, `POST /restapis HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 9000000\r\n${unknownKey}\r\n\r\n{`)
  expect(answer.status).toBe(403)
})

test('a session and a printed address outlive a restart, and what was used does not', async () => {
  const first = await startServer({ arguments: ['--strict'] })
  const asked = await fetch(`${first.controlOrigin}/_fourbox/sign-in-addresses`, { method: 'POST', headers: { 'x-fourbox-token': first.token } })
  const { address: unused }: { readonly address: string } = await asked.json()
  const signInTo = (of: RunningServer, address: string) =>
    fetch(`${of.controlOrigin}/_fourbox/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token: tokenOf(address) }),
    })
  const fetched = await signInTo(first, first.signInAddress)
  const { key } = await fetched.json()
  const cookie = (fetched.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  const read = (of: RunningServer) => fetch(`${of.controlOrigin}/restapis`, { headers: { cookie, 'x-fourbox-token': key } })
  expect((await read(first)).status).toBe(200)
  await first.kill9()
  const second = await startServer({ arguments: ['--strict'], dataFolder: first.dataFolder, ports: first.ports })
  onTestFinished(async () => void (await first.stop()))
  onTestFinished(async () => void (await second.stop()))
  expect((await read(second)).status).toBe(200)
  expect((await signInTo(second, first.signInAddress)).status).toBe(403)
  expect((await signInTo(second, unused)).status).toBe(201)
})

test('a deployed API does not see the console’s session, which a browser sends to every port of a host', async () => {
  const seen: IncomingHttpHeaders[] = []
  const backEnd = createServer((request, response) => {
    seen.push(request.headers)
    response.end('{}')
  }).listen(0, '127.0.0.1')
  onTestFinished(() => void backEnd.close())
  await once(backEnd, 'listening')
  const address = backEnd.address()
  const uri = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/`
  const api = await deploy({ ...server, client: owner }, { '/': { get: { integration: httpProxy(uri) } } })
  const { cookie } = await signIn()
  await (await fetch(api.url('/'), { headers: { cookie: `theme=dark; ${cookie}` } })).text()
  expect(seen.map((headers) => headers.cookie)).toEqual(['theme=dark'])
})

test('nothing that opens a door is in the log', () => {
  for (const secret of [server.token, tokenOf(server.signInAddress), 'owners-secret']) expect(server.errors()).not.toContain(secret)
})

test('every answer of the control plane says what it is, and that nobody is to guess', async () => {
  for (const [method, path] of [
    ['GET', '/healthz'],
    ['GET', '/restapis'],
    ['GET', '/console/'],
    ['POST', '/_fourbox/sign-in'],
    ['GET', '/_fourbox/settings'],
  ] as const) {
    for (const headers of [[], [`x-fourbox-token: ${server.token}`]]) {
      expect((await send(method, path, headers)).text).toMatch(/\r\nX-Content-Type-Options: nosniff\r\n/i)
    }
  }
})

const ownersKey = { accessKeyId: 'owner', secretAccessKey: 'owners-secret', service: 'apigateway' } as const
const unknownKey = 'Authorization: AWS4-HMAC-SHA256 Credential=nobody/20300101/us-east-1/apigateway/aws4_request, SignedHeaders=host, Signature=00'

function requestOf(method: string, path: string, headers: readonly string[], body: string): string {
  const framing = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  // Whoever says that of a connection has said so already.
  const connection = headers.some((line) => line.startsWith('Connection:')) ? [] : ['Connection: close']
  const hostLine = headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`]
  return [`${method} ${path} HTTP/1.1`, ...hostLine, ...connection, ...headers, ...framing, '', body].join('\r\n')
}

function send(method: string, path: string, headers: readonly string[] = [], body = ''): Promise<RawAnswer> {
  return sendRaw(server.ports.control, requestOf(method, path, headers, body))
}

/** What an answer gives that it must not. */
function gained({ status, text }: RawAnswer): readonly string[] {
  const wrong = [
    [status !== 403 && status !== 404, `answered ${status}: ${text.slice(0, 400)}`],
    [text.includes(secretName), 'shows an API'],
    [/set-cookie/i.test(text), 'sets a cookie'],
  ] as const
  return wrong.flatMap(([is, complaint]) => (is ? [complaint] : []))
}

/** No key was made, and no API came or went. */
async function expectUnharmed(): Promise<void> {
  const keys = await (await fetch(`${server.controlOrigin}/_fourbox/access-keys`, { headers: { 'x-fourbox-token': server.token } })).json()
  expect(keys).toEqual({ item: [] })
  const { items = [] } = await owner().send(new apiGateway.GetRestApisCommand({}))
  expect(items.map(({ name }) => name)).toContain(secretName)
  expect(items.map(({ name }) => name)).not.toContain('forged')
}

async function newAddress(): Promise<string> {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/sign-in-addresses`, { method: 'POST', headers: { 'x-fourbox-token': server.token } })
  const { address }: { readonly address: string } = await answer.json()
  return address
}

function tokenOf(address: string): string {
  return /#token=([\w-]{86})$/.exec(address)?.[1] ?? 'the address has no token'
}

function redeem(token: string, body = JSON.stringify({ token })): Promise<RawAnswer> {
  return send('POST', '/_fourbox/sign-in', ['Content-Type: application/json'], body)
}

async function signIn(): Promise<{ readonly cookie: string; readonly key: string }> {
  return halvesOf(await redeem(tokenOf(await newAddress())))
}

function halvesOf({ text }: RawAnswer): { readonly cookie: string; readonly key: string } {
  const [, cookie = ''] = /\r\nset-cookie: ([^;]+)/i.exec(text) ?? []
  const { key }: { readonly key: string } = JSON.parse(text.slice(text.indexOf('\r\n\r\n') + 4))
  return { cookie, key }
}

function linesOf(headers: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
}
