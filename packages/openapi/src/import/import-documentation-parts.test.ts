import { defaultLimits } from '@fourbox/domain'
import { expect, test } from 'vitest'

import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from './import-definition.ts'
import { importDocumentationParts } from './import-documentation-parts.ts'

const ids = settings()
const definition = {
  openapi: '3.0.0',
  info: { title: 'doc', description: 'description' },
  paths: {
    '/': {
      get: {
        description: 'Method description.',
        responses: { 200: { description: '200 response', content: { 'application/json': { schema: { $ref: '#/components/schemas/Empty' } } } } },
      },
    },
  },
  components: { schemas: { Empty: { type: 'object', title: 'Empty Schema' } } },
  'x-amazon-apigateway-documentation': {
    documentationParts: [
      { location: { type: 'API' }, properties: { description: 'API description' } },
      { location: { type: 'METHOD', method: 'GET' }, properties: { description: 'Method description.' } },
      { location: { type: 'MODEL', name: 'Empty' }, properties: { title: 'Empty Schema' } },
      { location: { type: 'RESPONSE', method: 'GET', statusCode: '200' }, properties: { description: '200 response' } },
    ],
  },
}
const text = JSON.stringify(definition)
const { api } = importDefinition(text, newApi, ids)
const parts = (of: typeof api) => Object.values(of.documentationParts).map(({ location, properties }) => [location, JSON.parse(properties)])

test('parts come from the words and from the extension, a place once, the root path by default', () => {
  expect(parts(api)).toEqual([
    [{ type: 'API' }, { description: 'API description' }],
    [{ type: 'MODEL', name: 'Empty' }, { title: 'Empty Schema' }],
    [{ type: 'METHOD', path: '/', method: 'GET' }, { description: 'Method description.' }],
    [{ type: 'RESPONSE', path: '/', method: 'GET', statusCode: '200' }, { description: '200 response' }],
  ])
})

test('parts that come again get new ids, which are told', () => {
  const again = importDocumentationParts(text, api, { mode: 'merge', newId: ids.newId, limits: defaultLimits })
  expect(parts(again.api)).toEqual(parts(api))
  expect(again.ids).toEqual(Object.keys(again.api.documentationParts))
  expect(Object.keys(api.documentationParts).filter((id) => again.ids.includes(id))).toEqual([])
})

test('a merge keeps the parts of other places, an overwrite does not', () => {
  const only = JSON.stringify({
    swagger: '2.0',
    'x-amazon-apigateway-documentation': { documentationParts: [{ location: { type: 'API' }, properties: { a: 1 } }] },
  })
  expect(parts(importDocumentationParts(only, api, { mode: 'merge', newId: ids.newId, limits: defaultLimits }).api)).toHaveLength(4)
  expect(parts(importDocumentationParts(only, api, { mode: 'overwrite', newId: ids.newId, limits: defaultLimits }).api)).toEqual([[{ type: 'API' }, { a: 1 }]])
})

test('a file that is none is refused in the words of AWS', () => {
  expect(() => importDocumentationParts("{'key:value}", api, { mode: 'merge', newId: ids.newId, limits: defaultLimits })).toThrow(
    'Unable to build importer with provided input.',
  )
})
