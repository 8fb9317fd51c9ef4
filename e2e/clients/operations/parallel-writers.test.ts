import { GetResourcesCommand, GetRestApiCommand, type Resource } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeClient, type RunningServer, startServer } from '../../server.ts'
import { succeed, textOf } from './call.ts'

let server: RunningServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

const writers = Array.from({ length: 10 }, (_, index) => index)

test('ten parallel writers to one API lose nothing, and no reader sees a torn document', async () => {
  const client = server.client()
  const api = await succeed(client, 'CreateRestApi', { name: 'busy' })
  const restApiId = textOf(api, 'id')
  const parentId = textOf(api, 'rootResourceId')

  const written = new AbortController()
  const reading = (async () => {
    while (!written.signal.aborted) {
      const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500 }))
      expect(items.filter(isOrphan(items))).toEqual([])
    }
  })()

  await Promise.all(
    writers.map(async (writer) => {
      // A client of its own each, as ten processes would have.
      const own = makeClient(server.controlOrigin)
      for (let count = 0; count < 10; count++) {
        const resource = await succeed(own, 'CreateResource', { restApiId, parentId, pathPart: `w${writer}-${count}` })
        const method = { restApiId, resourceId: textOf(resource, 'id'), httpMethod: 'GET', statusCode: '200' }
        await succeed(own, 'PutMethod', { ...method, authorizationType: 'NONE' })
        await succeed(own, 'PutMethodResponse', method)
        await succeed(own, 'PutIntegration', { ...method, type: 'MOCK' })
        await succeed(own, 'PutIntegrationResponse', method)
        await succeed(own, 'UpdateRestApi', { restApiId, patchOperations: [{ op: 'add', path: `/binaryMediaTypes/x~1w${writer}-${count}` }] })
      }
    }),
  )
  written.abort()
  await reading

  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, embed: ['methods'], limit: 500 }))
  const whole = items.filter(({ resourceMethods }) => resourceMethods?.['GET']?.methodIntegration?.integrationResponses?.['200'])
  expect(whole).toHaveLength(100)
  const { binaryMediaTypes } = await client.send(new GetRestApiCommand({ restApiId }))
  expect(new Set(binaryMediaTypes).size).toBe(100)
})

test('a definition that is merged while others write loses nothing of theirs', async () => {
  const client = server.client()
  const api = await succeed(client, 'CreateRestApi', { name: 'merged' })
  const restApiId = textOf(api, 'id')
  const parentId = textOf(api, 'rootResourceId')
  await Promise.all([
    ...writers.map((writer) => succeed(makeClient(server.controlOrigin), 'CreateResource', { restApiId, parentId, pathPart: `w${writer}` })),
    ...['a', 'b', 'c'].map((path) => succeed(makeClient(server.controlOrigin), 'PutRestApi', { restApiId, mode: 'merge', body: definition(path) })),
  ])
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
  expect(items.map(({ path = '' }) => path).toSorted()).toEqual(['/', '/a', '/b', '/c', ...writers.map((writer) => `/w${writer}`)])
})

test('of ten who create the same thing at once, one succeeds', async () => {
  const client = server.client()
  const api = await succeed(client, 'CreateRestApi', { name: 'contested' })
  const input = { restApiId: textOf(api, 'id'), parentId: textOf(api, 'rootResourceId'), pathPart: 'prize' }
  const outcomes = await Promise.allSettled(writers.map(() => succeed(makeClient(server.controlOrigin), 'CreateResource', input)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

function definition(path: string): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ swagger: '2.0', info: { title: 'merged', version: '1' }, paths: { [`/${path}`]: {} } }))
}

function isOrphan(resources: readonly Resource[]): (resource: Resource) => boolean {
  const ids = new Set(resources.map(({ id }) => id))
  return ({ parentId }) => parentId !== undefined && !ids.has(parentId)
}
