import { expect, test } from 'vitest'
import { newApi, newDomain, newStage, newUsagePlan } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'

const policy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/prod/*' }] })
const writtenOut =
  '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"execute-api:Invoke","Resource":"arn:aws:execute-api:us-east-1:000000000000:ID/prod/*"}]}'
/** As AWS answers it: with its quotes and slashes escaped once more than JSON asks for. */
const answered = (id: string | undefined) =>
  writtenOut
    .replace('ID', id ?? '')
    .replaceAll('"', '\\"')
    .replaceAll('/', '\\/')

test('an API begins with AWS’s defaults, a root and two models', async () => {
  const { aws } = await trialServer()
  const { id = '', rootResourceId = '', ...api } = await aws.createRestApi({ name: 'pets' })
  expect(id).toMatch(/^[a-z0-9]{10}$/)
  expect(api).toEqual({
    name: 'pets',
    createdDate: new Date(trialStart * 1000),
    apiKeySource: 'HEADER',
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    disableExecuteApiEndpoint: false,
  })
  expect(await aws.getResources({ restApiId: id })).toEqual({ items: [{ id: rootResourceId, path: '/' }] })
  expect(new Set((await aws.getModels({ restApiId: id })).items?.map(({ name }) => name))).toEqual(new Set(['Empty', 'Error']))
})

test('an API keeps every setting that it is created with', async () => {
  const { aws } = await trialServer()
  const settings = {
    name: 'pets',
    description: 'all of them',
    version: '2',
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 0,
    apiKeySource: 'AUTHORIZER',
    securityPolicy: 'TLS_1_2',
    endpointAccessMode: 'STRICT',
    disableExecuteApiEndpoint: true,
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
    tags: { team: 'dogs' },
  } as const
  const created = await aws.createRestApi({
    ...settings,
    binaryMediaTypes: ['image/png'],
    endpointConfiguration: { types: ['PRIVATE'], vpcEndpointIds: ['vpce-1'] },
    policy,
  })
  const kept = {
    ...settings,
    endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
    policy: answered(created.id),
  }
  expect(created).toMatchObject(kept)
  expect(await aws.getRestApi({ restApiId: created.id })).toMatchObject(kept)
})

test('tags are shown always by themselves, and in lists and after a creation where there are some', async () => {
  const { aws } = await trialServer()
  const bare = await aws.createRestApi({ name: 'bare' })
  const tagged = await aws.createRestApi({ name: 'tagged', tags: { a: 'b' } })
  expect([bare.tags, tagged.tags]).toEqual([undefined, { a: 'b' }])
  expect((await aws.getRestApi({ restApiId: bare.id })).tags).toEqual({})
  const { items = [] } = await aws.getRestApis({})
  expect(new Map(items.map(({ name, tags }) => [name, tags]))).toEqual(
    new Map<unknown, unknown>([
      ['bare', undefined],
      ['tagged', { a: 'b' }],
    ]),
  )
})

test('a tag chooses the id of an API, once', async () => {
  const { aws } = await trialServer()
  expect(await aws.createRestApi({ name: 'a', tags: { _custom_id_: 'mine' } })).toMatchObject({ id: 'mine' })
  expect(await refusalOf(aws.createRestApi({ name: 'b', tags: { _custom_id_: 'mine' } }))).toBe('ConflictException: Rest API with ID mine already exists')
})

test('a clone has its own id and ids, and what its origin had', async () => {
  const { aws } = await trialServer()
  const { restApiId, rootId } = await newApi(aws, { description: 'origin' })
  const { id: petsId } = await aws.createResource({ restApiId, parentId: rootId, pathPart: 'pets' })
  const clone = await aws.createRestApi({ name: 'clone', cloneFrom: restApiId })
  expect(clone).toMatchObject({ name: 'clone', description: 'origin' })
  const { items = [] } = await aws.getResources({ restApiId: clone.id })
  expect(new Set(items.map(({ path }) => path))).toEqual(new Set(['/', '/pets']))
  expect(items.map(({ id }) => id)).not.toContain(petsId)
  expect(await refusalOf(aws.createRestApi({ name: 'clone', cloneFrom: 'none' }))).toBe('BadRequestException: Invalid API identifier specified')
})

