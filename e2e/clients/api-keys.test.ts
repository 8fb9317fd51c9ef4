import {
  CreateApiKeyCommand,
  DeleteApiKeyCommand,
  GetApiKeyCommand,
  GetApiKeysCommand,
  ImportApiKeysCommand,
  UpdateApiKeyCommand,
} from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let client: ReturnType<RunningServer['client']>
beforeAll(async () => {
  server = await startServer()
  client = server.client()
})
afterAll(() => server.stop())

test('a key is made with a value of 40 letters and digits, switched off unless asked for', async () => {
  const key = await client.send(new CreateApiKeyCommand({ name: 'made' }))
  expect(key).toMatchObject({
    name: 'made',
    enabled: false,
    stageKeys: [],
    id: expect.stringMatching(/^[a-z0-9]{10}$/),
    value: expect.stringMatching(/^[A-Za-z0-9]{40}$/),
  })
  expect(key).not.toHaveProperty('tags')
  expect(key.createdDate).toEqual(key.lastUpdatedDate)
})

test('a value is shown by a create call, and by a get call that asks for it', async () => {
  const { id, value } = await client.send(new CreateApiKeyCommand({ value: 'a value of twenty characters' }))
  expect(value).toBe('a value of twenty characters')
  expect(await client.send(new GetApiKeyCommand({ apiKey: id }))).not.toHaveProperty('value')
  expect(await client.send(new GetApiKeyCommand({ apiKey: id, includeValue: true }))).toMatchObject({ value, tags: {} })
})

test('an empty name is dropped and an empty value is replaced', async () => {
  const key = await client.send(new CreateApiKeyCommand({ name: '', value: '' }))
  expect(key).not.toHaveProperty('name')
  expect(key.value).toHaveLength(40)
})

