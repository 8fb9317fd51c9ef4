import { array, assert, constantFrom, dictionary, jsonValue, letrec, oneof, property } from 'fast-check'
import { expect, test } from 'vitest'

import { DefinitionError } from '../definition-error.ts'
import { newApi, settings } from '../fixtures.ts'
import { importDefinition } from '../import/import-definition.ts'
import type { Json } from '../read/json.ts'
import { readDefinition } from '../read/read-definition.ts'
import { convertDefinition } from './convert-definition.ts'

const head = { openapi: '3.1.0', info: { title: 't', version: '1' } }

function convert(document: object) {
  return readDefinition(JSON.stringify({ ...head, ...document }), (file) => {
    const { conversion } = convertDefinition(file)
    const definition: Record<string, Json> = JSON.parse(conversion.definition)
    return { ...conversion, definition }
  })
}

/** A schema of the components as 3.0 has it, and what was said of it. */
function schema(value: unknown) {
  const { definition, changes } = convert({ paths: {}, components: { schemas: { S: value } } })
  const { components }: { components?: { schemas: { S: unknown } } } = JSON.parse(JSON.stringify(definition))
  return { schema: components?.schemas.S, said: changes.map(({ message, lost }) => `${lost ? 'lost: ' : ''}${message}`) }
}

const nullRefused = 'API Gateway’s validation does not know nullable: it refuses null'

test.each<[string, unknown, unknown, string]>([
  [
    'a type with null is nullable',
    { type: ['string', 'null'] },
    { type: 'string', nullable: true },
    `type: [string, null] becomes type: string, nullable: true. ${nullRefused}`,
  ],
  [
    'several types are a choice',
    { type: ['string', 'integer'] },
    { anyOf: [{ type: 'string' }, { type: 'integer' }] },
    'type: [string, integer] becomes anyOf',
  ],
  ['a list with one type is that type', { type: ['string'] }, { type: 'string' }, 'type: [string] becomes type: string'],
  ['null alone is an enum', { type: 'null' }, { nullable: true, enum: [null] }, 'type: null becomes enum: [null]'],
  ['a constant is an enum with one value', { const: 'a' }, { enum: ['a'] }, 'const becomes enum with one value'],
  [
    'an exclusive minimum is a flag',
    { exclusiveMinimum: 3 },
    { minimum: 3, exclusiveMinimum: true },
    'exclusiveMinimum: 3 becomes minimum with exclusiveMinimum: true',
  ],
  [
    'an exclusive maximum is a flag',
    { exclusiveMaximum: 3, maximum: 5 },
    { maximum: 3, exclusiveMaximum: true },
    'exclusiveMaximum: 3 becomes maximum with exclusiveMaximum: true',
  ],
  ['a looser exclusive bound goes', { exclusiveMinimum: 3, minimum: 5 }, { minimum: 5 }, 'exclusiveMinimum: 3 is left out: minimum is tighter'],
  ['one example', { examples: ['a'] }, { example: 'a' }, 'examples becomes example'],
  ['several examples', { examples: ['a', 'b'] }, { example: 'a' }, 'lost: Of 2 examples the first becomes example'],
  [
    'Base64 in a text',
    { type: 'string', contentEncoding: 'base64' },
    { type: 'string', format: 'byte' },
    'contentEncoding and contentMediaType become format: byte',
  ],
  [
    'bytes',
    { contentMediaType: 'application/octet-stream' },
    { format: 'binary', type: 'string' },
    'contentEncoding and contentMediaType become format: binary',
  ],
  ['JSON in a text', { type: 'string', contentMediaType: 'application/json' }, { type: 'string' }, 'lost: contentEncoding and contentMediaType are left out'],
  ['what takes anything', true, {}, 'The schema true becomes {}'],
  ['what takes nothing', false, { not: {} }, 'The schema false becomes {"not": {}}'],
  [
    'if with both ways',
    JSON.parse('{"if": {"a": 1}, "then": {"b": 1}, "else": {"c": 1}}'),
    { allOf: [{ anyOf: [{ not: { a: 1 } }, { b: 1 }] }, { anyOf: [{ a: 1 }, { c: 1 }] }] },
    'if, then and else become anyOf and not',
  ],
  ['then without if', JSON.parse('{"then": {"b": 1}}'), {}, 'if, then and else become anyOf and not'],
  [
    'properties that need others',
    { dependentRequired: { a: ['b'] } },
    { allOf: [{ anyOf: [{ not: { required: ['a'] } }, { required: ['b'] }] }] },
    'dependentRequired becomes anyOf and not',
  ],
  [
    'properties that need a schema',
    { dependentSchemas: { a: { minProperties: 2 } } },
    { allOf: [{ anyOf: [{ not: { required: ['a'] } }, { minProperties: 2 }] }] },
    'dependentSchemas becomes anyOf and not',
  ],
  [
    'a tuple',
    { prefixItems: [{ type: 'string' }], items: false },
    { items: { anyOf: [{ type: 'string' }] }, maxItems: 1 },
    'lost: prefixItems becomes items: which place an item stands at no longer counts',
  ],
  [
    'a tuple that may go on',
    { prefixItems: [{ type: 'string' }] },
    { items: {} },
    'lost: prefixItems becomes items: which place an item stands at no longer counts',
  ],
  ['a list without items', { items: false }, { items: {}, maxItems: 0 }, 'items: false becomes maxItems: 0'],
  [
    'names by pattern',
    { patternProperties: { '^x': { type: 'string' } }, additionalProperties: false },
    { additionalProperties: { anyOf: [{ type: 'string' }] } },
    'lost: patternProperties is left out: which names a schema is for no longer counts',
  ],
  [
    'no other properties',
    { unevaluatedProperties: false },
    { additionalProperties: false },
    'unevaluatedProperties: false becomes additionalProperties: false',
  ],
  [
    'no properties that no part knows',
    { allOf: [{}], unevaluatedProperties: false },
    { allOf: [{}] },
    'lost: unevaluatedProperties is left out: OpenAPI 3.0 has no word for it',
  ],
  [
    'a reference with a description',
    { $ref: '#/components/schemas/S', description: 'd' },
    { $ref: '#/components/schemas/S' },
    'lost: description beside a $ref is left out',
  ],
  [
    'a reference with a restriction',
    { $ref: '#/components/schemas/S', minProperties: 1 },
    { minProperties: 1, allOf: [{ $ref: '#/components/schemas/S' }] },
    'A $ref with keywords beside it becomes allOf',
  ],
  [
    'a choice of null',
    { anyOf: [{ $ref: '#/components/schemas/S' }, { $ref: '#/a' }], title: 't' },
    { anyOf: [{ $ref: '#/components/schemas/S' }, { $ref: '#/a' }], title: 't' },
    '',
  ],
  ['what JSON Schema says of itself', { $schema: 'x', type: 'object' }, { type: 'object' }, '$schema is left out: it restricts nothing'],
  ['what contains', { contains: { type: 'string' } }, {}, 'lost: contains is left out: OpenAPI 3.0 has no word for it'],
])('of schemas: %s', (_title, value, converted, said) => {
  const result = schema(value)
  expect(result.schema).toEqual(converted)
  expect(result.said).toEqual(said === '' ? [] : [said])
})

