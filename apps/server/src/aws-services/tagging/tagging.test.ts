import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'
import { answerJson } from '../protocol/json-protocol.ts'
import { tagging } from './tagging.ts'

/** Two tagged APIs and a tagged stage of the first, and calls that ask for them. */
async function trialTagging() {
  const { aws, context } = await trialServer()
  const { id: first = '' } = await aws.createRestApi({ name: 'first', tags: { team: 'a', kept: '' } })
  const { id: second = '' } = await aws.createRestApi({ name: 'second', tags: { team: 'b' } })
  await aws.createRestApi({ name: 'untagged' })
  const { rootResourceId: resourceId } = await aws.getRestApi({ restApiId: first })
  await aws.putMethod({ restApiId: first, resourceId, httpMethod: 'GET', authorizationType: 'NONE' })
  await aws.putIntegration({ restApiId: first, resourceId, httpMethod: 'GET', type: 'MOCK' })
  const { id: deploymentId } = await aws.createDeployment({ restApiId: first })
  await aws.createStage({ restApiId: first, stageName: 'dev', deploymentId, tags: { team: 'a' } })
  const arn = (path: string) => `arn:aws:apigateway:us-east-1::/restapis/${path}`
  const call = async (operation: string, input: object | string = {}): Promise<unknown> => {
    const text = typeof input === 'string' ? input : JSON.stringify(input)
    const { status, body } = await answerJson(`${tagging.target}.${operation}`, text, [tagging], context)
    return status === 200 ? JSON.parse(body) : { status, ...JSON.parse(body) }
  }
  const arnsOf = async (input: object): Promise<readonly string[]> => {
    const { ResourceTagMappingList: list }: { readonly ResourceTagMappingList: readonly { readonly ResourceARN: string }[] } = Object(
      await call('GetResources', input),
    )
    return list.map(({ ResourceARN }) => ResourceARN).toSorted()
  }
  return { aws, call, arnsOf, restApiId: first, api: arn(first), other: arn(second), stage: arn(`${first}/stages/dev`) }
}

test('GetResources answers whatever has tags, with them', async () => {
  const { call, arnsOf, api, other, stage } = await trialTagging()
  expect(await arnsOf({})).toEqual([api, other, stage].toSorted())
  expect(await call('GetResources', { ResourceARNList: [api] })).toEqual({
    PaginationToken: '',
    ResourceTagMappingList: [
      {
        ResourceARN: api,
        Tags: [
          { Key: 'team', Value: 'a' },
          { Key: 'kept', Value: '' },
        ],
      },
    ],
  })
})

test('filters by key and value must all fit, values of one filter any', async () => {
  const { arnsOf, api, other, stage } = await trialTagging()
  expect(await arnsOf({ TagFilters: [{ Key: 'team' }] })).toEqual([api, other, stage].toSorted())
  expect(await arnsOf({ TagFilters: [{ Key: 'team', Values: ['a'] }] })).toEqual([api, stage].toSorted())
  expect(await arnsOf({ TagFilters: [{ Key: 'team', Values: ['a', 'b'] }, { Key: 'kept' }] })).toEqual([api])
  expect(await arnsOf({ TagFilters: [{ Key: 'toString' }] })).toEqual([])
})

test('types narrow: a service, a noun below it, another service', async () => {
  const { arnsOf } = await trialTagging()
  expect(await arnsOf({ ResourceTypeFilters: ['apigateway'] })).toHaveLength(3)
  expect(await arnsOf({ ResourceTypeFilters: ['apigateway:restapis'] })).toHaveLength(3)
  expect(await arnsOf({ ResourceTypeFilters: ['apigateway:usageplans'] })).toEqual([])
  expect(await arnsOf({ ResourceTypeFilters: ['s3'] })).toEqual([])
})

test('pages follow each other by their token', async () => {
  const { call } = await trialTagging()
  const first = await call('GetResources', { ResourcesPerPage: 2 })
  expect(first).toMatchObject({ PaginationToken: '2', ResourceTagMappingList: [expect.anything(), expect.anything()] })
  expect(await call('GetResources', { ResourcesPerPage: 2, PaginationToken: '2' })).toMatchObject({
    PaginationToken: '',
    ResourceTagMappingList: [expect.anything()],
  })
})

test('TagResources and UntagResources change each, and tell which they could not', async () => {
  const { aws, call, api, restApiId } = await trialTagging()
  const wrong = 'arn:aws:apigateway:us-east-1::/restapis/none'
  expect(await call('TagResources', { ResourceARNList: [api, wrong], Tags: { more: 'x' } })).toEqual({
    FailedResourcesMap: { [wrong]: { StatusCode: 400, ErrorCode: 'InvalidParameterException', ErrorMessage: expect.stringContaining('Invalid') } },
  })
  expect(await call('UntagResources', { ResourceARNList: [api], TagKeys: ['team'] })).toEqual({ FailedResourcesMap: {} })
  expect((await aws.getRestApi({ restApiId })).tags).toEqual({ kept: '', more: 'x' })
})

test('keys and the values of one are told once each', async () => {
  const { call } = await trialTagging()
  const { TagKeys = [] }: { readonly TagKeys?: readonly string[] } = Object(await call('GetTagKeys'))
  expect(TagKeys.toSorted()).toEqual(['kept', 'team'])
  const { TagValues = [] }: { readonly TagValues?: readonly string[] } = Object(await call('GetTagValues', { Key: 'team' }))
  expect(TagValues.toSorted()).toEqual(['a', 'b'])
})

test.for([
  ['TagResources', '[]', 'SerializationException'],
  ['TagResources', '{"ResourceARNList":', 'SerializationException'],
  ['GetTagValues', '{}', 'InvalidParameterException'],
  ['constructor', '{}', 'UnknownOperationException'],
] as const)('%s of %s is refused with %s', async ([operation, text, code]) => {
  const { call } = await trialTagging()
  expect(await call(operation, text)).toMatchObject({ status: 400, __type: code })
})
