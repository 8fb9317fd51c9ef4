import { expect, test } from 'vitest'
import type { Method } from '../method/method.ts'
import { defaultModels, newRestApi } from './new-rest-api.ts'
import { type NamedPart, onlyParts } from './only-parts.ts'
import type { RestApi } from './rest-api.ts'

const method: Method = {
  httpMethod: 'GET',
  authorizationType: 'CUSTOM',
  authorizerId: 'u',
  apiKeyRequired: false,
  requestValidatorId: 'v',
  requestModels: { 'application/json': 'Pets' },
  methodResponses: { 200: { statusCode: '200', responseModels: { 'application/json': 'Empty' } } },
}
const model = (name: string, schema: string) => ({ id: name, name, contentType: 'application/json', schema })
const first = newRestApi({ id: 'a', name: 'shop', createdDate: 0, newId: () => 'root' })
const api: RestApi = {
  ...first,
  resources: {
    ...first.resources,
    p: { id: 'p', parentId: 'root', pathPart: 'pets', path: '/pets', methods: { POST: { ...method, httpMethod: 'POST' } } },
    q: { id: 'q', parentId: 'p', pathPart: '{id}', path: '/pets/{id}', methods: { GET: method, PUT: { ...method, httpMethod: 'PUT' } } },
    o: { id: 'o', parentId: 'root', pathPart: 'orders', path: '/orders', methods: {} },
  },
  models: {
    ...defaultModels(() => 'e'),
    Pets: model('Pets', '{"items":{"$ref":"https://apigateway.amazonaws.com/restapis/a/models/Pet"}}'),
    Pet: model('Pet', String.raw`{"$ref":"https:\/\/apigateway.amazonaws.com\/restapis\/a\/models\/Pets"}`),
    Order: model('Order', '{}'),
  },
  authorizers: { u: { id: 'u', name: 'guard', type: 'TOKEN', authorizerUri: 'x', identitySource: 'y', authorizerResultTtlInSeconds: 0 } },
  requestValidators: { v: { id: 'v', name: 'all', validateRequestBody: true, validateRequestParameters: false } },
  gatewayResponses: {
    THROTTLED: { responseType: 'THROTTLED', statusCode: '429', responseParameters: {}, responseTemplates: {} },
  },
}

function namesIn(parts: readonly NamedPart[]): readonly string[] | undefined {
  const only = onlyParts(api, parts)
  return (
    only && [
      ...Object.values(only.resources).flatMap(({ path, methods }) => [path, ...Object.keys(methods)]),
      ...Object.keys(only.models),
      ...Object.keys(only.authorizers),
      ...Object.keys(only.requestValidators),
      ...Object.keys(only.gatewayResponses),
    ]
  )
}

test('a method comes with the resources above it, its models and theirs, its authorizer and its validator; nothing else does', () => {
  expect(namesIn([{ kind: 'method', name: 'GET /pets/{id}' }])).toEqual(['/', '/pets', '/pets/{id}', 'GET', 'Empty', 'Pets', 'Pet', 'u', 'v'])
})

test('a resource is itself, without its methods', () => {
  expect(namesIn([{ kind: 'resource', name: '/pets/{id}' }])).toEqual(['/', '/pets', '/pets/{id}'])
})

test.each([
  ['model', 'Pet', ['/', 'Pets', 'Pet']],
  ['model', 'Order', ['/', 'Order']],
  ['authorizer', 'guard', ['/', 'u']],
  ['request validator', 'all', ['/', 'v']],
  ['gateway response', 'THROTTLED', ['/', 'THROTTLED']],
  ['settings', '', ['/']],
] as const)('a part that stands alone: %s %s', (kind, name, expected) => {
  expect(namesIn([{ kind, name }])).toEqual(expected)
})

test('of what is gone nothing is left', () => {
  expect(namesIn([{ kind: 'method', name: 'DELETE /pets' }])).toBeUndefined()
  expect(namesIn([{ kind: 'model', name: 'constructor' }])).toBeUndefined()
  expect(namesIn([])).toBeUndefined()
})
