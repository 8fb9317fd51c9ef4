import { expect, test } from 'vitest'

import { apiChanges } from './api-changes.ts'
import type { Method } from '../method/method.ts'
import type { RestApi } from './rest-api.ts'

const get: Method = { httpMethod: 'GET', authorizationType: 'NONE', apiKeyRequired: false, methodResponses: {}, requestParameters: { a: true, b: false } }
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
      members: ['description', 'version', 'apiKeySource', 'binaryMediaTypes', 'minimumCompressionSize', 'policy'],
    },
  ])
  const documented = { ...api, documentationParts: { p: { id: 'p', location: { type: 'API' }, properties: '{}' } } } as const
  expect(apiChanges(api, documented)).toEqual([])
})

test('what was added, removed and changed is named', () => {
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
    { kind: 'settings', name: '', change: 'changed', members: ['name'] },
    { kind: 'method', name: 'GET /pets', change: 'changed', members: ['apiKeyRequired', 'requestParameters.a', 'requestParameters.b', 'requestValidator'] },
    { kind: 'method', name: 'POST /pets', change: 'added', members: [] },
    { kind: 'model', name: 'Pet', change: 'removed', members: [] },
  ])
})
