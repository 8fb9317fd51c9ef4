import { NotFoundException } from '@aws-sdk/client-api-gateway'
import { expect, test, vi } from 'vitest'
import { call } from './aws.ts'
import { ConnectionLost } from './send.ts'

test('an operation goes to its path with its query, and carries the console’s token', async () => {
  const meta = document.createElement('meta')
  meta.name = 'fourbox-token'
  meta.content = 'secret'
  document.head.append(meta)
  const sent: { readonly url: string; readonly init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    sent.push({ url, init })
    return new Response('{"item":[{"id":"a","createdDate":1795000000}]}')
  })
  const { items } = await call('GetResources', { restApiId: 'a b', embed: ['methods'], limit: 500 })
  expect(sent[0]?.url).toBe('/restapis/a%20b/resources?limit=500&embed=methods')
  expect(sent[0]?.init.headers).toMatchObject({ 'x-fourbox-token': 'secret' })
  expect(items?.[0]?.id).toBe('a')
})

test('a refusal is the SDK’s exception of that name, in the server’s words', async () => {
  vi.stubGlobal(
    'fetch',
    async () => new Response('{"message":"Invalid stage identifier specified"}', { status: 404, headers: { 'x-amzn-errortype': 'NotFoundException' } }),
  )
  const refused = call('GetStage', { restApiId: 'a', stageName: 'b' })
  await expect(refused).rejects.toBeInstanceOf(NotFoundException)
  await expect(refused).rejects.toThrow('Invalid stage identifier specified')
})

test('a server that does not answer is a lost connection', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('Failed to fetch')
  })
  await expect(call('GetRestApis', {})).rejects.toBeInstanceOf(ConnectionLost)
})
