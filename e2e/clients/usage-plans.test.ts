import {
  type APIGatewayClient,
  CreateApiKeyCommand,
  CreateUsagePlanCommand,
  type CreateUsagePlanCommandInput,
  CreateUsagePlanKeyCommand,
  DeleteApiKeyCommand,
  DeleteUsagePlanCommand,
  DeleteUsagePlanKeyCommand,
  GetUsageCommand,
  GetUsagePlanCommand,
  GetUsagePlanKeyCommand,
  GetUsagePlanKeysCommand,
  GetUsagePlansCommand,
  type PatchOperation,
  UpdateUsageCommand,
  UpdateUsagePlanCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let client: APIGatewayClient
let apiId: string
beforeAll(async () => {
  server = await startServer()
  client = server.client()
  apiId = await deployWithKey()
})
afterAll(() => server.stop())

test('a plan keeps its limits, and its stages with theirs', async () => {
  const plan = await client.send(
    new CreateUsagePlanCommand({
      name: 'whole',
      description: 'text',
      apiStages: [{ apiId, stage: 'live', throttle: { '/pets/GET': { rateLimit: 1.5, burstLimit: 2 } } }],
      throttle: { rateLimit: 2, burstLimit: 1 },
      quota: { limit: 10, period: 'DAY' },
      tags: { team: 'a' },
    }),
  )
  expect(plan).toMatchObject({
    id: expect.stringMatching(/^[a-z0-9]{6}$/),
    name: 'whole',
    description: 'text',
    apiStages: [{ apiId, stage: 'live', throttle: { '/pets/GET': { rateLimit: 1.5, burstLimit: 2 } } }],
    throttle: { rateLimit: 2, burstLimit: 1 },
    quota: { limit: 10, offset: 0, period: 'DAY' },
    tags: { team: 'a' },
  })
  expect(await client.send(new GetUsagePlanCommand({ usagePlanId: plan.id }))).toMatchObject({ name: 'whole', tags: { team: 'a' } })
})

test('a plan without anything shows no stages and, read by itself, no tags', async () => {
  const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'bare' }))
  const { $metadata: _sent, ...plan } = await client.send(new GetUsagePlanCommand({ usagePlanId }))
  expect(plan).toEqual({ id: usagePlanId, name: 'bare', apiStages: [], tags: {} })
})

test('an unknown plan, key or stage is not found', async () => {
  const { id: usagePlanId = '' } = await client.send(new CreateUsagePlanCommand({ name: 'for unknowns' }))
  const unknownPlan = { name: 'NotFoundException', message: 'Invalid Usage Plan ID specified' }
  await expect(client.send(new GetUsagePlanCommand({ usagePlanId: 'none' }))).rejects.toMatchObject(unknownPlan)
  await expect(client.send(new DeleteUsagePlanCommand({ usagePlanId: 'none' }))).rejects.toMatchObject(unknownPlan)
  expect((await client.send(new GetUsagePlanKeysCommand({ usagePlanId: 'none' }))).items).toEqual([])
  await expect(client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId: 'none', keyType: 'API_KEY' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Invalid API Key identifier specified',
  })
  await expect(client.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId: 'none' }))).rejects.toMatchObject({ name: 'NotFoundException' })
  await expect(patch(usagePlanId, { op: 'add', path: '/apiStages', value: `${apiId}:none` })).rejects.toMatchObject({
    name: 'NotFoundException',
    message: `Invalid API Stage {api: ${apiId}, stage: none} specified for usageplan ${usagePlanId}`,
  })
})

