import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CreateApiKeyCommand,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  ImportRestApiCommand,
  UpdateRestApiCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway'
import { CreateFunctionCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lambdaClient, zipOf } from '../functions.ts'
import { listen } from '../listen.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('what anybody changes is told to whoever listens', async () => {
  const changes = await listen(server, 'changes')
  const { id } = await server.client().send(new CreateRestApiCommand({ name: 'heard of' }))
  expect(await changes.next()).toEqual({ kind: 'restApi', id })
  const key = await server.client().send(new CreateApiKeyCommand({}))
  expect(await changes.next()).toEqual({ kind: 'apiKey', id: key.id })
  await changes.end()
})

test('a call of a stage with tracing leaves a trace: told live, listed, and found by its request id', async () => {
  const petstore = await read('petstore.json')
  const { id = '' } = await server.client().send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(petstore)) }))
  await server.client().send(new CreateDeploymentCommand({ restApiId: id, stageName: 'live', tracingEnabled: true }))
  const calls = await listen(server, `traces/live?restApiId=${id}`)
  expect(await calls.next()).toEqual({ calls: [], missed: 0 })
  const answer = await fetch(server.invokeUrl(id, 'live', '/pets/1'))
  const requestId = answer.headers.get('x-amzn-requestid')
  const told = { requestId, restApiId: id, stage: 'live', httpMethod: 'GET', path: '/pets/1', resourcePath: '/pets/{petId}', status: 200 }
  expect(await calls.next()).toMatchObject({ calls: [told] })
  await calls.end()
  const { item } = await read(`traces?restApiId=${id}`)
  expect(item).toMatchObject([{ requestId }])
  expect(await read(`traces/${requestId}`)).toMatchObject({ requestId, boxes: expect.arrayContaining([expect.objectContaining({ box: 'integration' })]) })

  const metrics = await (await fetch(`${server.controlOrigin}/metrics`)).text()
  expect(metrics).toMatch(new RegExp(`^fourbox_requests_total\\{api="${id}",stage="live",name="PetStore"\\} 1$`, 'm'))
})

test('a resource is copied with all below it in one call, and refused as CreateResource refuses', async () => {
  const petstore = Buffer.from(JSON.stringify(await read('petstore.json')))
  const { id: restApiId = '' } = await server.client().send(new ImportRestApiCommand({ body: petstore }))
  const all = async () => (await server.client().send(new GetResourcesCommand({ restApiId }))).items ?? []
  const petsId = (await all()).find(({ path }) => path === '/pets')?.id
  const copy = async (body: string) => {
    const answer = await fetch(`${server.controlOrigin}/_fourbox/resources/${restApiId}/${petsId}/copy`, {
      method: 'POST',
      headers: { 'x-fourbox-token': server.token },
      body,
    })
    return [answer.status, JSON.parse(await answer.text()), answer.headers.get('x-fourbox-field')]
  }
  expect(await copy('{"pathPart": "pets"}')).toEqual([409, { message: 'Another resource with the same parent already has this name: pets' }, 'pathPart'])
  for (const body of ['', '[]', '{"pathPart": 7}', '{"pathPart": "a", "parentId": 7}']) expect((await copy(body))[0]).toBe(400)
  expect(await all()).toHaveLength(3)
  expect(await copy('{"pathPart": "animals"}')).toMatchObject([201, { path: '/animals', resourceMethods: { GET: {}, POST: {}, OPTIONS: {} } }, null])
  expect((await all()).map(({ path }) => path)).toEqual(expect.arrayContaining(['/animals', '/animals/{petId}']))
})

test('what a server traced is listed, and found whole, by the next one on the same data', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-traces-'))
  const first = await startServer({ dataFolder })
  const { id: restApiId = '' } = await first
    .client()
    .send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(await read('petstore.json'))) }))
  await first.client().send(new CreateDeploymentCommand({ restApiId, stageName: 'live', tracingEnabled: true }))
  const requestId = (await fetch(first.invokeUrl(restApiId, 'live', '/pets/1'))).headers.get('x-amzn-requestid')
  await first.stop()

  const second = await startServer({ dataFolder })
  expect(await read(`traces?restApiId=${restApiId}&stage=live`, second)).toMatchObject({ item: [{ requestId, status: 200 }] })
  expect(await read(`traces/${requestId}`, second)).toMatchObject({
    requestId,
    boxes: expect.arrayContaining([expect.objectContaining({ box: 'integration' })]),
  })
  await second.stop()
  rmSync(dataFolder, { recursive: true })
})

