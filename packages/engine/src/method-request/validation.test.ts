import type { RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { deploy, modelsOf, trialApi, type TrialMethods } from '../testing/trial.ts'

const validators: RestApi['requestValidators'] = {
  all: { id: 'all', validateRequestBody: true, validateRequestParameters: true },
}

function deployed(method: TrialMethods[string], models: Record<string, unknown> = {}) {
  const integration = { type: 'MOCK' as const, requestTemplates: { $default: '{"statusCode": 200}' } }
  return deploy({
    api: trialApi({ 'POST /notes/{id}': { requestValidatorId: 'all', integration, ...method } }, { requestValidators: validators, models: modelsOf(models) }),
  })
}

const json = { 'Content-Type': 'application/json' }

test('missing parameters are named in one message, in the order header, path, query string', async () => {
  const call = await deployed({
    requestParameters: {
      'method.request.querystring.qs1': true,
      'method.request.path.issuer': true,
      'method.request.header.x-header-param': true,
      'method.request.querystring.optional': false,
    },
  })
  expect(await call('POST /notes/1')).toMatchObject({
    status: 400,
    body: '{"message": "Missing required request parameters: [x-header-param, issuer, qs1]"}',
    headers: { 'x-amzn-ErrorType': 'BadRequestException' },
  })
})

test('a parameter that is there but blank counts as missing', async () => {
  const call = await deployed({ requestParameters: { 'method.request.querystring.q': true } })
  expect((await call('POST /notes/1?q=%20')).body).toContain('[q]')
  expect((await call('POST /notes/1?q=x')).status).toBe(200)
})

test('missing parameters are reported before a bad body', async () => {
  const call = await deployed(
    { requestParameters: { 'method.request.querystring.q': true }, requestModels: { 'application/json': 'Note' } },
    { Note: { type: 'object' } },
  )
  expect((await call('POST /notes/1', json, '[]')).body).toContain('Missing required request parameters')
})

test('the body is not validated when no model fits its Content-Type', async () => {
  const call = await deployed({ requestModels: { 'application/json': 'Note' } }, { Note: { type: 'object', required: ['id'] } })
  expect((await call('POST /notes/1', { 'Content-Type': 'text/plain' }, 'hello')).status).toBe(200)
  expect(await call('POST /notes/1', json, '{}')).toMatchObject({ status: 400, body: '{"message": "Invalid request body"}' })
})

test('a body without Content-Type is validated as application/json, and $default takes the types without a model', async () => {
  const call = await deployed({ requestModels: { 'application/json': 'Note', $default: 'Other' } }, { Note: { type: 'object' }, Other: { type: 'array' } })
  expect((await call('POST /notes/1', {}, '{}')).status).toBe(200)
  expect((await call('POST /notes/1', { 'Content-Type': 'text/plain' }, '{}')).status).toBe(400)
})

test('an empty body, and one that is not JSON, do not fit', async () => {
  const call = await deployed({ requestModels: { 'application/json': 'Note' } }, { Note: {} })
  expect((await call('POST /notes/1', json, '')).status).toBe(400)
  expect((await call('POST /notes/1', json, '{"a":')).status).toBe(400)
})

test('a model may refer to another by its address, and to its own definitions', async () => {
  const call = await deployed(
    { requestModels: { 'application/json': 'Order' } },
    {
      Order: {
        type: 'object',
        properties: {
          pet: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet' },
          count: { $ref: '#/definitions/count' },
          id: { type: 'string' },
        },
        definitions: { count: { type: 'integer' } },
      },
      Pet: { id: 'http://elsewhere.example/', type: 'object', required: ['name'] },
    },
  )
  expect((await call('POST /notes/1', json, '{"pet":{"name":"Rex"},"count":1,"id":"x"}')).status).toBe(200)
  expect((await call('POST /notes/1', json, '{"pet":{}}')).status).toBe(400)
  expect((await call('POST /notes/1', json, '{"count":1.5}')).status).toBe(400)
  expect((await call('POST /notes/1', json, '{"id":5}')).status).toBe(400)
})

test.each([
  [{ required: ['NoteId'] }, {}, '[object has missing required properties (["NoteId"])]'],
  [{ required: ['password', 'email'] }, {}, '[object has missing required properties (["email","password"])]'],
  [{ properties: { a: { type: 'number' } } }, { a: 'x' }, '[instance type (string) does not match any allowed primitive type (allowed: ["integer","number"])]'],
  [
    { properties: { a: { enum: ['cat', 'dog', 'fish'] } } },
    { a: 'bird' },
    '[instance value ("bird") not found in enum (possible values: ["cat","dog","fish"])]',
  ],
  [{ properties: { a: { maximum: 500 } } }, { a: 501 }, '[numeric instance is greater than the required maximum (maximum: 500, found: 501)]'],
  [{ properties: { a: { minimum: 1, exclusiveMinimum: true } } }, { a: 1 }, '[numeric instance is not strictly greater than the required minimum 1]'],
  [{ properties: { a: { maxLength: 2 } } }, { a: 'abc' }, '[string "abc" is too long (length: 3, maximum allowed: 2)]'],
  [{ properties: { a: { pattern: '^b' } } }, { a: 'abc' }, '[ECMA 262 regex "^b" does not match input string "abc"]'],
  [{ additionalProperties: false, properties: { a: {} } }, { z: 1, b: 2 }, '[object instance has properties which are not allowed by the schema: ["b","z"]]'],
  [{ properties: { a: { anyOf: [{ type: 'string' }, { type: 'array' }] } } }, { a: 1 }, '[instance failed to match at least one required schema among 2]'],
  [{ required: ['toString'] }, {}, '[object has missing required properties (["toString"])]'],
])('validation errors are told in the validator’s own words: %j', async (schema, body, text) => {
  const api = trialApi(
    { 'POST /notes': { requestValidatorId: 'all', requestModels: { 'application/json': 'M' }, integration: { type: 'MOCK' } } },
    {
      requestValidators: validators,
      models: modelsOf({ M: schema }),
      gatewayResponses: {
        BAD_REQUEST_BODY: {
          responseType: 'BAD_REQUEST_BODY',
          responseParameters: {},
          responseTemplates: { 'application/json': '$context.error.validationErrorString' },
        },
      },
    },
  )
  const call = await deploy({ api })
  expect(await call('POST /notes', json, JSON.stringify(body))).toMatchObject({ status: 400, body: text })
})

test('a body deeper than the stack is a bad body, not a crash', async () => {
  const call = await deployed({ requestModels: { 'application/json': 'Tree' } }, { Tree: { type: 'array', items: { $ref: '#' } } })
  expect((await call('POST /notes/1', json, '['.repeat(90_000) + ']'.repeat(90_000))).status).toBe(400)
})

test('a model that cannot be compiled is a configuration error', async () => {
  const call = await deployed(
    { requestModels: { 'application/json': 'Broken' } },
    { Broken: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Nowhere' } },
  )
  expect(await call('POST /notes/1', json, '{}')).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' })
})

// Doubled at each level, this took minutes for 32 levels, and for ever for the 300 that a model may have.
test('lists within lists in a model that refers to itself are compiled as any others', { timeout: 30_000 }, async () => {
  const lists = Array.from({ length: 32 }).reduce((inner) => [inner], 1)
  const itself = { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Note' }
  const call = await deployed({ requestModels: { 'application/json': 'Note' } }, { Note: { enum: [lists, 'a'], items: { additionalProperties: itself } } })
  expect((await call('POST /notes/1', json, '"a"')).status).toBe(200)
  expect((await call('POST /notes/1', json, JSON.stringify(lists))).status).toBe(200)
  expect((await call('POST /notes/1', json, '"b"')).status).toBe(400)
})
