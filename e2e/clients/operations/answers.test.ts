import type { APIGatewayClient } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../../server.ts'
import { type OperationName, succeed, textOf } from './call.ts'

let server: RunningServer
let client: APIGatewayClient
beforeAll(async () => {
  server = await startServer()
  client = server.client()
})
afterAll(() => server.stop())

type Answer = Readonly<Record<string, unknown>>
const patch = (...patchOperations: readonly Readonly<Record<string, string>>[]) => ({ patchOperations })
const replace = (path: string, value: string) => ({ op: 'replace', path, value })
const byId = (name: OperationName, input: Answer) => succeed(client, name, input)

async function newApi(settings: Answer = {}): Promise<{ readonly restApiId: string; readonly rootId: string; readonly answer: Answer }> {
  const answer = await succeed(client, 'CreateRestApi', { name: 'shop', ...settings })
  return { restApiId: textOf(answer, 'id'), rootId: textOf(answer, 'rootResourceId'), answer }
}

/** An API with one method, ready to be deployed. */
async function newMock(): Promise<{ readonly restApiId: string; readonly resourceId: string; readonly httpMethod: 'GET' }> {
  const { restApiId, rootId } = await newApi()
  const method = { restApiId, resourceId: rootId, httpMethod: 'GET' } as const
  await succeed(client, 'PutMethod', { ...method, authorizationType: 'NONE' })
  await succeed(client, 'PutIntegration', { ...method, type: 'MOCK', requestTemplates: { 'application/json': '{"statusCode": 200}' } })
  return method
}

test('a new API has AWS’s defaults, and no tags in its answer', async () => {
  const { answer } = await newApi()
  expect(answer).toEqual({
    id: expect.stringMatching(/^[a-z0-9]{10}$/),
    name: 'shop',
    createdDate: expect.any(Date),
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
    rootResourceId: expect.stringMatching(/^[a-z0-9]{10}$/),
  })
  expect(await byId('GetRestApi', { restApiId: answer['id'] })).toEqual({ ...answer, tags: {} })
})

test('a private API speaks dualstack by itself, also when it becomes one', async () => {
  const { answer } = await newApi({ endpointConfiguration: { types: ['PRIVATE'] } })
  expect(answer['endpointConfiguration']).toEqual({ types: ['PRIVATE'], ipAddressType: 'dualstack' })
  const { restApiId } = await newApi()
  const updated = await byId('UpdateRestApi', { restApiId, ...patch(replace('/endpointConfiguration/types/EDGE', 'PRIVATE')) })
  expect(updated['endpointConfiguration']).toEqual({ types: ['PRIVATE'], ipAddressType: 'dualstack' })
})

test('binary media types are added and replaced by their escaped name; a replaced one moves to the end', async () => {
  const { restApiId } = await newApi()
  const update = (op: string, path: string, value = '') => byId('UpdateRestApi', { restApiId, ...patch({ op, path, value }) })
  await update('add', '/binaryMediaTypes/image~1png')
  expect((await update('add', '/binaryMediaTypes/image~1jpeg'))['binaryMediaTypes']).toEqual(['image/png', 'image/jpeg'])
  expect((await update('replace', '/binaryMediaTypes/image~1png', 'image~1gif'))['binaryMediaTypes']).toEqual(['image/jpeg', 'image/gif'])
  expect((await update('remove', '/binaryMediaTypes/image~1gif'))['binaryMediaTypes']).toEqual(['image/jpeg'])
})

test('compression from the first byte is kept, switched off it leaves the answer', async () => {
  const { restApiId } = await newApi()
  expect(await byId('UpdateRestApi', { restApiId, ...patch(replace('/minimumCompressionSize', '0')) })).toMatchObject({ minimumCompressionSize: 0 })
  expect(await byId('UpdateRestApi', { restApiId, ...patch({ op: 'replace', path: '/minimumCompressionSize' }) })).not.toHaveProperty('minimumCompressionSize')
})

test('a clone has resources of its own, and neither stages nor tags', async () => {
  const { restApiId } = await newMock()
  await succeed(client, 'CreateDeployment', { restApiId, stageName: 'dev' })
  const clone = await succeed(client, 'CreateRestApi', { name: 'clone', cloneFrom: restApiId })
  const { items } = await byId('GetResources', { restApiId: clone['id'] })
  expect(items).toEqual([{ id: clone['rootResourceId'], path: '/', resourceMethods: { GET: {} } }])
  expect(await byId('GetStages', { restApiId: clone['id'] })).toEqual({ item: [] })
})

