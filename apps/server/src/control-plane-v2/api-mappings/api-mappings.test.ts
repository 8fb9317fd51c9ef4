import { expect, test } from 'vitest'
import { newApi, newDomain, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, secondGeneration, trialServer } from '../../testing/trial-server.ts'

const DomainName = 'pets.example'
const unknown = 'NotFoundException: Invalid API mapping identifier specified'

async function withDomain(limits = {}) {
  const server = await trialServer({ limits })
  const v2 = await secondGeneration(server)
  await v2.createDomainName({ DomainName, DomainNameConfigurations: [{ CertificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/a' }] })
  const { restApiId } = await newStage(server.aws)
  return { v1: server.aws, v2, context: server.context, target: { DomainName, ApiId: restApiId, Stage: 'prod' } }
}

test('a mapping of one level is one of both generations', async () => {
  const { v1, v2, target } = await withDomain()
  const { ApiMappingId = '', ...made } = await v2.createApiMapping({ ...target, ApiMappingKey: 'v1' })
  expect(made).toEqual({ ApiId: target.ApiId, Stage: 'prod', ApiMappingKey: 'v1' })
  expect(await v1.getBasePathMapping({ domainName: DomainName, basePath: 'v1' })).toEqual({ basePath: 'v1', restApiId: target.ApiId, stage: 'prod' })

  await v1.createBasePathMapping({ domainName: DomainName, basePath: 'v2', restApiId: target.ApiId })
  const { Items = [] } = await v2.getApiMappings({ DomainName })
  expect(Items).toEqual([
    { ...made, ApiMappingId },
    { ApiId: target.ApiId, ApiMappingKey: 'v2', ApiMappingId: expect.stringMatching(/^[a-z0-9]{6}$/) },
  ])
  await v1.updateBasePathMapping({ domainName: DomainName, basePath: 'v1', patchOperations: [{ op: 'replace', path: '/basePath', value: 'v3' }] })
  expect(await v2.getApiMapping({ DomainName, ApiMappingId })).toMatchObject({ ApiMappingKey: 'v3' })
})

test('a mapping of several levels is none that the first generation sees', async () => {
  const { v1, v2, target } = await withDomain()
  await v2.createApiMapping({ ...target, ApiMappingKey: 'orders/v1' })
  expect((await v1.getBasePathMappings({ domainName: DomainName })).items).toEqual([])
  expect(await refusalOf(v1.getBasePathMapping({ domainName: DomainName, basePath: 'orders/v1' }))).toBe(
    'NotFoundException: Invalid base path mapping identifier specified',
  )
  expect(await v1.createBasePathMapping({ domainName: DomainName, restApiId: target.ApiId })).toMatchObject({ basePath: '(none)' })
})

test('a mapping is changed in what is given, keeps its id, and is deleted', async () => {
  const { v1, v2, target } = await withDomain()
  const { ApiMappingId = '' } = await v2.createApiMapping({ ...target, ApiMappingKey: 'a/b' })
  const address = { DomainName, ApiMappingId }
  expect(await v2.updateApiMapping({ ...address, ApiId: target.ApiId, ApiMappingKey: '' })).toEqual({ ...without(target), ApiMappingId, ApiMappingKey: '' })
  expect(await v2.updateApiMapping({ ...address, ApiId: target.ApiId, Stage: 'prod' })).toMatchObject({ ApiMappingKey: '' })
  const other = await newApi(v1)
  expect(await refusalOf(v2.updateApiMapping({ ...address, ApiId: other.restApiId }))).toBe('BadRequestException: Invalid stage identifier specified')
  await v2.deleteApiMapping(address)
  expect(await refusalOf(v2.getApiMapping(address))).toBe(unknown)
  expect(await refusalOf(v2.updateApiMapping({ ...address, ApiId: target.ApiId }))).toBe(unknown)
  expect(await refusalOf(v2.deleteApiMapping(address))).toBe(unknown)
})

test.each([
  [{ ApiMappingKey: 'taken' }, 'ConflictException: ApiMapping key already exists for this domain name'],
  [{ ApiMappingKey: 'a b' }, "BadRequestException: An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),"],
  [{ ApiId: 'none' }, 'NotFoundException: Invalid API identifier specified'],
  [{ Stage: 'none' }, 'BadRequestException: Invalid stage identifier specified'],
  [{ DomainName: 'none.example' }, 'NotFoundException: Invalid domain name identifier specified'],
])('a mapping with %j is refused', async (settings, refusal) => {
  const { v2, target } = await withDomain()
  await v2.createApiMapping({ ...target, ApiMappingKey: 'taken' })
  expect(await refusalOf(v2.createApiMapping({ ...target, ApiMappingKey: 'new', ...settings }))).toBe(refusal)
  expect((await v2.getApiMappings({ DomainName })).Items).toHaveLength(1)
})

test('as many mappings of several levels as the quota allows', async () => {
  const { v2, target } = await withDomain({ multiLevelApiMappingsPerDomain: 1 })
  await v2.createApiMapping({ ...target, ApiMappingKey: 'a/b' })
  expect(await refusalOf(v2.createApiMapping({ ...target, ApiMappingKey: 'a/c' }))).toMatch(
    /^TooManyRequestsException: Maximum number of multi-level API mappings /,
  )
})

test('a domain on the edge takes one level only', async () => {
  const { v1, v2, target } = await withDomain()
  await newDomain(v1, 'edge.example')
  expect(await refusalOf(v2.createApiMapping({ ...target, DomainName: 'edge.example', ApiMappingKey: 'a/b' }))).toMatch(
    /^BadRequestException: Multi-level API mappings /,
  )
})

function without({ DomainName: _name, ...target }: { readonly DomainName: string; readonly ApiId: string; readonly Stage: string }) {
  return target
}