test.each<[unknown, unknown]>([
  [
    { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'null' }], title: 'x' },
    { title: 'x', nullable: true, type: 'string', maxLength: 3 },
  ],
  [{ oneOf: [{ $ref: '#/components/schemas/S' }, { type: 'null' }] }, { nullable: true, allOf: [{ $ref: '#/components/schemas/S' }] }],
  [{ anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'null' }] }, { nullable: true, anyOf: [{ type: 'string' }, { type: 'integer' }] }],
])('the choice of null, as generators write it, is nullable: %j', (value, converted) => {
  expect(schema(value).schema).toEqual(converted)
})

test('what has no words in 3.0 is listed with its pointer and its place in the file', () => {
  const yaml = `openapi: 3.1.0
info: {title: t, version: '1', summary: s, license: {name: MIT, identifier: MIT}}
jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base
webhooks:
  newPet: {}
paths:
  /pets:
    get:
      responses:
        '200':
          description: ok
          content:
            application/json:
              schema:
                type: [object, 'null']
`
  const changes = readDefinition(yaml, (file) => convertDefinition(file).conversion.changes)
  expect(changes.map(({ pointer, position, lost }) => [pointer, position?.line, position?.column, lost])).toEqual([
    ['/info/summary', 2, 32, true],
    ['/info/license/identifier', 2, 65, true],
    ['/jsonSchemaDialect', 3, 1, true],
    ['/webhooks', 4, 1, true],
    ['/paths/~1pets/get/responses/200/content/application~1json/schema', 14, 15, false],
  ])
})

test('every place where a schema may stand is converted', () => {
  const old = { const: 1 }
  const now = { enum: [1] }
  const at = (value: object) => ({
    paths: {
      '/a': {
        parameters: [{ name: 'q', in: 'query', schema: value }],
        post: {
          parameters: [{ name: 'r', in: 'query', content: { 'application/json': { schema: value } } }],
          requestBody: { content: { 'application/json': { schema: { properties: { p: value }, additionalProperties: value, allOf: [value], not: value } } } },
          responses: { 200: { headers: { H: { schema: value } }, content: { 'application/json': { schema: { type: 'array', items: value } } } } },
        },
        'x-amazon-apigateway-any-method': { responses: { 200: { content: { 'a/b': { schema: value } } } } },
      },
    },
    components: {
      schemas: { S: value },
      responses: { R: { content: { 'a/b': { schema: value } } } },
      parameters: { P: { schema: value } },
      headers: { H: { schema: value } },
      requestBodies: { B: { content: { 'a/b': { schema: value } } } },
    },
  })
  expect(convert(at(old)).definition).toEqual({ ...head, openapi: '3.0.1', ...at(now) })
})

