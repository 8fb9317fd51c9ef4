import { spawnSync } from 'node:child_process'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { CreateRestApiCommand, GetRestApisCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { type ConsoleElsewhere, startConsoleElsewhere } from '../console-elsewhere.ts'
import { sendRaw } from '../raw-http.ts'
import { entryPoint, type RunningServer, startServer } from '../server.ts'

const keys = { id: 'owner', secret: 'owners-secret' }
let server: RunningServer
let reader: ConsoleElsewhere
beforeAll(async () => {
  server = await startServer({ arguments: ['--strict', '--access-keys', `${keys.id}:${keys.secret}`] })
  reader = await startConsoleElsewhere(server.controlOrigin, keys)
})
afterAll(async () => {
  await reader.stop()
  await server.stop()
})

interface Page {
  readonly token: string
  readonly settings: { readonly elsewhere?: { readonly endpoint: string; readonly mayWrite: boolean } }
  readonly html: string
}

async function pageOf({ origin }: ConsoleElsewhere): Promise<Page> {
  const html = await (await fetch(`${origin}/console/apis`)).text()
  const meta = (name: string) => new RegExp(`<meta name="fourbox-${name}" content="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"') ?? ''
  return { html, token: meta('token'), settings: JSON.parse(meta('settings')) }
}

/** As the page calls. */
async function call(
  served: ConsoleElsewhere,
  path: string,
  { headers = {}, ...sent }: { method?: string; body?: string; headers?: Record<string, string> } = {},
) {
  const { token } = await pageOf(served)
  const answer = await fetch(`${served.origin}${path}`, { ...sent, headers: { 'x-fourbox-token': token, ...headers } })
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: await answer.text() }
}

const strictClient = () => {
  const client = server.client()
  client.config.credentials = async () => ({ accessKeyId: keys.id, secretAccessKey: keys.secret })
  return client
}

test('what is at another endpoint is read through it, signed with keys that the page never has', async () => {
  const made = await strictClient().send(new CreateRestApiCommand({ name: 'over there' }))
  const { html, settings } = await pageOf(reader)
  expect(settings.elsewhere).toEqual({ endpoint: server.controlOrigin, isAws: false, mayWrite: false })
  expect(html).not.toContain(keys.secret)
  const { status, body } = await call(reader, '/restapis?limit=500')
  expect([status, JSON.parse(body).item.map(({ id }: { id: string }) => id)]).toEqual([200, [made.id]])
  expect(JSON.parse((await call(reader, '/2015-03-31/functions/')).body)).toEqual({ Functions: [] })
  const logs = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'Logs_20140328.DescribeLogGroups' }
  expect(JSON.parse((await call(reader, '/', { method: 'POST', headers: logs, body: '{}' })).body)).toMatchObject({ logGroups: [] })
  const roles = { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Action=ListRoles&Version=2010-05-08' }
  expect((await call(reader, '/', roles)).body).toContain('<ListRolesResult>')
})

test.each([
  ['an API', '/restapis', { method: 'POST', body: '{"name":"x"}' }],
  ['a function', '/2015-03-31/functions/f', { method: 'DELETE' }],
  ['a log group', '/', { method: 'POST', headers: { 'x-amz-target': 'Logs_20140328.DeleteLogGroup' }, body: '{"logGroupName":"x"}' }],
  [
    'a role',
    '/',
    { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'Action=DeleteRole&RoleName=r&Version=2010-05-08' },
  ],
])('it only reads: what changes %s is refused, and not sent', async (_what, path, sent) => {
  const before = await strictClient().send(new GetRestApisCommand())
  expect(await call(reader, path, sent)).toMatchObject({ status: 403, type: 'AccessDeniedException', body: expect.stringContaining('--write') })
  expect((await strictClient().send(new GetRestApisCommand())).items).toEqual(before.items)
})

test.each([
  ['a target on a path', 'DELETE', '/restapis/x', { 'x-amz-target': 'Logs_20140328.DescribeLogGroups' }, undefined],
  ['an action in the query', 'POST', '/?Action=DeleteRole', {}, 'Action=ListRoles&Version=2010-05-08'],
  ['two actions', 'POST', '/', {}, 'Action=ListRoles&Action=CreateRole&Version=2010-05-08'],
  ['a form that begins otherwise', 'POST', '/', {}, '?Action=ListRoles&Action=CreateRole&Version=2010-05-08'],
  ['credentials', 'POST', '/', {}, 'Action=GetSessionToken&Version=2011-06-15'],
  ['a service that the console has not', 'POST', '/', { 'x-amz-target': 'DynamoDB_20120810.GetItem' }, '{}'],
  ['dots in a path', 'GET', '/x/%2e%2e/_fourbox/traces', {}, undefined],
  ['a path of Fourbox’s own', 'GET', '/%5Ffourbox/traces', {}, undefined],
  ['an empty segment', 'GET', '/restapis//x', {}, undefined],
])('what could be two things to two readers is not sent: %s', async (_what, method, path, headers, body) => {
  const { token } = await pageOf(reader)
  const lines = Object.entries({ 'x-fourbox-token': token, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`)
  const { host, port } = new URL(reader.origin)
  const answer = await sendRaw(
    Number(port),
    `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}Content-Length: ${body?.length ?? 0}\r\n\r\n${body ?? ''}`,
  )
  expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('This is no call')])
})

