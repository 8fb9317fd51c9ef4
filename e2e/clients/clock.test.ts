import { CreateApiKeyCommand, CreateUsagePlanCommand, CreateUsagePlanKeyCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountingBackEnd, startCountingBackEnd } from '../counting-back-end.ts'
import { deploy, httpProxy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { presignedUrl, signedHeaders } from '../signing.ts'
import { workersOf } from '../worker-processes.ts'

const pool = 'us-east-1_Local1234'
let backEnd: CountingBackEnd
let server: RunningServer

beforeAll(async () => {
  backEnd = await startCountingBackEnd()
  server = await startServer({ arguments: ['--clock', '--user-pools', `${pool}=local`] })
})
afterAll(async () => {
  await server.stop()
  backEnd.close()
})

async function ask(path: string, body?: string, of = server) {
  const answer = await fetch(`${of.controlOrigin}/_fourbox/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-fourbox-token': of.token },
    ...(body !== undefined && { body }),
  })
  return { status: answer.status, body: await answer.json() }
}

const forward = (seconds: number) => ask('clock', JSON.stringify({ forwardInSeconds: seconds }))

async function call(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers })
  return [answer.status, await answer.text()]
}

test('what the response cache keeps expires when its time has passed', async () => {
  const patches = [
    { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
    { op: 'replace', path: '/cacheClusterSize', value: '0.5' },
    { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
  ] as const
  const api = await deploy(server, { '/kept': { get: { integration: httpProxy(backEnd.uri) } } }, {}, { patches })
  const [, first] = await call(api.url('/kept'))
  await forward(200)
  expect(await call(api.url('/kept'))).toEqual([200, first])
  await forward(101)
  const [status, second] = await call(api.url('/kept'))
  expect([status, second === first]).toEqual([200, false])
})

test('a quota is full again in its next period', async () => {
  const api = await deploy(
    server,
    { '/x': { get: { integration: mock('x'), security: [{ key: [] }] } } },
    { securityDefinitions: { key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  )
  const client = server.client()
  const { id: usagePlanId = '' } = await client.send(
    new CreateUsagePlanCommand({ name: 'one a day', quota: { limit: 1, period: 'DAY' }, apiStages: [{ apiId: api.restApiId, stage: api.stage }] }),
  )
  const { id: keyId = '', value = '' } = await client.send(new CreateApiKeyCommand({ enabled: true }))
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  // A day ahead of its beginning, the period can change at no other time.
  const { body } = await ask('clock')
  await forward(Math.ceil((86_400_000 - (body.now % 86_400_000)) / 1000))
  const use = async () => (await call(api.url('/x'), { 'x-api-key': value }))[0]
  expect([await use(), await use()]).toEqual([200, 429])
  await forward(86_400)
  expect([await use(), await use()]).toEqual([200, 429])
})

test('an address that was signed beforehand expires, for workers that start later too, and a client’s own signature does not', async () => {
  const auth = { type: 'AWS_IAM' }
  const api = await deploy(server, { '/x': { get: { integration: mock('x'), 'x-amazon-apigateway-auth': auth } } })
  const url = api.url('/x')
  const { body } = await ask('clock')
  const presigned = await presignedUrl(url, { signingDate: new Date(body.now) })
  expect((await call(presigned))[0]).toBe(200)
  await forward(61)
  expect((await call(presigned))[0]).toBe(403)
  expect((await call(url, await signedHeaders(url)))[0]).toBe(200)
  const [worker = 0] = workersOf(server)
  process.kill(worker, 'SIGKILL')
  await expect.poll(async () => (await fetch(url, { headers: await signedHeaders(url) }).catch(() => undefined))?.status).toBe(200)
  expect((await call(presigned))[0]).toBe(403)
})

test('a token expires', async () => {
  const authorizer = { type: 'cognito_user_pools', providerARNs: [`arn:aws:cognito-idp:us-east-1:000000000000:userpool/${pool}`] }
  const definition = {
    type: 'apiKey',
    name: 'Authorization',
    in: 'header',
    'x-amazon-apigateway-authtype': 'cognito_user_pools',
    'x-amazon-apigateway-authorizer': authorizer,
  }
  const api = await deploy(server, { '/me': { get: { integration: mock('me'), security: [{ pool: [] }] } } }, { securityDefinitions: { pool: definition } })
  const { body } = await ask(`user-pools/${pool}/tokens`, JSON.stringify({ expiresInSeconds: 600 }))
  const me = async () => (await call(api.url('/me'), { authorization: body.token }))[0]
  expect(await me()).toBe(200)
  await forward(590)
  expect(await me()).toBe(200)
  await forward(11)
  expect(await me()).toBe(401)
})

test('the clock goes forward only, by whole seconds', async () => {
  const { body } = await ask('clock')
  for (const wrong of ['{"forwardInSeconds": -5}', '{"forwardInSeconds": 0.5}', '{"forwardInSeconds": 1e15}', '{}', 'x']) {
    expect(await ask('clock', wrong)).toEqual({
      status: 400,
      body: { message: expect.stringMatching(/^forwardInSeconds must be a whole number from 1 to \d+$/) },
    })
  }
  expect((await ask('clock')).body.aheadInSeconds).toBe(body.aheadInSeconds)
})

test('without the option nobody moves it', async () => {
  const other = await startServer()
  for (const body of [undefined, '{"forwardInSeconds": 5}']) {
    expect(await ask('clock', body, other)).toEqual({ status: 404, body: { message: 'The clock can be moved only where the server was started with --clock' } })
  }
  await other.stop()
})
