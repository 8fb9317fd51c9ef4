import { CreateStageCommand, DeleteStageCommand, GetStageCommand, UpdateStageCommand } from '@aws-sdk/client-api-gateway'
import type { StageCacheEntries } from '@fourbox/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountingBackEnd, startCountingBackEnd } from '../counting-back-end.ts'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { type LambdaEndpoint, startLambdaEndpoint } from '../lambda-endpoint.ts'
import { type RunningServer, startServer } from '../server.ts'

let backEnd: CountingBackEnd
let server: RunningServer
let functions: LambdaEndpoint

beforeAll(async () => {
  backEnd = await startCountingBackEnd()
  functions = await startLambdaEndpoint()
  server = await startServer({ arguments: ['--workers', '2'], environment: { AWS_ENDPOINT_URL_LAMBDA: functions.origin } })
})
afterAll(async () => {
  await server.stop()
  functions.close()
  backEnd.close()
})

async function ask(path: string, method = 'GET'): Promise<Response> {
  return await fetch(`${server.controlOrigin}/_fourbox/caches/${path}`, { method, headers: { 'x-fourbox-token': server.token } })
}

async function listed({ restApiId, stage }: Deployed): Promise<StageCacheEntries> {
  return await (await ask(`${restApiId}/${stage}`)).json()
}

const caching = [
  { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
  { op: 'replace', path: '/cacheClusterSize', value: '0.5' },
  { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
] as const

/** A connection of its own reaches whichever worker takes it. */
async function call(url: string, headers: Record<string, string> = {}): Promise<string> {
  return await (await fetch(url, { headers: { connection: 'close', ...headers } })).text()
}

test('an answer that any worker keeps is listed by its key, and asked of the back end again once it is removed', async () => {
  const parameters = [{ name: 'q', in: 'query', required: false, type: 'string' }]
  const integration = httpProxy(backEnd.uri, { cacheKeyParameters: ['method.request.querystring.q'] })
  const api = await deploy(server, { '/place': { get: { parameters, integration } } }, {}, { patches: caching })
  expect(await listed(api)).toEqual({ item: [], hasMore: false })
  const url = api.url('/place?q=one')
  await expect.poll(async () => (await call(url), (await listed(api)).item[0]?.workers), { interval: 0 }).toBe(2)
  const asked = backEnd.calls
  await call(url)
  expect(backEnd.calls).toBe(asked)

  const { item } = await listed(api)
  expect(item).toEqual([
    {
      id: expect.any(String),
      cache: 'responses',
      name: 'GET /place',
      key: [{ name: 'method.request.querystring.q', value: 'one' }],
      ageInSeconds: expect.any(Number),
      timeLeftInSeconds: expect.any(Number),
      sizeInBytes: expect.any(Number),
      workers: 2,
    },
  ])
  const [kept] = item
  expect(kept?.timeLeftInSeconds).toBeGreaterThan(200)
  expect((await ask(`${api.restApiId}/${api.stage}/${kept?.id}`, 'DELETE')).status).toBe(204)
  expect(await listed(api)).toEqual({ item: [], hasMore: false })
  expect(await call(url)).toBe(String(asked + 1))
  expect((await ask(`${api.restApiId}/${api.stage}/nothing`, 'DELETE')).status).toBe(404)
})

test('a verdict of an authorizer is listed with its identity starred, and its function asked again once it is removed', async () => {
  const policy = { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: '*' }] }
  functions.handle('guard', () => ({ payload: { principalId: 'someone', policyDocument: policy } }))
  const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:guard/invocations'
  const guard = { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'custom' }
  const api = await deploy(
    server,
    { '/place': { get: { integration: mock('in'), security: [{ guard: [] }] } } },
    { securityDefinitions: { guard: { ...guard, 'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri } } } },
  )
  const enter = () => call(api.url('/place'), { authorization: 'secret-123456' })
  await expect.poll(async () => (await enter(), (await listed(api)).item[0]?.workers), { interval: 0 }).toBe(2)
  const asked = functions.calls.length
  expect(await enter()).toBe('in')
  expect(functions.calls.length).toBe(asked)

  const { item } = await listed(api)
  expect(item).toMatchObject([{ cache: 'authorizers', key: [{ name: 'method.request.header.Authorization', value: '*******123456' }] }])
  await ask(`${api.restApiId}/${api.stage}/${item[0]?.id}`, 'DELETE')
  expect(await enter()).toBe('in')
  expect(functions.calls.length).toBe(asked + 1)
})

test('a stage that is made anew under its name finds nothing of the one that was deleted', async () => {
  const api = await deploy(server, { '/place': { get: { integration: httpProxy(backEnd.uri) } } }, {}, { patches: caching })
  const { restApiId, stage: stageName } = api
  const client = server.client()
  const { deploymentId } = await client.send(new GetStageCommand({ restApiId, stageName }))
  await expect.poll(async () => (await call(api.url('/place')), (await listed(api)).item[0]?.workers), { interval: 0 }).toBe(2)
  const asked = backEnd.calls

  await client.send(new DeleteStageCommand({ restApiId, stageName }))
  await client.send(new CreateStageCommand({ restApiId, stageName, deploymentId }))
  await client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations: [...caching] }))
  expect(await listed(api)).toEqual({ item: [], hasMore: false })
  expect(await call(api.url('/place'))).toBe(String(asked + 1))
})

test('a stage that is not there has no caches', async () => {
  const answer = await ask('nobody/prod')
  expect([answer.status, await answer.json()]).toEqual([404, { message: 'There is no such API or stage' }])
})
