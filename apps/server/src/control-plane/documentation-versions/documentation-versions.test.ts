import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'
import { documentationVersionPatches } from './documentation-versions.ts'

test('a version freezes the parts as they stand', async () => {
  const { aws, context } = await trialServer()
  const { restApiId } = await newApi(aws)
  const part = await aws.createDocumentationPart({ restApiId, location: { type: 'API' }, properties: '{"a":1}' })
  const version = await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1', description: 'first' })
  expect(version).toEqual({ version: 'v1', createdDate: new Date(trialStart * 1000), description: 'first' })
  await aws.deleteDocumentationPart({ restApiId, documentationPartId: part.id })
  expect(await aws.getDocumentationVersion({ restApiId, documentationVersion: 'v1' })).toEqual(version)
  expect((await context.documents.get('restApi', restApiId))?.documentationVersions['v1']?.parts).toEqual([part])
})

test('a version that is made for a stage is the one that it shows', async () => {
  const { aws, passTime } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  passTime(60)
  await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1', stageName })
  expect(await aws.getStage({ restApiId, stageName })).toMatchObject({
    documentationVersion: 'v1',
    lastUpdatedDate: new Date((trialStart + 60) * 1000),
  })
})

test('versions are listed in pages', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const documentationVersion of ['a', 'b']) await aws.createDocumentationVersion({ restApiId, documentationVersion })
  const { items: first = [], position } = await aws.getDocumentationVersions({ restApiId, limit: 1 })
  const { items: second = [], position: end } = await aws.getDocumentationVersions({ restApiId, limit: 1, position })
  expect([...first, ...second].map(({ version }) => version)).toEqual(['a', 'b'])
  expect(end).toBeUndefined()
})

test('a version has a name of its own, and a stage that is there', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1' })
  const create = (documentationVersion: string, stageName?: string) =>
    aws.createDocumentationVersion({ restApiId, documentationVersion, ...(stageName && { stageName }) })
  expect(await refusalOf(create('v1'))).toBe('ConflictException: Documentation version already exists')
  expect(await refusalOf(create(' '))).toBe('BadRequestException: Documentation version cannot be blank')
  expect(await refusalOf(create('v2', 'none'))).toBe('NotFoundException: Invalid stage identifier specified')
  expect((await aws.getDocumentationVersions({ restApiId })).items).toHaveLength(1)
})

test('a version that is deleted is gone', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await aws.createDocumentationVersion({ restApiId, documentationVersion: 'v1' })
  await aws.deleteDocumentationVersion({ restApiId, documentationVersion: 'v1' })
  expect((await aws.getDocumentationVersions({ restApiId })).items).toEqual([])
})

test('what is not there is the version, or the API', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  for (const [address, refusal] of [
    [{ restApiId, documentationVersion: 'none' }, 'NotFoundException: Invalid Documentation version specified'],
    [{ restApiId: 'none', documentationVersion: 'none' }, 'NotFoundException: Invalid API identifier specified 000000000000:none'],
  ] as const) {
    expect(await refusalOf(aws.getDocumentationVersion(address))).toBe(refusal)
    expect(await refusalOf(aws.updateDocumentationVersion(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteDocumentationVersion(address))).toBe(refusal)
  }
  const unknownApi = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  expect(await refusalOf(aws.getDocumentationVersions({ restApiId: 'none' }))).toBe(unknownApi)
  expect(await refusalOf(aws.createDocumentationVersion({ restApiId: 'none', documentationVersion: 'v1' }))).toBe(unknownApi)
})

describePatches(
  documentationVersionPatches,
  { 'replace /description': { value: 'x', gives: { description: 'x', version: 'v1' }, also: [{ value: '', gives: { description: undefined } }] } },
  async () => {
    const { aws } = await trialServer()
    const address = { restApiId: (await newApi(aws)).restApiId, documentationVersion: 'v1' }
    await aws.createDocumentationVersion({ ...address, description: 'first' })
    return { update: (patchOperations) => aws.updateDocumentationVersion({ ...address, patchOperations }), read: () => aws.getDocumentationVersion(address) }
  },
)