test('a tag chooses the id of an API, as other emulators have it', async () => {
  const { answer } = await newApi({ tags: { _custom_id_: 'my-shop', team: 'pets' } })
  expect(answer).toMatchObject({ id: 'my-shop', tags: { team: 'pets' } })
})

test('renaming and moving a resource recomputes the paths below it', async () => {
  const { restApiId, rootId } = await newApi()
  const create = async (parentId: string, pathPart: string) => textOf(await succeed(client, 'CreateResource', { restApiId, parentId, pathPart }), 'id')
  const pets = await create(rootId, 'pets')
  const pet = await create(pets, '{petId}')
  const shops = await create(rootId, 'shops')
  await byId('UpdateResource', { restApiId, resourceId: pets, ...patch(replace('/pathPart', 'dogs')) })
  expect(await byId('GetResource', { restApiId, resourceId: pet })).toMatchObject({ path: '/dogs/{petId}' })
  await byId('UpdateResource', { restApiId, resourceId: pets, ...patch(replace('/parentId', shops)) })
  expect(await byId('GetResource', { restApiId, resourceId: pet })).toMatchObject({ path: '/shops/dogs/{petId}' })
  await byId('DeleteResource', { restApiId, resourceId: shops })
  expect(await byId('GetResources', { restApiId })).toEqual({ items: [{ id: rootId, path: '/' }] })
})

test('a method’s authorizer counts only for the types that have one', async () => {
  const method = await newMock()
  expect(await byId('UpdateMethod', { ...method, ...patch(replace('/authorizerId', 'abc123'), replace('/apiKeyRequired', 'whatever')) })).not.toHaveProperty(
    'authorizerId',
  )
})

test('an HTTP integration shows its connection, a mock does not; putting one again drops its responses', async () => {
  const method = await newMock()
  const mock = await byId('GetIntegration', method)
  expect(mock).toEqual({
    type: 'MOCK',
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    passthroughBehavior: 'WHEN_NO_MATCH',
    timeoutInMillis: 29_000,
    cacheNamespace: method.resourceId,
    cacheKeyParameters: [],
  })
  await succeed(client, 'PutIntegrationResponse', { ...method, statusCode: '200', responseTemplates: { 'application/json': '' }, selectionPattern: '' })
  expect(await byId('GetIntegration', method)).toMatchObject({
    integrationResponses: { 200: { statusCode: '200', selectionPattern: '', responseTemplates: { 'application/json': null } } },
  })
  const http = await succeed(client, 'PutIntegration', { ...method, type: 'HTTP', integrationHttpMethod: 'POST', uri: 'http://localhost/' })
  expect(http).toMatchObject({ type: 'HTTP', httpMethod: 'POST', connectionType: 'INTERNET' })
  expect(http).not.toHaveProperty('integrationResponses')
})

test('a customised DEFAULT_5XX shows through on every type that is not set, with its status', async () => {
  const { restApiId } = await newApi()
  const unset = await byId('GetGatewayResponse', { restApiId, responseType: 'INTEGRATION_TIMEOUT' })
  expect(unset).toEqual({
    responseType: 'INTEGRATION_TIMEOUT',
    statusCode: '504',
    responseParameters: {},
    responseTemplates: { 'application/json': '{"message":$context.error.messageString}' },
    defaultResponse: true,
  })
  const responseParameters = { 'gatewayresponse.header.X': "'x'" }
  await succeed(client, 'PutGatewayResponse', { restApiId, responseType: 'DEFAULT_5XX', statusCode: '599', responseParameters })
  const shown = await byId('GetGatewayResponse', { restApiId, responseType: 'INTEGRATION_TIMEOUT' })
  expect(shown).toEqual({ ...unset, statusCode: '599', responseParameters })
  const partial = await succeed(client, 'PutGatewayResponse', { restApiId, responseType: 'AUTHORIZER_FAILURE', responseParameters })
  expect(partial).toMatchObject({ statusCode: '500', defaultResponse: false })
})

test('a stage shows what AWS shows, and passes through the states of a cache cluster', async () => {
  const { restApiId } = await newMock()
  const { id: deploymentId } = await succeed(client, 'CreateDeployment', { restApiId })
  const stage = { restApiId, stageName: 'dev' }
  expect(await succeed(client, 'CreateStage', { ...stage, deploymentId })).toEqual({
    stageName: 'dev',
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    createdDate: expect.any(Date),
    lastUpdatedDate: expect.any(Date),
  })
  const updating = await byId('UpdateStage', { ...stage, ...patch(replace('/cacheClusterEnabled', 'true'), replace('/cacheClusterSize', '1.6')) })
  expect(updating).toMatchObject({ cacheClusterStatus: 'CREATE_IN_PROGRESS', cacheClusterSize: '1.6' })
  await expect.poll(async () => (await byId('GetStage', stage))['cacheClusterStatus']).toBe('AVAILABLE')
  expect(await byId('UpdateStage', { ...stage, ...patch(replace('/cacheClusterEnabled', 'false')) })).toMatchObject({
    cacheClusterStatus: 'DELETE_IN_PROGRESS',
  })
})

