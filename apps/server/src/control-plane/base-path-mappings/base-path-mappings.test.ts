import { expect, test } from 'vitest'
import { describePatches } from '../../testing/patch-rows-tried.ts'
import { newApi, newDomain, newPrivateDomain, newStage } from '../../testing/trial-objects.ts'
import { refusalOf, type TrialServer, trialServer } from '../../testing/trial-server.ts'
import { basePathMappingPatches } from './base-path-mappings.ts'

const domainName = 'pets.example'
const unknown = 'NotFoundException: Invalid base path mapping identifier specified'

async function withDomain(): Promise<TrialServer & { readonly restApiId: string }> {
  const server = await trialServer()
  await newDomain(server.aws, domainName)
  const { restApiId } = await newStage(server.aws)
  return { ...server, restApiId }
}

test('a mapping leads a path of a domain to an API, or to one stage of it', async () => {
  const { aws, restApiId, dataPlane } = await withDomain()
  const mapping = await aws.createBasePathMapping({ domainName, basePath: 'v1', restApiId, stage: 'prod' })
  expect(mapping).toEqual({ basePath: 'v1', restApiId, stage: 'prod' })
  expect(await aws.createBasePathMapping({ domainName, basePath: 'v2', restApiId })).toEqual({ basePath: 'v2', restApiId })
  expect(await aws.getBasePathMapping({ domainName, basePath: 'v1' })).toEqual(mapping)
  expect(dataPlane.told.at(-1)).toBe(`changed domainName ${domainName}`)
})

test('no path is written as (none), and has none beside it', async () => {
  const { aws, restApiId } = await withDomain()
  expect(await aws.createBasePathMapping({ domainName, restApiId })).toEqual({ basePath: '(none)', restApiId })
  const alone = 'ConflictException: Only one base path mapping is allowed if the base path is empty.'
  expect(await refusalOf(aws.createBasePathMapping({ domainName, basePath: 'v1', restApiId }))).toBe(alone)
  await aws.deleteBasePathMapping({ domainName, basePath: '(none)' })
  await aws.createBasePathMapping({ domainName, basePath: 'v1', restApiId })
  expect(await refusalOf(aws.createBasePathMapping({ domainName, restApiId }))).toBe(alone)
})

test('mappings are listed in pages', async () => {
  const { aws, restApiId } = await withDomain()
  for (const basePath of ['b', 'a']) await aws.createBasePathMapping({ domainName, basePath, restApiId })
  const { items: first = [], position } = await aws.getBasePathMappings({ domainName, limit: 1 })
  const { items: second = [], position: end } = await aws.getBasePathMappings({ domainName, limit: 1, position })
  expect([...first, ...second].map(({ basePath }) => basePath)).toEqual(['b', 'a'])
  expect(end).toBeUndefined()
})

const noSlash =
  "BadRequestException: API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2."

test.each([
  [{ basePath: 'a/b' }, noSlash],
  [{ basePath: 'taken' }, 'ConflictException: Base path already exists for this domain name'],
  [{ restApiId: 'none' }, 'BadRequestException: Invalid REST API identifier specified'],
  [{ stage: 'none' }, 'BadRequestException: Invalid stage identifier specified'],
])('a mapping with %j is refused', async (settings, refusal) => {
  const { aws, restApiId } = await withDomain()
  await aws.createBasePathMapping({ domainName, basePath: 'taken', restApiId })
  expect(await refusalOf(aws.createBasePathMapping({ domainName, basePath: 'v1', restApiId, ...settings }))).toBe(refusal)
  expect((await aws.getBasePathMappings({ domainName })).items).toHaveLength(1)
})

test('what is not there is the mapping, or the domain', async () => {
  const { aws } = await withDomain()
  for (const [address, refusal] of [
    [{ domainName, basePath: 'none' }, unknown],
    [{ domainName: 'none.example', basePath: 'none' }, 'NotFoundException: Invalid domain name identifier specified'],
  ] as const) {
    expect(await refusalOf(aws.getBasePathMapping(address))).toBe(refusal)
    expect(await refusalOf(aws.updateBasePathMapping(address))).toBe(refusal)
    expect(await refusalOf(aws.deleteBasePathMapping(address))).toBe(refusal)
  }
  const unknownDomain = 'NotFoundException: Invalid domain name identifier specified'
  expect(await refusalOf(aws.getBasePathMappings({ domainName: 'none.example' }))).toBe(unknownDomain)
  expect(await refusalOf(aws.createBasePathMapping({ domainName: 'none.example', restApiId: 'none' }))).toBe(unknownDomain)
})

test('a private domain is told from others of its name by its id', async () => {
  const { aws, restApiId } = await withDomain()
  const { domainNameId } = await newPrivateDomain(aws, 'inner.example')
  await aws.createBasePathMapping({ domainName: 'inner.example', domainNameId, basePath: 'v1', restApiId })
  expect(await aws.getBasePathMapping({ domainName: 'inner.example', domainNameId, basePath: 'v1' })).toMatchObject({ basePath: 'v1' })
  expect(await refusalOf(aws.getBasePathMapping({ domainName: 'inner.example', basePath: 'v1' }))).toBe(
    'NotFoundException: Invalid domain name identifier specified',
  )
})

const path = {
  value: 'v1',
  gives: { basePath: 'v1' },
  also: [
    { value: 'a/b', refused: noSlash },
    { value: 'taken', refused: 'ConflictException: Base path already exists for this domain name' },
    { value: '', refused: 'ConflictException: Only one base path mapping is allowed if the base path is empty.' },
  ],
}

describePatches(
  basePathMappingPatches,
  {
    'replace /basePath': path,
    'replace /basepath': path,
    'replace /restapiId': { value: 'none', refused: 'BadRequestException: Invalid REST API identifier specified' },
    'replace /stage': {
      value: 'prod',
      gives: { stage: 'prod' },
      also: [
        { value: '', before: [{ op: 'replace', path: '/stage', value: 'prod' }], gives: { stage: undefined } },
        { value: 'none', refused: 'BadRequestException: Invalid stage identifier specified' },
      ],
    },
  },
  async () => {
    const { aws, restApiId } = await withDomain()
    for (const basePath of ['v0', 'taken']) await aws.createBasePathMapping({ domainName, basePath, restApiId })
    const read = async () => (await aws.getBasePathMappings({ domainName })).items?.find(({ basePath }) => basePath !== 'taken') ?? {}
    return { update: (patchOperations) => aws.updateBasePathMapping({ domainName, basePath: 'v0', patchOperations }), read }
  },
)

test('a mapping is led to another API', async () => {
  const { aws, restApiId } = await withDomain()
  const other = await newApi(aws)
  await aws.createBasePathMapping({ domainName, basePath: 'v1', restApiId })
  const patchOperations = [{ op: 'replace', path: '/restapiId', value: other.restApiId }] as const
  expect(await aws.updateBasePathMapping({ domainName, basePath: 'v1', patchOperations: [...patchOperations] })).toMatchObject({ restApiId: other.restApiId })
})
