import { expect, test } from 'vitest'
import { defaultLimits, type RestApi } from '@fourbox/domain'

import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from './import-definition.ts'

const mock = { responses: { 200: { description: 'x' } }, 'x-amazon-apigateway-integration': { type: 'mock', responses: { default: { statusCode: '200' } } } }
const before = {
  openapi: '3.0.1',
  info: { title: 'old', description: 'was here', version: '1' },
  paths: { '/kept': { get: mock, post: mock }, '/gone': { get: mock } },
  components: { schemas: { Kept: { type: 'object' }, Gone: { type: 'object' } } },
  'x-amazon-apigateway-binary-media-types': ['image/heif'],
  'x-amazon-apigateway-policy': { Statement: [] },
  'x-amazon-apigateway-gateway-responses': { THROTTLED: { statusCode: 430 } },
}
const after = {
  openapi: '3.0.1',
  info: { title: 'new', version: '2' },
  paths: { '/kept': { get: { ...mock, operationId: 'Again' } }, '/fresh': { get: mock } },
  components: { schemas: { Kept: { type: 'array', items: {} } } },
  'x-amazon-apigateway-binary-media-types': ['image/png', 'image/heif'],
}

const ids = settings()
const base = importDefinition(JSON.stringify(before), newApi, ids).api
const put = (mode: 'merge' | 'overwrite') => importDefinition(JSON.stringify(after), { mode, api: base }, ids).api
const methods = (api: RestApi) => Object.values(api.resources).map(({ path, methods }) => [path, ...Object.keys(methods)])

test('a merge keeps what the file does not name, and replaces whole methods', () => {
  const api = put('merge')
  expect(methods(api)).toEqual([['/'], ['/kept', 'GET', 'POST'], ['/gone', 'GET'], ['/fresh', 'GET']])
  expect(Object.keys(api.models)).toEqual(['Kept', 'Gone'])
  expect(api).toMatchObject({
    name: 'new',
    description: 'was here',
    version: '2',
    binaryMediaTypes: ['image/heif', 'image/png'],
    gatewayResponses: { THROTTLED: {} },
  })
  expect(JSON.stringify(api.resources)).toContain('"operationName":"Again"')
})

test('an overwrite leaves what the file says, and nothing else', () => {
  const api = put('overwrite')
  expect(methods(api)).toEqual([['/'], ['/kept', 'GET'], ['/fresh', 'GET']])
  expect(Object.keys(api.models)).toEqual(['Kept'])
  expect(api).toMatchObject({ name: 'new', version: '2', binaryMediaTypes: ['image/png', 'image/heif'], gatewayResponses: {} })
  for (const member of ['description', 'policy']) expect(api).not.toHaveProperty(member)
})

test('an API keeps its id, its root, and the ids of paths and models that come back', () => {
  for (const api of [put('merge'), put('overwrite')]) {
    expect(api.id).toBe(base.id)
    expect(api.rootResourceId).toBe(base.rootResourceId)
    const idOf = (of: RestApi) => Object.values(of.resources).find(({ path }) => path === '/kept')?.id
    expect(idOf(api)).toBe(idOf(base))
    expect(api.models['Kept']?.id).toBe(base.models['Kept']?.id)
  }
})

test('the same file again changes nothing', () => {
  const again = importDefinition(JSON.stringify(before), { mode: 'overwrite', api: base }, ids).api
  expect(again).toEqual(base)
})

test('the kind of endpoint, the tags and the creation date of an API are not touched', () => {
  const api: RestApi = { ...base, tags: { a: 'b' } }
  const written = importDefinition(JSON.stringify(after), { mode: 'overwrite', api }, ids).api
  expect(written).toMatchObject({ tags: { a: 'b' }, endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' }, createdDate: base.createdDate })
})

test('what was set before goes with an overwrite that does not name it, and stays in a merge', () => {
  const set: RestApi = {
    ...base,
    apiKeySource: 'AUTHORIZER',
    disableExecuteApiEndpoint: true,
    minimumCompressionSize: 0,
    endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack', vpcEndpointIds: ['vpce-1'] },
  }
  const plain = JSON.stringify({ openapi: '3.0.1', info: { title: 'new' }, paths: {} })
  const write = (mode: 'merge' | 'overwrite') => importDefinition(plain, { mode, api: set }, ids).api
  const { description, policy, binaryMediaTypes, apiKeySource, disableExecuteApiEndpoint, minimumCompressionSize, endpointConfiguration } = set
  expect(write('merge')).toMatchObject({
    description,
    policy,
    binaryMediaTypes,
    apiKeySource,
    disableExecuteApiEndpoint,
    minimumCompressionSize,
    endpointConfiguration,
  })
  const overwritten = write('overwrite')
  expect(overwritten).toMatchObject({ apiKeySource: 'HEADER', disableExecuteApiEndpoint: false })
  expect(overwritten.endpointConfiguration).toEqual({ types: ['PRIVATE'], ipAddressType: 'dualstack' })
  for (const member of ['description', 'policy', 'binaryMediaTypes', 'minimumCompressionSize', 'version']) expect(overwritten).not.toHaveProperty(member)
})

test('VPC endpoints are refused for an API that is not private', () => {
  const definition = JSON.stringify({
    swagger: '2.0',
    info: { title: 't' },
    paths: {},
    'x-amazon-apigateway-endpoint-configuration': { vpcEndpointIds: ['vpce-1'] },
  })
  const regional: RestApi = { ...base, endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' } }
  expect(() => importDefinition(definition, { mode: 'merge', api: regional }, ids)).toThrow('VPCEndpoints can only be specified with PRIVATE apis.')
  expect(importDefinition(definition, { mode: 'merge', api: base }, ids).api.endpointConfiguration.vpcEndpointIds).toEqual(['vpce-1'])
})

test('quotas count what an API has after a merge, and what the file has in an overwrite', () => {
  const limits = { ...defaultLimits, resourcesPerApi: Object.keys(base.resources).length }
  const write = (mode: 'merge' | 'overwrite') => importDefinition(JSON.stringify(after), { mode, api: base }, { ...ids, limits })
  expect(() => write('merge')).toThrow(expect.objectContaining({ kind: 'limit' }))
  expect(() => write('overwrite')).not.toThrow()
  expect(() => importDefinition(JSON.stringify(before), { mode: 'merge', api: base }, { ...ids, limits })).not.toThrow()
})

test('what an API has beyond a quota that has become smaller stays in a merge', () => {
  const limits = { ...defaultLimits, resourcesPerApi: 1, authorizersPerApi: 0, documentationPartsPerApi: 0 }
  const nothing = JSON.stringify({ openapi: '3.0.1', info: { title: 'new' }, paths: {} })
  expect(methods(importDefinition(nothing, { mode: 'merge', api: base }, { ...ids, limits }).api)).toEqual(methods(base))
})