test('what was deployed is compared with the draft: as changes, and as definitions', async () => {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(await read('petstore.json'))) }))
  const { id: deploymentId = '' } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'live' }))
  expect(await definition(restApiId, 'draft')).toBe(await definition(restApiId, deploymentId))

  await client.send(new UpdateRestApiCommand({ restApiId, patchOperations: [{ op: 'replace', path: '/name', value: 'Renamed' }] }))
  expect(await read(`changes/${restApiId}/${deploymentId}/draft`)).toEqual({
    item: [{ kind: 'settings', name: '', change: 'changed', members: [{ name: 'name', before: 'PetStore', after: 'Renamed' }] }],
  })
  expect(await definition(restApiId, 'draft')).toBe((await definition(restApiId, deploymentId)).replace('PetStore', 'Renamed'))
  expect((await fetch(`${server.controlOrigin}/_fourbox/definitions/${restApiId}/none`, { headers: { 'x-fourbox-token': server.token } })).status).toBe(404)
})

test('what a stage served, and when, is known to the next server on the same data', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'fourbox-serving-'))
  const first = await startServer({ dataFolder })
  const client = first.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: new TextEncoder().encode(JSON.stringify(await read('petstore.json'))) }))
  const { id: d1 = '' } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'live' }))
  const { id: d2 = '' } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'live' }))
  await client.send(new UpdateStageCommand({ restApiId, stageName: 'live', patchOperations: [{ op: 'replace', path: '/deploymentId', value: d1 }] }))
  await first.kill9()

  const second = await startServer({ dataFolder })
  const { item } = await read(`serving/${restApiId}`, second)
  expect(item).toMatchObject([d1, d2, d1].map((deploymentId) => ({ stageName: 'live', deploymentId, at: expect.any(Number) })))
  expect((await get('serving/none', second)).status).toBe(404)
  await second.stop()
  rmSync(dataFolder, { recursive: true })
})

async function definition(restApiId: string, state: string): Promise<string> {
  return (await fetch(`${server.controlOrigin}/_fourbox/definitions/${restApiId}/${state}`, { headers: { 'x-fourbox-token': server.token } })).text()
}

test('settings that are kept without an effect are listed where they are in use', async () => {
  const { id } = await server
    .client()
    .send(new CreateRestApiCommand({ name: 'inner', endpointConfiguration: { types: ['PRIVATE'] }, securityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }))
  const { item } = await read('not-enforced')
  expect(item).toContainEqual({
    setting: 'RestApi.securityPolicy',
    because: 'with --https deployed APIs take TLS 1.2 and 1.3, whatever they name; custom domain names obey their own',
    uses: expect.arrayContaining([`inner (${id})`]),
  })
})

test('the coverage names all 124 operations', async () => {
  const { operations } = await read('operations')
  expect(operations).toHaveLength(124)
  expect(operations.filter(({ implemented }: { implemented: boolean }) => !implemented)).toEqual([])
})

test('settings say where deployed APIs answer', async () => {
  expect(await read('settings')).toMatchObject({ region: 'us-east-1', account: '000000000000', executePort: server.ports.execute })
})

test('facts of a function name the log group to which it writes, its own or another', async () => {
  const lambda = lambdaClient(server)
  const made = {
    Role: 'arn:aws:iam::000000000000:role/r',
    Runtime: 'nodejs22.x',
    Handler: 'index.handler',
    Code: { ZipFile: await zipOf({ 'index.mjs': '' }) },
  } as const
  await lambda.send(new CreateFunctionCommand({ ...made, FunctionName: 'one' }))
  await lambda.send(new CreateFunctionCommand({ ...made, FunctionName: 'two', LoggingConfig: { LogGroup: '/team/two' } }))
  lambda.destroy()
  const { item } = await read('functions')
  expect(item).toMatchObject([
    { name: 'one', logGroup: '/aws/lambda/one' },
    { name: 'two', logGroup: '/team/two' },
  ])
})

test.for(['nothing', 'traces/unknown', '__proto__'])('/_fourbox/%s is not found', async (path) => {
  expect((await get(path)).status).toBe(404)
})

function get(path: string, of = server): Promise<Response> {
  return fetch(`${of.controlOrigin}/_fourbox/${path}`, { headers: { 'x-fourbox-token': of.token } })
}

async function read(path: string, of = server) {
  return (await get(path, of)).json()
}