test('with --write it changes what is there', async () => {
  const writer = await startConsoleElsewhere(server.controlOrigin, keys, '--write')
  onTestFinished(async () => void (await writer.stop()))
  const { status, body } = await call(writer, '/restapis', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"name":"made from here"}',
  })
  expect([status, JSON.parse(body).name]).toEqual([201, 'made from here'])
})

test('nobody but its own page is let through: neither another origin, nor one without its credential, nor another name', async () => {
  const { token } = await pageOf(reader)
  const asked = (headers: Record<string, string>) => fetch(`${reader.origin}/restapis`, { headers }).then(({ status }) => status)
  expect(await asked({ 'x-fourbox-token': token })).toBe(200)
  expect(await asked({})).toBe(403)
  expect(await asked({ 'x-fourbox-token': `${token}x` })).toBe(403)
  expect(await asked({ 'x-fourbox-token': token, origin: 'http://attacker.test' })).toBe(403)
  expect((await fetch(`${reader.origin}/_fourbox/traces`, { headers: { 'x-fourbox-token': token } })).status).toBe(404)
})

test('an endpoint is told nothing of the browser, and its answer nothing to the browser but AWS’s own', async () => {
  const seen: IncomingHttpHeaders[] = []
  const other = createServer(({ headers }, response) => {
    seen.push(headers)
    response.writeHead(200, { 'content-type': 'application/json', 'set-cookie': 'a=b', 'x-amzn-requestid': 'r' }).end('{"item":[]}')
  }).listen(0, '127.0.0.1')
  await once(other, 'listening')
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on TCP has such an address
  const { port } = other.address() as AddressInfo
  const served = await startConsoleElsewhere(`http://127.0.0.1:${port}/emulator/`, keys, '--region', 'eu-west-1')
  onTestFinished(async () => {
    await served.stop()
    other.close()
  })
  const { token } = await pageOf(served)
  const answer = await fetch(`${served.origin}/restapis`, {
    headers: { 'x-fourbox-token': token, cookie: 'session=secret', 'x-amz-security-token': 'forged' },
  })
  expect([answer.status, answer.headers.get('set-cookie'), answer.headers.get('x-amzn-requestid')]).toEqual([200, null, 'r'])
  expect(seen[0]).toMatchObject({ host: `127.0.0.1:${port}`, authorization: expect.stringContaining(`Credential=${keys.id}/`) })
  expect(seen[0]?.authorization).toContain('/eu-west-1/apigateway/aws4_request')
  for (const name of ['cookie', 'x-fourbox-token', 'x-amz-security-token', 'origin', 'referer']) expect(seen[0]).not.toHaveProperty(name)
})

test('AWS is not called without credentials, and that there are none is told', async () => {
  const served = await startConsoleElsewhere('https://apigateway.eu-west-1.amazonaws.com', undefined)
  onTestFinished(async () => void (await served.stop()))
  expect(await call(served, '/restapis')).toMatchObject({
    status: 403,
    type: 'UnrecognizedClientException',
    body: expect.stringContaining('There are no credentials for https://'),
  })
})

test('an endpoint that does not answer is told', async () => {
  const served = await startConsoleElsewhere('http://127.0.0.1:9', keys)
  onTestFinished(async () => void (await served.stop()))
  expect(await call(served, '/restapis')).toMatchObject({ status: 503, body: expect.stringContaining('http://127.0.0.1:9 does not answer') })
})

test.each([
  [[], 'needs --endpoint'],
  [['--endpoint', 'localhost:4566'], '--endpoint must be an address'],
  [['--endpoint', 'http://localhost:4566', '--port', 'x'], '--port must be a whole number'],
  [['--endpoint', 'http://localhost:4566', '--execute-origin', 'localhost:4401'], '--execute-origin must be an address'],
  [['--endpoint', 'http://localhost:4566', '--host', '0.0.0.0'], 'whoever reaches this console acts with your credentials'],
])('fourbox console %j is refused by name', (options, text) => {
  const { status, stderr } = spawnSync(process.execPath, [entryPoint, 'console', ...options], { encoding: 'utf8' })
  expect([status, stderr]).toEqual([2, expect.stringContaining(text)])
})