const refused: [CreateUsagePlanCommandInput, string][] = [
  [{ name: ' ' }, 'Usage Plan name cannot be blank'],
  [{ name: 'x', throttle: { burstLimit: -1 } }, 'Usage Plan throttle burst limit must not be negative'],
  [{ name: 'x', quota: { limit: 0, period: 'DAY' } }, 'Usage Plan quota limit must be greater than 0'],
  [{ name: 'x', apiStages: [{ apiId: 'y' }] }, 'Invalid API Stage {api: %s, stage: %s} specified for usageplan %s'],
]
test.for(refused)('%j: %s', async ([input, message]) => {
  await expect(client.send(new CreateUsagePlanCommand(input))).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test('a period that there is not fails validation', async () => {
  const input: CreateUsagePlanCommandInput = { name: 'x', quota: { limit: 1, ...JSON.parse('{"period":"YEAR"}') } }
  await expect(client.send(new CreateUsagePlanCommand(input))).rejects.toMatchObject({
    message:
      "1 validation error detected: Value 'YEAR' at 'createUsagePlanInput.quota.period' failed to satisfy constraint: Member must satisfy enum value set: [DAY, WEEK, MONTH]",
  })
})

test('patches set limits, stages, their methods, and take them away again', async () => {
  const { id = '' } = await client.send(new CreateUsagePlanCommand({ name: 'patched' }))
  const stage = `/apiStages/${apiId}:live`
  expect(
    await patch(
      id,
      { op: 'add', path: '/apiStages', value: `${apiId}:live` },
      { op: 'replace', path: '/throttle/rateLimit', value: '3.5' },
      { op: 'add', path: '/quota/limit', value: '7' },
      { op: 'replace', path: '/quota/period', value: 'WEEK' },
      { op: 'add', path: '/productCode', value: 'code' },
      { op: 'replace', path: `${stage}/throttle/~1pets/GET/rateLimit`, value: '4' },
      { op: 'add', path: `${stage}/throttle/~1pets/GET/burstLimit`, value: '5' },
    ),
  ).toMatchObject({
    throttle: { rateLimit: 3.5 },
    quota: { limit: 7, offset: 0, period: 'WEEK' },
    productCode: 'code',
    apiStages: [{ apiId, stage: 'live', throttle: { '/pets/GET': { rateLimit: 4, burstLimit: 5 } } }],
  })
  const { $metadata: _sent, ...bare } = await patch(
    id,
    { op: 'remove', path: `${stage}/throttle/~1pets/GET` },
    { op: 'remove', path: '/quota' },
    { op: 'remove', path: '/throttle' },
    { op: 'remove', path: '/productCode' },
    { op: 'replace', path: '/name', value: 'renamed' },
  )
  expect(bare).toEqual({ id, name: 'renamed', apiStages: [{ apiId, stage: 'live' }], tags: {} })
})

test('a method’s path may keep its slashes in a patch, as Terraform sends it', async () => {
  const { id = '' } = await client.send(new CreateUsagePlanCommand({ name: 'unescaped', apiStages: [{ apiId, stage: 'live' }] }))
  const throttle = `/apiStages/${apiId}:live/throttle`
  const limited = await patch(id, { op: 'replace', path: `${throttle}//pets/{petId}/GET/rateLimit`, value: '4' })
  expect(limited.apiStages).toEqual([{ apiId, stage: 'live', throttle: { '/pets/{petId}/GET': { rateLimit: 4 } } }])
  expect((await patch(id, { op: 'remove', path: `${throttle}//pets/{petId}/GET` })).apiStages).toEqual([{ apiId, stage: 'live' }])
})

test('a patch that there is not names those that there are', async () => {
  const { id = '' } = await client.send(new CreateUsagePlanCommand({ name: 'refusing' }))
  await expect(patch(id, { op: 'remove', path: '/name' })).rejects.toMatchObject({
    name: 'BadRequestException',
    message:
      "Invalid patch path  '/name' specified for op 'remove'. Must be one of: [/apiStages, /quota, /throttle, /productCode, " +
      '/apiStages/<apidId:stageName>/throttle/<resourcePath>/<httpMethod>, /apiStages/<apidId:stageName>/throttle]',
  })
  await expect(patch(id, { op: 'add', path: '/apiStages', value: 'nonsense' })).rejects.toMatchObject({ message: 'Invalid API Stage specified' })
})

test('a plan with stages cannot be deleted, one without can', async () => {
  const { id = '' } = await client.send(new CreateUsagePlanCommand({ name: 'in use', apiStages: [{ apiId, stage: 'live' }] }))
  await expect(client.send(new DeleteUsagePlanCommand({ usagePlanId: id }))).rejects.toMatchObject({
    name: 'BadRequestException',
    message: `Cannot delete Usage Plan ${id} because there are API Stages associated with it, including ${apiId}:live`,
  })
  await patch(id, { op: 'remove', path: '/apiStages', value: `${apiId}:live` })
  expect((await client.send(new DeleteUsagePlanCommand({ usagePlanId: id }))).$metadata.httpStatusCode).toBe(202)
})

test('keys join and leave a plan, once, and not two plans of one stage', async () => {
  const { id: keyId, value } = await client.send(new CreateApiKeyCommand({ name: 'joining', enabled: true }))
  const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'one', apiStages: [{ apiId, stage: 'live' }] }))
  const { id: otherId } = await client.send(new CreateUsagePlanCommand({ name: 'other', apiStages: [{ apiId, stage: 'live' }] }))
  const join = (plan: string | undefined) => client.send(new CreateUsagePlanKeyCommand({ usagePlanId: plan, keyId, keyType: 'API_KEY' }))
  expect(await join(usagePlanId)).toMatchObject({ id: keyId, type: 'API_KEY', value, name: 'joining' })
  await expect(join(usagePlanId)).rejects.toMatchObject({ name: 'ConflictException' })
  await expect(join(otherId)).rejects.toMatchObject({ name: 'ConflictException', message: expect.stringContaining(`${apiId}:live`) })
  expect((await client.send(new GetUsagePlanKeysCommand({ usagePlanId, nameQuery: 'join' }))).items).toMatchObject([{ id: keyId }])
  expect((await client.send(new GetUsagePlansCommand({ keyId }))).items).toMatchObject([{ id: usagePlanId }])
  expect((await client.send(new DeleteUsagePlanKeyCommand({ usagePlanId, keyId }))).$metadata.httpStatusCode).toBe(202)
  await expect(client.send(new GetUsagePlanKeyCommand({ usagePlanId, keyId }))).rejects.toMatchObject({ name: 'NotFoundException' })
  await join(usagePlanId)
  await client.send(new DeleteApiKeyCommand({ apiKey: keyId }))
  expect((await client.send(new GetUsagePlanKeysCommand({ usagePlanId }))).items ?? []).toEqual([])
})