test('path items of the components stand where they are referred to', () => {
  const { definition, changes } = convert({
    paths: { '/a': { $ref: '#/components/pathItems/Pets', summary: 'mine' }, '/b': { $ref: '#/components/pathItems/Pets' } },
    components: { pathItems: { Pets: { summary: 'theirs', get: { responses: {} } } } },
  })
  expect(definition).toMatchObject({
    paths: { '/a': { summary: 'mine', get: { responses: {} } }, '/b': { summary: 'theirs', get: { responses: {} } } },
    components: {},
  })
  expect(changes.map(({ message }) => message)).toEqual([
    'A $ref of a path becomes the path item that it refers to',
    'A $ref of a path becomes the path item that it refers to',
    'pathItems now stand where they were referred to',
  ])
})

test('a path item cannot be repeated by reference without end', () => {
  const paths = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`/${n}`, { $ref: '#/components/pathItems/Big' }]))
  const Big = { get: { description: 'x'.repeat(50_000), responses: {} } }
  expect(() => convert({ paths, components: { pathItems: { Big } } })).toThrow('too large to import')
})

test('conditions within conditions do not grow without end', () => {
  let nested = '{"type": "string"}'
  for (let depth = 0; depth < 40; depth++) nested = `{"if": ${nested}, "then": {"minLength": ${depth}}}`
  const text = JSON.stringify(schema(JSON.parse(nested)).schema)
  expect(text.length).toBeLessThan(10_000)
})

test('a schema within a schema that is referred to becomes one of the components', () => {
  const { definition } = convert({
    paths: {},
    components: {
      schemas: {
        Pet: { $defs: { Owner: { const: 1 }, Unused: {} }, properties: { owner: { $ref: '#/components/schemas/Pet/$defs/Owner' } } },
        PetOwner: {},
      },
    },
  })
  expect(definition).toMatchObject({
    components: { schemas: { Pet: { properties: { owner: { $ref: '#/components/schemas/PetOwner2' } } }, PetOwner: {}, PetOwner2: { enum: [1] } } },
  })
})

test('mutual TLS leaves the requirements with its scheme', () => {
  const { definition, changes } = convert({
    security: [{ mtls: [] }, { key: [], mtls: [] }],
    paths: {},
    components: { securitySchemes: { mtls: { type: 'mutualTLS' }, key: { type: 'apiKey', in: 'header', name: 'x-api-key' } } },
  })
  expect(definition).toMatchObject({ security: [{ key: [] }], components: { securitySchemes: { key: {} } } })
  expect(definition).not.toHaveProperty('components.securitySchemes.mtls')
  expect(changes).toMatchObject([{ lost: true, pointer: '/components' }])
})

test('an import converts where it is asked to, and complains with the places of the file', () => {
  const file =
    '{\n  "openapi": "3.1.1",\n  "info": { "title": "newer", "version": "1" },\n  "components": { "schemas": { "S": { "const": 1 } } },\n  "paths": { "/a b": {} }\n}'
  const fine = importDefinition(file.replace('a b', 'a'), newApi, settings({ convertNewer: true }))
  expect(fine.api).toMatchObject({ name: 'newer', models: { S: { schema: expect.stringContaining('"enum"') } } })
  expect(fine.conversion).toMatchObject({ from: '3.1.1', changes: [{ position: { line: 4, column: 32 } }] })
  expect(importDefinition(fine.conversion?.definition ?? '', newApi, settings()).api.name).toBe('newer')
  expect(() => importDefinition(file, newApi, settings())).toThrow('Invalid OpenAPI input.')
  let refusal: unknown
  try {
    importDefinition(file, newApi, settings({ convertNewer: true }))
  } catch (error) {
    refusal = error
  }
  expect(refusal).toMatchObject({ position: { line: 5, column: 14 } })
})

test('whatever stands in the place of a schema is converted or left as it is', () => {
  const keywords = [
    'type',
    'anyOf',
    'const',
    'examples',
    'if',
    'then',
    'else',
    'prefixItems',
    'items',
    '$ref',
    '$defs',
    'patternProperties',
    'dependentSchemas',
  ]
  const { tree } = letrec((tie) => ({
    tree: oneof(
      { maxDepth: 4 },
      jsonValue({ maxDepth: 1 }),
      dictionary(constantFrom(...keywords, '__proto__', 'unevaluatedProperties'), tie('tree')),
      array(tie('tree'), { maxLength: 3 }),
    ),
  }))
  assert(
    property(tree, (value) => {
      const text = JSON.stringify({ ...head, paths: { '/a': value }, components: { schemas: { S: value }, pathItems: { P: value } } })
      expect(['3.0.1', 'refused']).toContain(outcome(text))
    }),
    { numRuns: 300 },
  )
})

/** The version that came of a definition. @throws what is no refusal of it. */
function outcome(text: string): unknown {
  try {
    const { conversion } = importDefinition(text, newApi, settings({ convertNewer: true }))
    const { openapi }: { readonly openapi?: unknown } = JSON.parse(conversion?.definition ?? '')
    return openapi
  } catch (error) {
    if (error instanceof DefinitionError) return 'refused'
    throw error
  }
}
