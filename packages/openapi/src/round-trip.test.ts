import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RestApi } from '@fourbox/domain'

import { newApi, settings, wholeExport } from './fixtures.ts'
import { exportDefinition, importDefinition, type ExportSettings } from './index.ts'

const forms = (['swagger', 'oas30'] as const).flatMap((exportType) => (['json', 'yaml'] as const).map((format) => ({ exportType, format })))

/** What an export can tell of an API: everything but its documentation, which only a stage's version carries. */
function again(api: RestApi, form: Partial<ExportSettings>): RestApi {
  const text = exportDefinition(api, { ...wholeExport, ...form })
  return importDefinition(text, { mode: 'overwrite', api }, settings({ ignoreDocumentation: true })).api
}

const folder = join(import.meta.dirname, '../cases')
const lambda = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'

const definitions = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /everything|dev-control|dev-template|dev-redos/.test(file))

test.each(definitions.flatMap((file) => forms.map((form) => ({ file, ...form }))))(
  '$file as $exportType in $format comes back the same',
  ({ file, ...form }) => {
    const text = readFileSync(join(folder, file), 'utf8')
    const { api } = importDefinition(text, newApi, settings({ ignoreDocumentation: true }))
    expect(again(api, form)).toEqual(api)
  },
)

test('documentation comes back with the version of a stage', () => {
  const { api } = importDefinition(readFileSync(join(folder, 'everything.json'), 'utf8'), newApi, settings())
  const documentation = { version: '1', createdDate: 0, parts: Object.values(api.documentationParts) }
  const text = exportDefinition(api, { ...wholeExport, extensions: ['apigateway', 'documentation'], documentation })
  const returned = importDefinition(text, { mode: 'overwrite', api }, settings()).api
  const said = (of: RestApi) =>
    Object.values(of.documentationParts)
      .map(({ location, properties }) => JSON.stringify([location, JSON.parse(properties)]))
      .toSorted()
  expect(said(returned)).toEqual(said(api))
})

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/)
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const template = fc.dictionary(fc.constantFrom('application/json', 'text/html', '$default'), fc.option(text), { minKeys: 1, maxKeys: 2 })
const absent = <Value>(arbitrary: fc.Arbitrary<Value>, key: string) =>
  fc.option(arbitrary, { nil: undefined }).map((value) => (value === undefined ? {} : { [key]: value }))
const merged = (...parts: fc.Arbitrary<object>[]) => fc.tuple(...parts).map((objects) => Object.assign({}, ...objects))

const integration = merged(
  fc.oneof(
    fc.constant({ type: 'mock' }),
    fc.record({
      type: fc.constantFrom('http', 'HTTP_PROXY'),
      httpMethod: fc.constantFrom('GET', 'ANY', 'POST'),
      uri: name.map((host) => `http://${host}.example/a`),
    }),
    name.map((queue) => ({
      type: 'aws',
      httpMethod: 'POST',
      uri: `arn:aws:apigateway:us-east-1:sqs:path/${queue}`,
      credentials: 'arn:aws:iam::000000000000:role/r',
    })),
  ),
  absent(fc.constantFrom('never', 'when_no_templates', 'WHEN_NO_MATCH'), 'passthroughBehavior'),
  absent(fc.integer({ min: 50, max: 29_000 }), 'timeoutInMillis'),
  absent(fc.constantFrom('CONVERT_TO_TEXT', 'CONVERT_TO_BINARY'), 'contentHandling'),
  absent(template, 'requestTemplates'),
  absent(
    fc.dictionary(
      name.map((header) => `integration.request.header.${header}`),
      text.map((value) => `'${value}'`),
      { maxKeys: 2 },
    ),
    'requestParameters',
  ),
  absent(
    fc
      .uniqueArray(fc.tuple(fc.constantFrom('default', '4\\d{2}', '.*"quoted".*', 'a: b'), fc.constantFrom('200', '400', '500'), template), {
        selector: ([, statusCode]) => statusCode,
        minLength: 1,
      })
      .map((responses) => Object.fromEntries(responses.map(([pattern, statusCode, responseTemplates]) => [pattern, { statusCode, responseTemplates }]))),
    'responses',
  ),
)