test.for([
  [{ value: 'short' }, 'API Key value should be at least 20 characters'],
  [{ value: 'v'.repeat(129) }, 'API Key value exceeds maximum size of 128 characters'],
  [{ name: 'n'.repeat(1025) }, 'Invalid API Key name, can be at most 1024 characters.'],
  [{ description: 'd'.repeat(125_001) }, 'Invalid API Key description specified.'],
] as const)('%j: %s', async ([input, message]) => {
  await expect(client.send(new CreateApiKeyCommand(input))).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test('a value can be used once', async () => {
  await client.send(new CreateApiKeyCommand({ value: 'used once, used again' }))
  await expect(client.send(new CreateApiKeyCommand({ value: 'used once, used again' }))).rejects.toMatchObject({
    name: 'ConflictException',
    message: 'API Key already exists',
  })
})

test('keys are found by the beginning of their name, case-sensitive, and by customer, the newest first', async () => {
  for (const name of ['find-a', 'find-b', 'Find-c']) await client.send(new CreateApiKeyCommand({ name, customerId: `customer of ${name}` }))
  const { items: byName = [] } = await client.send(new GetApiKeysCommand({ nameQuery: 'find-', includeValues: true }))
  expect(byName.map(({ name }) => name)).toEqual(['find-b', 'find-a'])
  expect(byName[0]?.value).toHaveLength(40)
  const { items: byCustomer = [] } = await client.send(new GetApiKeysCommand({ customerId: 'customer of Find-c' }))
  expect(byCustomer.map(({ name, value }) => [name, value])).toEqual([['Find-c', undefined]])
})

test('a list comes in pages, and a limit of nothing is an empty list', async () => {
  for (let count = 0; count < 3; count++) await client.send(new CreateApiKeyCommand({ name: `page-${count}` }))
  const first = await client.send(new GetApiKeysCommand({ nameQuery: 'page-', limit: 2 }))
  expect(first.items).toHaveLength(2)
  const second = await client.send(new GetApiKeysCommand({ nameQuery: 'page-', limit: 2, position: first.position }))
  expect(second.items).toHaveLength(1)
  expect(second).not.toHaveProperty('position')
  expect((await client.send(new GetApiKeysCommand({ limit: 0 }))).items ?? []).toEqual([])
  await expect(client.send(new GetApiKeysCommand({ position: 'made up' }))).rejects.toMatchObject({ name: 'BadRequestException' })
})

test('a patch changes name, description, customer and state; what is not true is false', async () => {
  const { id: apiKey } = await client.send(new CreateApiKeyCommand({ name: 'before', enabled: true }))
  const replace = (path: string, value: string) => ({ op: 'replace', path, value }) as const
  const changed = await client.send(
    new UpdateApiKeyCommand({
      apiKey,
      patchOperations: [replace('/name', 'after'), replace('/description', 'text'), replace('/customerId', 'c'), replace('/enabled', 'maybe')],
    }),
  )
  expect(changed).toMatchObject({ name: 'after', description: 'text', customerId: 'c', enabled: false, tags: {} })
})

test.for([
  [
    { op: 'replace', path: '/value', value: 'x' },
    "Invalid patch path  '/value' specified for op 'replace'. Must be one of: [/description, /enabled, /name, /customerId]",
  ],
  [{ op: 'copy', path: '/name', value: 'x' }, "Invalid patch path  '/name' specified for op 'copy'. Please choose supported operations"],
] as const)('the patch %j is refused with the paths that there are', async ([operation, message]) => {
  const { id: apiKey } = await client.send(new CreateApiKeyCommand({}))
  await expect(client.send(new UpdateApiKeyCommand({ apiKey, patchOperations: [operation] }))).rejects.toMatchObject({ name: 'BadRequestException', message })
})

test('an unknown key is not found', async () => {
  const unknown = { name: 'NotFoundException', message: 'Invalid API Key identifier specified' }
  await expect(client.send(new GetApiKeyCommand({ apiKey: 'nothing' }))).rejects.toMatchObject(unknown)
  await expect(client.send(new UpdateApiKeyCommand({ apiKey: 'nothing' }))).rejects.toMatchObject(unknown)
  await expect(client.send(new DeleteApiKeyCommand({ apiKey: 'nothing' }))).rejects.toMatchObject(unknown)
})

test('a deleted key is gone, with 202', async () => {
  const { id: apiKey } = await client.send(new CreateApiKeyCommand({}))
  expect((await client.send(new DeleteApiKeyCommand({ apiKey }))).$metadata.httpStatusCode).toBe(202)
  await expect(client.send(new GetApiKeyCommand({ apiKey }))).rejects.toMatchObject({ name: 'NotFoundException' })
})

test('keys are imported from a file: columns in any order and case, an equal value overwrites', async () => {
  const importing = (text: string, failOnWarnings = false) =>
    client.send(new ImportApiKeysCommand({ body: new TextEncoder().encode(text), format: 'csv', failOnWarnings }))
  const { ids = [], warnings } = await importing(
    'KEY,Name,unknown,enabled,Description\nimported-value-number-one,"one, two",x,,first\nimported-value-number-two,two,x,false,\n',
  )
  expect(warnings).toEqual([])
  const keys = await Promise.all(ids.map((apiKey) => client.send(new GetApiKeyCommand({ apiKey, includeValue: true }))))
  expect(keys).toMatchObject([
    { name: 'one, two', value: 'imported-value-number-one', enabled: true, description: 'first' },
    { name: 'two', value: 'imported-value-number-two', enabled: false },
  ])
  const again = await importing('Name,Key\nrenamed,imported-value-number-one\nshort,x\n')
  expect(again).toMatchObject({ ids: ids.slice(0, 1), warnings: ['Line 3: API Key value should be at least 20 characters'] })
  expect(await client.send(new GetApiKeyCommand({ apiKey: ids[0] }))).toMatchObject({ name: 'renamed' })
  await expect(importing('Name,Key\nshort,x\n', true)).rejects.toMatchObject({ name: 'BadRequestException' })
  await expect(importing('no columns')).rejects.toMatchObject({ name: 'BadRequestException' })
})
