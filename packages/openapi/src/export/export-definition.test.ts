import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'

import { newApi, settings, wholeExport } from '../fixtures.ts'
import { importDefinition } from '../import/import-definition.ts'
import { exportDefinition, exportFilename } from './export-definition.ts'
import type { ExportSettings } from './export-settings.ts'

const { api } = importDefinition(readFileSync(join(import.meta.dirname, '../../cases/everything.json'), 'utf8'), newApi, settings())
const written = (changes: Partial<ExportSettings> = {}) => JSON.parse(exportDefinition(api, { ...wholeExport, ...changes }))

test('without extensions an export is a plain definition', () => {
  const text = exportDefinition(api, { ...wholeExport, extensions: [] })
  expect(text).not.toContain('x-amazon-apigateway-integration')
  expect(text).not.toContain('x-amazon-apigateway-authorizer')
  expect(text).not.toContain('x-amazon-apigateway-policy')
})

test('OpenAPI names the address with the stage as base path', () => {
  expect(written({ extensions: [] })).toMatchObject({
    openapi: '3.0.1',
    info: { title: 'Everything', description: 'Each construct once', version: '1.2' },
    servers: [{ url: `https://${api.id}.execute-api.us-east-1.amazonaws.com/{basePath}`, variables: { basePath: { default: 'dev' } } }],
  })
})

test('Swagger names host, base path and scheme, and has its members in the order of AWS', () => {
  const document = written({ exportType: 'swagger' })
  expect(document).toMatchObject({ swagger: '2.0', host: `${api.id}.execute-api.us-east-1.amazonaws.com`, basePath: '/dev', schemes: ['https'] })
  expect(Object.keys(document).slice(0, 8)).toEqual(['swagger', 'info', 'host', 'basePath', 'schemes', 'paths', 'securityDefinitions', 'definitions'])
})

test('an integration is written in lower case, without what PutIntegration would set by itself', () => {
  const { paths } = written()
  expect(paths['/things/{thingId}/{proxy+}']['x-amazon-apigateway-any-method']['x-amazon-apigateway-integration']).toEqual({
    type: 'http_proxy',
    httpMethod: 'ANY',
    uri: 'http://example.com/{thingId}',
    requestParameters: { 'integration.request.path.thingId': 'method.request.path.thingId' },
    passthroughBehavior: 'when_no_match',
  })
  expect(paths['/things'].get['x-amazon-apigateway-integration'].responses).toMatchObject({ '2\\d{2}': { statusCode: '200' }, default: { statusCode: '404' } })
})

test('parameters are texts; Swagger says of each whether it is required, OpenAPI of those that are', () => {
  const [, page, kind] = written().paths['/things'].get.parameters
  expect([page, kind]).toEqual([
    { name: 'page', in: 'query', schema: { type: 'string' } },
    { name: 'kind', in: 'query', required: true, schema: { type: 'string' } },
  ])
  expect(written({ exportType: 'swagger' }).paths['/things'].get.parameters[1]).toEqual({ name: 'page', in: 'query', required: false, type: 'string' })
})

test('responses without documentation are described by their code', () => {
  expect(written().paths['/things'].get.responses).toEqual({
    200: {
      description: '200 response',
      headers: { 'X-Total': { schema: { type: 'string' } } },
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Things' } },
        'application/xml': { schema: { $ref: '#/components/schemas/Things' } },
      },
    },
    404: {
      description: '404 response',
      content: {
        'application/json': { schema: { $ref: '#/components/schemas/Thing' } },
        'application/xml': { schema: { $ref: '#/components/schemas/Thing' } },
      },
    },
  })
})

test('the documentation of a stage goes into the descriptions, and whole into its extension', () => {
  const documentation = { version: '7', createdDate: 0, parts: Object.values(api.documentationParts) }
  const { paths, ...document } = written({ documentation, extensions: ['documentation'] })
  expect(paths['/things'].get).toMatchObject({
    description: 'From the extension',
    responses: { 200: { description: 'The things', headers: { 'X-Total': { description: 'How many' } } } },
  })
  expect(paths['/things'].get.parameters[1]).toMatchObject({ name: 'page', description: 'Which page' })
  expect(document['x-amazon-apigateway-documentation']).toMatchObject({ version: '7', createdDate: '1970-01-01T00:00:00Z' })
  expect(document['x-amazon-apigateway-documentation'].documentationParts).toContainEqual({
    location: { type: 'API' },
    properties: { info: { description: 'Each construct once' } },
  })
})

test('authorizers are written whole only when asked for', () => {
  expect(written({ extensions: ['authorizers'] }).components.securitySchemes.tokens).toEqual({
    type: 'apiKey',
    name: 'X-Token',
    in: 'header',
    'x-amazon-apigateway-authtype': 'custom',
    'x-amazon-apigateway-authorizer': {
      type: 'token',
      authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:b/invocations',
      identityValidationExpression: '^x-[a-z]+',
    },
  })
  expect(written({ extensions: [] }).components.securitySchemes.tokens).toEqual({ type: 'apiKey', name: 'X-Token', in: 'header' })
})

test('the Postman extension carries the collection of the stage', () => {
  expect(written({ extensions: ['postman'] })['x-postman-collection'].info).toMatchObject({ name: 'Everything (dev)' })
})

test('YAML says the same as JSON', () => {
  const yaml = exportDefinition(api, { ...wholeExport, format: 'yaml' })
  expect(yaml).toMatch(/^---\nopenapi: "3.0.1"\n/)
  expect(load(yaml)).toEqual(written())
})

test('a file is named for its kind and its version, else for the moment of the deployment', () => {
  expect(exportFilename(api, wholeExport)).toBe('oas30_1.2.json')
  const { version: _version, ...unversioned } = api
  expect(exportFilename(unversioned, { ...wholeExport, exportType: 'swagger', format: 'yaml', createdDate: 1_473_702_637 })).toBe(
    'swagger_2016-09-12T17:50:37Z.yaml',
  )
  expect(exportFilename({ ...api, version: 'a/../"b\r\nc' }, wholeExport)).toBe('oas30_a_..__b__c.json')
})