const schema = fc.oneof(
  fc.record({ type: fc.constant('string'), enum: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant('object'),
    title: text,
    properties: fc.dictionary(name, fc.constantFrom({ type: 'integer' }, { $ref: '#/components/schemas/Base' })),
  }),
)

const operation = merged(
  fc.record({
    responses: fc.dictionary(
      fc.constantFrom('200', '404'),
      fc.record({ description: text, content: fc.constantFrom({}, { 'application/json': { schema: { $ref: '#/components/schemas/Base' } } }) }),
    ),
  }),
  absent(integration, 'x-amazon-apigateway-integration'),
  absent(text, 'operationId'),
  absent(
    fc.uniqueArray(fc.record({ name, in: fc.constantFrom('query', 'header'), required: fc.boolean() }), {
      selector: (parameter) => parameter.name,
      minLength: 1,
    }),
    'parameters',
  ),
  absent(fc.constantFrom([{ api_key: [] }], [{ caller: [] }], [{ sigv4: [] }]), 'security'),
  absent(fc.constantFrom('all'), 'x-amazon-apigateway-request-validator'),
  absent(
    schema.map((body) => ({ content: { 'application/json': { schema: body } } })),
    'requestBody',
  ),
)

const definition = merged(
  fc.constant({ openapi: '3.0.1' }),
  fc.record({ info: fc.record({ title: text.filter((title) => title.trim() !== ''), version: text }) }),
  fc.record({
    paths: fc.dictionary(
      fc.array(name, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`),
      fc.dictionary(fc.constantFrom('get', 'post', 'delete', 'x-amazon-apigateway-any-method'), operation, { minKeys: 1 }),
      { maxKeys: 4 },
    ),
  }),
  fc.dictionary(fc.stringMatching(/^[A-Z][a-zA-Z0-9]{1,6}$/), schema, { maxKeys: 3 }).map((schemas) => ({
    components: {
      schemas: { Base: { type: 'object' }, ...schemas },
      securitySchemes: {
        api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
        sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
        caller: {
          type: 'apiKey',
          name: 'X-Caller',
          in: 'query',
          'x-amazon-apigateway-authorizer': { type: 'request', identitySource: 'method.request.querystring.X-Caller', authorizerUri: lambda },
        },
      },
    },
    'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  })),
  absent(fc.integer({ min: 0, max: 10_485_760 }), 'x-amazon-apigateway-minimum-compression-size'),
)

test('whatever API a definition makes, its export makes it again', () => {
  fc.assert(
    fc.property(definition, fc.constantFrom(...forms), (document, form) => {
      const { api } = importDefinition(JSON.stringify(document), newApi, settings({ ignoreDocumentation: true }))
      expect(again(api, form)).toEqual(api)
    }),
    { numRuns: 200 },
  )
})

test('several request models come back, each under its media type', () => {
  const body = (model: string) => ({ schema: { $ref: `#/components/schemas/${model}` } })
  const content = { 'application/json': body('A'), 'application/xml': body('B'), 'text/plain': body('A') }
  const definition = {
    openapi: '3.0.1',
    info: { title: 't' },
    paths: { '/a': { post: { requestBody: { content }, responses: {} } } },
    components: { schemas: { A: { type: 'object' }, B: { type: 'object' } } },
  }
  const { api } = importDefinition(JSON.stringify(definition), newApi, settings())
  const swagger = exportDefinition(api, { ...wholeExport, exportType: 'swagger' })
  expect(JSON.parse(swagger).paths['/a'].post.parameters.map(({ name }: { name: string }) => name)).toEqual(['A', 'B', 'A'])
  const [again] = Object.values(importDefinition(swagger, newApi, settings()).api.resources).flatMap(({ methods }) => Object.values(methods))
  expect(again?.requestModels).toEqual({ 'application/json': 'A', 'application/xml': 'B', 'text/plain': 'A' })
})
