import { expect, test } from 'vitest'

import { apiChanges } from './api-changes.ts'
import type { Method } from '../method/method.ts'
import type { RestApi } from './rest-api.ts'

const get: Method = { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, methodResponses: {}, requestParameters: { a: true, b: false } }
const mock = { type: 'MOCK', passthroughBehavior: 'NEVER', timeoutInMillis: 29_000, cacheNamespace: 'r', cacheKeyParameters: [] } as const
const api: RestApi = {
  id: 'a',
  name: 'n',
  createdDate: 0,
  apiKeySource: 'HEADER',
  endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
  disableExecuteApiEndpoint: false,
  tags: {},
  rootResourceId: 'r',
  resources: {
    r: { id: 'r', path: '/', methods: {} },
    p: { id: 'p', parentId: 'r', pathPart: 'pets', path: '/pets', methods: { GET: { ...get, requestValidatorId: 'v' } } },
  },
  models: { Pet: { id: 'm', name: 'Pet', contentType: 'application/json', schema: '{}' } },
  authorizers: {},
  requestValidators: { v: { id: 'v', name: 'all', validateRequestBody: true, validateRequestParameters: true } },
  gatewayResponses: {},
  documentationParts: {},
  documentationVersions: {},
}

test('an API is the same as itself, whatever its ids and the order of its members', () => {
  const other: RestApi = {
    ...api,
    tags: { a: 'b' },
    resources: {
      q: {
        id: 'q',
        parentId: 'r',
        pathPart: 'pets',
        path: '/pets',
        methods: { GET: { ...get, requestParameters: { b: false, a: true }, requestValidatorId: 'w' } },
      },
      r: { id: 'r', path: '/', methods: {} },
    },
    requestValidators: { w: { id: 'w', name: 'all', validateRequestBody: true, validateRequestParameters: true } },
  }
  expect(apiChanges(api, other)).toEqual([])
})

test('a resource policy and whatever else belongs to the settings must be deployed, documentation need not be', () => {
  const policy = '{"Version":"2012-10-17","Statement":[]}'
  const after: RestApi = {
    ...api,
    policy,
    binaryMediaTypes: ['image/png'],
    minimumCompressionSize: 0,
    apiKeySource: 'AUTHORIZER',
    description: 'd',
    version: '2',
  }
  expect(apiChanges(api, after)).toEqual([
    {
      kind: 'settings',
      name: '',
      change: 'changed',
      members: [
        { name: 'description', after: 'd' },
        { name: 'version', after: '2' },
        { name: 'apiKeySource', before: 'HEADER', after: 'AUTHORIZER' },
        { name: 'binaryMediaTypes', after: ['image/png'] },
        { name: 'minimumCompressionSize', after: 0 },
        { name: 'policy', after: policy },
      ],
    },
  ])
  const documented = { ...api, documentationParts: { p: { id: 'p', location: { type: 'API' }, properties: '{}' } } } as const
  expect(apiChanges(api, documented)).toEqual([])
})

test('what was added, removed and changed is named, with both values', () => {
  const { Pet: _pet, ...models } = api.models
  const after: RestApi = {
    ...api,
    name: 'm',
    resources: {
      ...api.resources,
      p: {
        id: 'p',
        parentId: 'r',
        pathPart: 'pets',
        path: '/pets',
        methods: { GET: { ...get, apiKeyRequired: true, requestParameters: { a: false } }, POST: { ...get, httpMethod: 'POST' } },
      },
    },
    models,
  }
  expect(apiChanges(api, after)).toEqual([
    { kind: 'settings', name: '', change: 'changed', members: [{ name: 'name', before: 'n', after: 'm' }] },
    {
      kind: 'method',
      name: 'GET /pets',
      change: 'changed',
      members: [
        { name: 'apiKeyRequired', before: false, after: true },
        { name: 'requestParameters.a', before: true, after: false },
        { name: 'requestParameters.b', before: false },
        { name: 'requestValidator', before: 'all' },
      ],
    },
    { kind: 'method', name: 'POST /pets', change: 'added', members: [] },
    { kind: 'model', name: 'Pet', change: 'removed', members: [] },
  ])
})

test('a change within an integration response is named down to the template', () => {
  const integrationWith = (template: string): RestApi => ({
    ...api,
    resources: {
      r: {
        id: 'r',
        path: '/',
        methods: {
          GET: { ...get, integration: { ...mock, integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': template } } } } },
        },
      },
    },
  })
  expect(apiChanges(integrationWith('a'), integrationWith('b'))[0]?.members).toEqual([
    { name: 'integration.integrationResponses.200.responseTemplates.application/json', before: 'a', after: 'b' },
  ])
})
