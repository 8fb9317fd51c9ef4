import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApiKey, newStages, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'
import { apiKeyPatches } from './api-keys.ts'

const started = new Date(trialStart * 1000)
const value = 'a-value-of-twenty-ch'

test('a key begins switched off, with a value that nobody could guess', async () => {
  const { aws } = await trialServer()
  const { id = '', value: made, ...key } = await aws.createApiKey({})
  expect(id).toMatch(/^[a-z0-9]{10}$/)
  expect(made).toMatch(/^[A-Za-z0-9]{40}$/)
  expect(key).toEqual({ enabled: false, createdDate: started, lastUpdatedDate: started, stageKeys: [] })
  expect((await aws.createApiKey({})).value).not.toBe(made)
  expect((await aws.createApiKey({ value: '' })).value).toMatch(/^[A-Za-z0-9]{40}$/)
})

test('a key keeps every setting that it is created with, and shows its value to who asks for it', async () => {
  const { aws } = await trialServer()
  await newStages(aws, 'abc')
  const settings = { name: 'mine', description: 'of mine', customerId: 'c', enabled: true, value, tags: { team: 'dogs' } }
  const created = await aws.createApiKey({ ...settings, stageKeys: [{ restApiId: 'abc', stageName: 'prod' }] })
  const kept = { ...settings, id: created.id, createdDate: started, lastUpdatedDate: started, stageKeys: ['abc/prod'] }
  expect(created).toEqual(kept)
  expect(await aws.getApiKey({ apiKey: created.id, includeValue: true })).toEqual(kept)
  expect((await aws.getApiKey({ apiKey: created.id })).value).toBeUndefined()
  expect((await aws.getApiKeys({})).items?.[0]?.value).toBeUndefined()
  expect((await aws.getApiKeys({ includeValues: true })).items?.[0]?.value).toBe(value)
})

test('an empty name is no name, and tags are shown always by themselves', async () => {
  const { aws } = await trialServer()
  const created = await aws.createApiKey({ name: '' })
  expect([created.name, created.tags]).toEqual([undefined, undefined])
  expect((await aws.getApiKey({ apiKey: created.id })).tags).toEqual({})
  expect((await aws.getApiKeys({})).items?.[0]?.tags).toBeUndefined()
})

test.each([
  [{ value: 'x'.repeat(19) }, 'BadRequestException: API Key value should be at least 20 characters'],
  [{ value: 'x'.repeat(129) }, 'BadRequestException: API Key value exceeds maximum size of 128 characters'],
  [{ name: 'x'.repeat(1025) }, 'BadRequestException: Invalid API Key name, can be at most 1024 characters.'],
  [{ description: 'x'.repeat(125_001) }, 'BadRequestException: Invalid API Key description specified.'],
  [{ stageKeys: [{ restApiId: 'abc' }] }, 'BadRequestException: Invalid API Stage specified'],
  [{ value }, 'ConflictException: API Key already exists'],
  [{ tags: { _custom_id_: 'taken' } }, 'ConflictException: API Key already exists'],
])('a key with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  await aws.createApiKey({ value, tags: { _custom_id_: 'taken' } })
  expect(await refusalOf(aws.createApiKey(settings))).toBe(refusal)
  expect((await aws.getApiKeys({})).items).toHaveLength(1)
})

test('an account has as many keys as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { apiKeys: 1 } })
  await newApiKey(aws)
  expect(await refusalOf(aws.createApiKey({}))).toMatch(/^LimitExceededException: Maximum number of API Keys /)
})

test('keys are listed the newest first, in pages, by the beginning of their names and by their customer', async () => {
  const { aws, passTime } = await trialServer()
  for (const settings of [{ name: 'cat' }, { name: 'Cat' }, { name: 'catalog', customerId: 'c' }]) {
    await newApiKey(aws, settings)
    passTime(1)
  }
  const names = async (query: Parameters<typeof aws.getApiKeys>[0]) => (await aws.getApiKeys(query)).items?.map(({ name }) => name)
  expect(await names({})).toEqual(['catalog', 'Cat', 'cat'])
  expect(await names({ nameQuery: 'cat' })).toEqual(['catalog', 'cat'])
  expect(await names({ customerId: 'c' })).toEqual(['catalog'])
  expect(await names({ limit: 0 })).toEqual([])
  const { position } = await aws.getApiKeys({ limit: 2 })
  expect(await names({ limit: 2, ...(position !== undefined && { position }) })).toEqual(['cat'])
})

test('a key that is deleted leaves the usage plans', async () => {
  const { aws } = await trialServer()
  const [gone, kept] = [await newApiKey(aws, { name: 'gone' }), await newApiKey(aws, { name: 'kept' })]
  const usagePlanId = await newUsagePlan(aws)
  for (const keyId of [gone, kept]) await aws.createUsagePlanKey({ usagePlanId, keyId, keyType: 'API_KEY' })
  await aws.deleteApiKey({ apiKey: gone })
  expect((await aws.getApiKeys({})).items?.map(({ name }) => name)).toEqual(['kept'])
  expect((await aws.getUsagePlanKeys({ usagePlanId })).items?.map(({ name }) => name)).toEqual(['kept'])
})

test('a key that is not there is said to be that', async () => {
  const { aws } = await trialServer()
  const refusal = 'NotFoundException: Invalid API Key identifier specified'
  expect(await refusalOf(aws.getApiKey({ apiKey: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.updateApiKey({ apiKey: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.deleteApiKey({ apiKey: 'none' }))).toBe(refusal)
})

test('a changed key says when it was changed', async () => {
  const { aws, passTime } = await trialServer()
  const apiKey = await newApiKey(aws)
  passTime(9)
  expect(await aws.updateApiKey({ apiKey, patchOperations: [] })).toMatchObject({ createdDate: started, lastUpdatedDate: new Date((trialStart + 9) * 1000) })
})

describePatches(
  apiKeyPatches,
  {
    'replace /description': {
      value: 'x',
      gives: { description: 'x' },
      also: [{ value: 'x'.repeat(125_001), refused: 'BadRequestException: Invalid API Key description specified.' }],
    },
    'replace /enabled': { value: 'true', gives: { enabled: true }, also: [{ value: 'x', gives: { enabled: false } }] },
    'replace /name': {
      value: 'x',
      gives: { name: 'x' },
      also: [{ value: 'x'.repeat(1025), refused: 'BadRequestException: Invalid API Key name, can be at most 1024 characters.' }],
    },
    'replace /customerId': {
      value: 'x',
      gives: { customerId: 'x' },
      also: [{ value: '', before: [{ op: 'replace', path: '/customerId', value: 'x' }], gives: { customerId: undefined } }],
    },
    'add /stages': { value: 'abc/prod', gives: { stageKeys: ['abc/prod'] } },
    'remove /stages': { value: 'abc/prod', before: [{ op: 'add', path: '/stages', value: 'abc/prod,abc/test' }], gives: { stageKeys: ['abc/test'] } },
  },
  async () => {
    const { aws } = await trialServer()
    await newStages(aws, 'abc')
    const apiKey = await newApiKey(aws)
    return { update: (patchOperations) => aws.updateApiKey({ apiKey, patchOperations }), read: () => aws.getApiKey({ apiKey }) }
  },
)
