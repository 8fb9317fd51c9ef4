import { expect, test } from 'vitest'
import { apiGateway, type WireRequest } from './index.ts'
import { readRequest } from './read-request.ts'
import { validate } from './validate.ts'

function read(httpMethod: string, target: string, body: unknown): Readonly<Record<string, unknown>> {
  const url = new URL(target, 'http://localhost')
  const bytes = new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body))
  const request: WireRequest = { httpMethod, rawPath: url.pathname, query: url.searchParams, header: () => undefined, body: bytes }
  const found = apiGateway.find(request)
  if (!found) throw new Error(`no operation at ${target}`)
  const input = readRequest(found, request)
  validate(apiGateway.rules, found.operation, input)
  return input
}

function find(httpMethod: string, rawPath: string, query = '') {
  return apiGateway.find({ httpMethod, rawPath, query: new URLSearchParams(query), header: () => undefined })
}

test('an import is told from a creation by its query', () => {
  expect(find('POST', '/restapis', 'mode=import')?.operation.name).toBe('ImportRestApi')
  expect(find('POST', '/restapis')?.operation.name).toBe('CreateRestApi')
})

test('labels are percent-decoded, and a broken percent sign is no address', () => {
  expect(find('GET', '/tags/arn%3Aaws%3Aapigateway%3Aus-east-1%3A%3A%2Frestapis%2Fabc')?.labels.get('resourceArn')).toBe(
    'arn:aws:apigateway:us-east-1::/restapis/abc',
  )
  expect(find('GET', '/restapis/%E0%A4%A')).toBeUndefined()
  expect(find('GET', '/restapis//resources')).toBeUndefined()
})

test('booleans and numbers may come as text', () => {
  expect(read('POST', '/restapis', { name: 'a', minimumCompressionSize: '10', disableExecuteApiEndpoint: 'true' })).toMatchObject({
    minimumCompressionSize: 10,
    disableExecuteApiEndpoint: true,
  })
})

test.each([
  ['a boolean', { name: true }, 'class java.lang.Boolean can not be converted to an String'],
  ['a number', { name: 1 }, 'class com.amazon.coral.value.json.numbers.TruncatingBigNumber can not be converted to an String'],
  ['an object', { name: {} }, 'Start of structure or map found where not expected.'],
  ['a list', { name: [] }, 'Start of list found where not expected'],
])('%s for a text is refused with the text of AWS’s deserializer', (_title, body, message) => {
  expect(() => read('POST', '/restapis', body)).toThrow(expect.objectContaining({ exception: 'SerializationException', message }))
})

test('a body that is not JSON, or not an object, is refused', () => {
  for (const body of ['{', '[]', '"x"']) expect(() => read('POST', '/restapis', body)).toThrow(expect.objectContaining({ exception: 'SerializationException' }))
})

test('a key called __proto__ is a key like any other', () => {
  const { tags } = read('POST', '/restapis', '{"name": "a", "tags": {"__proto__": "x", "constructor": "y"}}')
  expect(Object.entries(tags ?? {})).toEqual([
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ])
})

test('null counts as absent, and as a template without a character', () => {
  const path = '/restapis/a/resources/b/methods/GET/integration/responses/200'
  expect(read('PUT', path, { selectionPattern: null, responseTemplates: { 'application/json': null } })).toEqual({
    restApiId: 'a',
    resourceId: 'b',
    httpMethod: 'GET',
    statusCode: '200',
    responseTemplates: { 'application/json': '' },
  })
})

test('violations of constraints are collected into one text, those of the body first', () => {
  const path = '/restapis/a/resources/b/methods/GET/responses/wrong'
  expect(() => read('PATCH', path, { patchOperations: [{ op: 'wrong_op', path: '/x' }] })).toThrow(
    "2 validation errors detected: Value 'wrong_op' at 'updateMethodResponseInput.patchOperations.1.member.op' failed to satisfy constraint: " +
      "Member must satisfy enum value set: [add, remove, move, test, replace, copy]; Value 'wrong' at 'statusCode' failed to satisfy constraint: " +
      'Member must satisfy regular expression pattern: [1-5]\\d\\d',
  )
})

test('a wrong item of a list is shown with its list', () => {
  expect(() => read('POST', '/restapis', { name: 'a', endpointConfiguration: { types: ['wrong'], ipAddressType: 'wrong' } })).toThrow(
    "2 validation errors detected: Value '[wrong]' at 'createRestApiInput.endpointConfiguration.types' failed to satisfy constraint: " +
      'Member must satisfy constraint: [Member must satisfy enum value set: [PRIVATE, EDGE, REGIONAL]]; ' +
      "Value 'wrong' at 'createRestApiInput.endpointConfiguration.ipAddressType' failed to satisfy constraint: Member must satisfy enum value set: [ipv4, dualstack]",
  )
})

test('a required member that is missing is named', () => {
  expect(() => read('POST', '/restapis', {})).toThrow(
    "1 validation error detected: Value null at 'createRestApiInput.name' failed to satisfy constraint: Member must not be null",
  )
})

test('a validation error tells the first member that it speaks of', () => {
  const responses = '/restapis/a/resources/b/methods/GET/responses/wrong'
  expect(() => read('POST', '/restapis', { endpointConfiguration: { types: ['wrong'] } })).toThrow(expect.objectContaining({ field: 'name' }))
  expect(() => read('POST', '/restapis', { name: 'a', endpointConfiguration: { types: ['wrong'] } })).toThrow(
    expect.objectContaining({ field: 'endpointConfiguration.types' }),
  )
  expect(() => read('PATCH', responses, {})).toThrow(expect.objectContaining({ field: 'statusCode' }))
})