test.each([
  [{ name: ' ' }, 'BadRequestException: API Name cannot be blank'],
  [{ description: '' }, 'BadRequestException: Description cannot be an empty string'],
  [{ minimumCompressionSize: 10_485_761 }, 'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760'],
  [{ minimumCompressionSize: -1 }, 'BadRequestException: Invalid minimum compression size, must be between 0 and 10485760'],
  [{ policy: '{}' }, 'BadRequestException: Invalid policy document. Please check the policy syntax and ensure that Principals are valid.'],
  [{ endpointConfiguration: { types: [] } }, 'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.'],
  [{ endpointConfiguration: { types: ['EDGE' as const, 'REGIONAL' as const] } }, 'BadRequestException: Cannot create an api with multiple Endpoint Types.'],
  [
    { endpointConfiguration: { types: ['PRIVATE' as const], ipAddressType: 'ipv4' as const } },
    'BadRequestException: Only dualstack ipAddressType is supported for Private APIs.',
  ],
])('an API with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  expect(await refusalOf(aws.createRestApi({ name: 'a', ...settings }))).toBe(refusal)
  expect((await aws.getRestApis({})).items).toEqual([])
})

test.each([
  ['REGIONAL', { regionalApis: 1 }],
  ['EDGE', { edgeApis: 1 }],
  ['PRIVATE', { privateApis: 1 }],
] as const)('of %s APIs there are as many as the quota of their own allows', async (type, limits) => {
  const { aws } = await trialServer({ limits })
  const create = (types: (typeof type)[]) => aws.createRestApi({ name: 'a', endpointConfiguration: { types } })
  await create([type])
  expect(await refusalOf(create([type]))).toMatch(/^LimitExceededException: Maximum number of \w+ APIs has been reached\./)
  await create([type === 'EDGE' ? 'REGIONAL' : 'EDGE'] as (typeof type)[])
})

test('APIs are listed in pages', async () => {
  const { aws } = await trialServer()
  for (let count = 0; count < 3; count++) await newApi(aws)
  const first = await aws.getRestApis({ limit: 2 })
  const second = await aws.getRestApis({ limit: 2, position: first.position })
  expect([first.items?.length, second.items?.length, second.position]).toEqual([2, 1, undefined])
  expect(new Set([...(first.items ?? []), ...(second.items ?? [])].map(({ id }) => id)).size).toBe(3)
  expect(await aws.getRestApis({ limit: 0 })).toEqual({ items: [] })
  expect(await refusalOf(aws.getRestApis({ position: '?' }))).toBe('BadRequestException: Invalid position specified')
})

test('an API that is not there is told with the account', async () => {
  const { aws } = await trialServer()
  const refusal = 'NotFoundException: Invalid API identifier specified 000000000000:none'
  expect(await refusalOf(aws.getRestApi({ restApiId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.updateRestApi({ restApiId: 'none' }))).toBe(refusal)
  expect(await refusalOf(aws.deleteRestApi({ restApiId: 'none' }))).toBe(refusal)
})

test('with an API go its deployments and stages, and its stages leave the usage plans', async () => {
  const { aws, context } = await trialServer()
  const { restApiId, stageName } = await newStage(aws)
  const other = await newStage(aws)
  const usagePlanId = await newUsagePlan(aws, {
    apiStages: [
      { apiId: restApiId, stage: stageName },
      { apiId: other.restApiId, stage: 'prod' },
    ],
  })
  await aws.deleteRestApi({ restApiId })
  expect((await aws.getUsagePlan({ usagePlanId })).apiStages).toEqual([{ apiId: other.restApiId, stage: 'prod' }])
  expect((await context.documents.list('stage')).items.map((stage) => stage.restApiId)).toEqual([other.restApiId])
  expect((await context.documents.list('deployment')).items.map((deployment) => deployment.restApiId)).toEqual([other.restApiId])
})

test('an API to which a custom domain leads cannot be deleted', async () => {
  const { aws } = await trialServer()
  const { restApiId } = await newApi(aws)
  await newDomain(aws, 'pets.example')
  await aws.createBasePathMapping({ domainName: 'pets.example', restApiId })
  expect(await refusalOf(aws.deleteRestApi({ restApiId }))).toBe(
    `BadRequestException: Deleting RestApi ${restApiId} failed. Please remove all base path mappings related to the RestApi in your domains.`,
  )
})
