import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateUsagePlanCommand,
  CreateUsagePlanKeyCommand,
  FlushStageCacheCommand,
  GetUsageCommand,
  type PatchOperation,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CountingBackEnd, startCountingBackEnd } from '../counting-back-end.ts'
import { type Deployed, deploy, httpProxy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

let backEnd: CountingBackEnd
let server: RunningServer

beforeAll(async () => {
  backEnd = await startCountingBackEnd()
  server = await startServer()
})
afterAll(async () => {
  await server.stop()
  backEnd.close()
})

async function patch({ restApiId, stage }: Deployed, ...patchOperations: readonly PatchOperation[]): Promise<void> {
  await server.client().send(new UpdateStageCommand({ restApiId, stageName: stage, patchOperations: [...patchOperations] }))
}

async function call(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers })
  return [answer.status, await answer.text()]
}

test('throttling set to nothing refuses every call at once, without a deployment', async () => {
  const api = await deploy(server, { '/place': { get: { integration: mock('here') } } })
  expect(await call(api.url('/place'))).toEqual([200, 'here'])
  await patch(api, { op: 'replace', path: '/*/*/throttling/rateLimit', value: '0' }, { op: 'replace', path: '/*/*/throttling/burstLimit', value: '0' })
  expect(await call(api.url('/place'))).toEqual([429, '{"message":"Too Many Requests"}'])
})

test('stage variables act at once, the definition with its deployment', async () => {
  const api = await deploy(server, { '/place': { get: { integration: mock('$stageVariables.colour') } } }, {}, { variables: { colour: 'red' } })
  expect(await call(api.url('/place'))).toEqual([200, 'red'])
  await patch(api, { op: 'replace', path: '/variables/colour', value: 'blue' })
  expect(await call(api.url('/place'))).toEqual([200, 'blue'])
})

test('answers are kept by the stage cache until it is flushed', async () => {
  const api = await deploy(server, { '/place': { get: { integration: httpProxy(backEnd.uri) } } })
  await patch(
    api,
    { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
    { op: 'replace', path: '/cacheClusterSize', value: '0.5' },
    { op: 'replace', path: '/*/*/caching/enabled', value: 'true' },
  )
  const [, first] = await call(api.url('/place'))
  expect(await call(api.url('/place'))).toEqual([200, first])
  await server.client().send(new FlushStageCacheCommand({ restApiId: api.restApiId, stageName: api.stage }))
  const [, second] = await call(api.url('/place'))
  expect(second).not.toBe(first)
  expect(await call(api.url('/place'))).toEqual([200, second])
})

test('a canary that takes all traffic runs its own deployment with its own variables', async () => {
  const api = await deploy(
    server,
    { '/place': { get: { integration: mock('$stageVariables.colour $context.isCanaryRequest') } } },
    {},
    { variables: { colour: 'red' } },
  )
  await server.client().send(
    new CreateDeploymentCommand({
      restApiId: api.restApiId,
      stageName: api.stage,
      canarySettings: { percentTraffic: 100, stageVariableOverrides: { colour: 'yellow' } },
    }),
  )
  expect(await call(api.url('/place'))).toEqual([200, 'yellow true'])
})

test('a usage plan’s quota is spent by its key, shown by GetUsage, and over when it is used up', async () => {
  const client = server.client()
  const api = await deploy(
    server,
    { '/place': { get: { integration: mock('$context.identity.apiKeyId'), security: [{ api_key: [] }] } } },
    { securityDefinitions: { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } } },
  )
  const { id: keyId = '', value = '' } = await client.send(new CreateApiKeyCommand({ name: 'one', enabled: true }))
  const apiStages = [{ apiId: api.restApiId, stage: api.stage }]
  const { id: usagePlanId = '' } = await client.send(new CreateUsagePlanCommand({ name: 'two a day', apiStages, quota: { limit: 2, period: 'DAY' } }))
  expect(await call(api.url('/place'))).toEqual([403, '{"message":"Forbidden"}'])
  expect(await call(api.url('/place'), { 'X-API-Key': value })).toEqual([403, '{"message":"Forbidden"}'])

  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  expect(await call(api.url('/place'), { 'X-API-Key': value })).toEqual([200, keyId])
  expect(await call(api.url('/place'), { 'x-api-key': value })).toEqual([200, keyId])
  expect(await call(api.url('/place'), { 'x-api-key': value })).toEqual([429, '{"message":"Limit Exceeded"}'])
  const day = new Date().toISOString().slice(0, 10)
  const { items = {} } = await client.send(new GetUsageCommand({ usagePlanId, keyId, startDate: day, endDate: day }))
  expect(items[keyId]).toEqual([[2, 0]])
})

test('the metrics of deployed APIs stand in /metrics', async () => {
  const api = await deploy(server, { '/place': { get: { integration: mock('here') } } })
  await call(api.url('/place'))
  await call(api.url('/nowhere'))
  const text = async () => await (await fetch(`${server.controlOrigin}/metrics`)).text()
  await expect.poll(text).toContain(`fourbox_requests_total{api="${api.restApiId}",stage="prod",name="wire"} 2\n`)
  expect(await text()).toContain(`fourbox_client_errors_total{api="${api.restApiId}",stage="prod",name="wire"} 1\n`)
})
