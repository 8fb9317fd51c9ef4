import {
  CreateDeploymentCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStageCommand,
  ImportRestApiCommand,
  TestInvokeMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

test('the example is imported, read, tested, deployed and called', async () => {
  const client = server.client()
  const { id: restApiId = '', name } = await client.send(new ImportRestApiCommand({ body: await definition() }))
  expect(name).toBe('PetStore')
  expect((await client.send(new GetRestApisCommand({}))).items?.map(({ id }) => id)).toContain(restApiId)

  const { items: resources = [] } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'] }))
  expect(new Set(resources.map(({ path }) => path))).toEqual(new Set(['/', '/pets', '/pets/{petId}']))
  const pets = resources.find(({ path }) => path === '/pets')
  expect(Object.keys(pets?.resourceMethods ?? {}).toSorted()).toEqual(['GET', 'OPTIONS', 'POST'])

  const tested = await client.send(
    new TestInvokeMethodCommand({ restApiId, resourceId: pets?.id, httpMethod: 'POST', body: '{"type": "dog","price": 249.99}' }),
  )
  expect(tested).toMatchObject({ status: 200, headers: { 'Access-Control-Allow-Origin': '*' } })
  expect(JSON.parse(tested.body ?? '')).toEqual({ pet: { type: 'dog', price: 249.99 }, message: 'success' })
  expect(tested.log).toMatch(/^Execution log for request [0-9a-f-]{36}\n.*Starting execution for request: /)
  expect(tested.log).toMatch(/Method completed with status: 200\n$/)

  const { id: deploymentId } = await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test', description: 'first' }))
  expect(await client.send(new GetStageCommand({ restApiId, stageName: 'test' }))).toMatchObject({ stageName: 'test', deploymentId })

  const page = await fetch(server.invokeUrl(restApiId, 'test', '/'))
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html'])
  expect(await page.text()).toContain('PetStore')
  const pet = await fetch(server.invokeUrl(restApiId, 'test', '/pets/1'))
  expect([pet.status, await pet.json()]).toEqual([200, { id: 1, type: 'dog', price: 249.99 }])
})

test('a resource without the verb, and a path without a resource, lack an authentication token', async () => {
  const client = server.client()
  const { id: restApiId = '' } = await client.send(new ImportRestApiCommand({ body: await definition() }))
  await client.send(new CreateDeploymentCommand({ restApiId, stageName: 'test' }))
  for (const path of ['/nowhere', '/pets/1/2']) {
    const answer = await fetch(server.invokeUrl(restApiId, 'test', path))
    expect([answer.status, await answer.json()]).toEqual([403, { message: 'Missing Authentication Token' }])
  }
})

async function definition(): Promise<Uint8Array> {
  const answer = await fetch(`${server.controlOrigin}/_fourbox/petstore.json`, { headers: { 'x-fourbox-token': server.token } })
  return new Uint8Array(await answer.arrayBuffer())
}