test('deploying to a stage with a canary moves the canary only', async () => {
  const { restApiId } = await newMock()
  const { id: first } = await succeed(client, 'CreateDeployment', { restApiId, stageName: 'dev' })
  const { id: second } = await succeed(client, 'CreateDeployment', { restApiId, stageName: 'dev', canarySettings: { percentTraffic: 50 } })
  expect(await byId('GetStage', { restApiId, stageName: 'dev' })).toMatchObject({
    deploymentId: first,
    canarySettings: { deploymentId: second, percentTraffic: 50, useStageCache: false },
  })
  const { id: third } = await succeed(client, 'CreateDeployment', { restApiId, stageName: 'dev' })
  expect(await byId('GetStage', { restApiId, stageName: 'dev' })).toMatchObject({ deploymentId: first, canarySettings: { deploymentId: third } })
})

test('a deployment sums up its methods, and stays as it was', async () => {
  const method = await newMock()
  const { restApiId } = method
  const { id: deploymentId } = await succeed(client, 'CreateDeployment', { restApiId })
  await byId('UpdateMethod', { ...method, ...patch(replace('/apiKeyRequired', 'true')) })
  expect(await byId('GetDeployment', { restApiId, deploymentId, embed: ['apisummary'] })).toMatchObject({
    apiSummary: { '/': { GET: { authorizationType: 'NONE', apiKeyRequired: false } } },
  })
})

test('a published documentation is what the export of its stage shows', async () => {
  const { restApiId } = await newMock()
  await succeed(client, 'CreateDeployment', { restApiId, stageName: 'dev' })
  await succeed(client, 'CreateDocumentationPart', { restApiId, location: { type: 'API' }, properties: '{"info":{"description":"Sells pets"}}' })
  const exported = async () => {
    const { body } = await succeed(client, 'GetExport', { restApiId, stageName: 'dev', exportType: 'oas30', parameters: { extensions: 'documentation' } })
    return new TextDecoder().decode(body instanceof Uint8Array ? body : undefined)
  }
  expect(await exported()).not.toContain('Sells pets')
  await succeed(client, 'CreateDocumentationVersion', { restApiId, documentationVersion: '1', stageName: 'dev' })
  expect(await exported()).toContain('Sells pets')
})

test('undocumented places are listed for whoever wants to describe them', async () => {
  const { restApiId } = await newMock()
  await succeed(client, 'CreateDocumentationPart', { restApiId, location: { type: 'METHOD', path: '/', method: 'GET' }, properties: '{}' })
  const { items } = await byId('GetDocumentationParts', { restApiId, locationStatus: 'UNDOCUMENTED', limit: 500 })
  expect(items).toContainEqual({ location: { type: 'RESOURCE', path: '/' } })
  expect(items).not.toContainEqual({ location: { type: 'METHOD', path: '/', method: 'GET' } })
})

test('lists are given page by page', async () => {
  const { restApiId, rootId } = await newApi()
  for (const pathPart of ['a', 'b', 'c', 'd']) await succeed(client, 'CreateResource', { restApiId, parentId: rootId, pathPart })
  const first = await byId('GetResources', { restApiId, limit: 3 })
  const second = await byId('GetResources', { restApiId, limit: 3, position: first['position'] })
  expect([first['items'], second['items']]).toEqual([expect.toSatisfy(hasLength(3)), expect.toSatisfy(hasLength(2))])
  expect(second).not.toHaveProperty('position')
})

function hasLength(length: number) {
  return (items: unknown): boolean => Array.isArray(items) && items.length === length
}

test('an unknown address is refused as AWS refuses it, with AWS’s ids', async () => {
  const answer = await fetch(`${server.controlOrigin}/restapis/a/b/c/d/e`, { headers: { 'x-fourbox-token': server.token } })
  expect([answer.status, await answer.json()]).toEqual([403, { message: 'Unable to determine service/operation name to be authorized' }])
  expect(answer.headers.get('x-amzn-ErrorType')).toBe('AccessDeniedException')
  expect(answer.headers.get('x-amzn-RequestId')).toMatch(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  expect(answer.headers.get('x-amz-apigw-id')).toMatch(/^[\w-]{15}=$/)
})