test('a quota is spent by calls, shown by day, used up, and extended', async () => {
  const restApiId = await deployWithKey()
  const { id: keyId, value = '' } = await client.send(new CreateApiKeyCommand({ enabled: true }))
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({ name: 'counted', apiStages: [{ apiId: restApiId, stage: 'live' }], quota: { limit: 2, period: 'MONTH' } }),
  )
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  const call = async () => (await fetch(server.invokeUrl(restApiId, 'live', '/'), { headers: { 'x-api-key': value } })).status
  expect([await call(), await call(), await call()]).toEqual([200, 200, 429])

  const today = new Date().toISOString().slice(0, 10)
  const usage = await client.send(new GetUsageCommand({ usagePlanId, startDate: today, endDate: today }))
  expect(usage).toMatchObject({ usagePlanId, startDate: today, endDate: today, items: { [keyId ?? '']: [[2, 0]] } })
  const extended = await client.send(new UpdateUsageCommand({ usagePlanId, keyId, patchOperations: [{ op: 'replace', path: '/remaining', value: '1' }] }))
  expect(extended.items).toEqual({ [keyId ?? '']: [[2, 1]] })
  expect([await call(), await call()]).toEqual([200, 429])
})

test('the offset of a quota is missing in a key’s first period, for its calls as for GetUsage', async () => {
  const restApiId = await deployWithKey()
  const { id: keyId, value = '' } = await client.send(new CreateApiKeyCommand({ enabled: true }))
  const { id: usagePlanId } = await client.send(
    new CreateUsagePlanCommand({ name: 'offset', apiStages: [{ apiId: restApiId, stage: 'live' }], quota: { limit: 5, offset: 3, period: 'MONTH' } }),
  )
  await client.send(new CreateUsagePlanKeyCommand({ usagePlanId, keyId, keyType: 'API_KEY' }))
  const today = new Date().toISOString().slice(0, 10)
  const usage = async () => (await client.send(new GetUsageCommand({ usagePlanId, startDate: today, endDate: today }))).items?.[keyId ?? '']
  const call = async () => (await fetch(server.invokeUrl(restApiId, 'live', '/'), { headers: { 'x-api-key': value } })).status
  expect(await usage()).toEqual([[0, 2]])
  expect([await call(), await usage(), await call(), await call(), await usage()]).toEqual([200, [[1, 1]], 200, 429, [[2, 0]]])
  await client.send(new UpdateUsageCommand({ usagePlanId, keyId, patchOperations: [{ op: 'replace', path: '/remaining', value: '1' }] }))
  expect([await usage(), await call(), await call()]).toEqual([[[2, 1]], 200, 429])
})

test.for([
  ['2026-13-01', '2026-12-01'],
  ['2026-02-01', '2026-01-01'],
  ['yesterday', 'today'],
  ['2020-01-01', '2026-01-01'],
] as const)('usage from %s to %s is refused', async ([startDate, endDate]) => {
  const { id: usagePlanId } = await client.send(new CreateUsagePlanCommand({ name: 'dates' }))
  await expect(client.send(new GetUsageCommand({ usagePlanId, startDate, endDate }))).rejects.toMatchObject({ name: 'BadRequestException' })
})

function patch(usagePlanId: string, ...patchOperations: PatchOperation[]) {
  return client.send(new UpdateUsagePlanCommand({ usagePlanId, patchOperations }))
}

/** An API whose `GET /` answers 200 to those who have a key; its stage is `live`. */
async function deployWithKey(): Promise<string> {
  const paths = { '/': { get: { integration: mock('{}'), security: [{ api_key: [] }] } } }
  const securityDefinitions = { api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' } }
  return (await deploy(server, paths, { securityDefinitions }, { stage: 'live' })).restApiId
}
