import draft04 from 'ajv-draft-04'
import { array, assert, boolean, constantFrom, dictionary, integer, letrec, oneof, property, uniqueArray, type Arbitrary } from 'fast-check'
import { expect, test } from 'vitest'
import { modelsOf, trialApi } from '../testing/trial.ts'
import { InvalidModel, makeModelValidators } from './model-validators.ts'

function validatorsOf(schemas: Readonly<Record<string, unknown>>) {
  return makeModelValidators(trialApi({}, { models: modelsOf(schemas) }))
}

const errorsIn = (schema: unknown, body: unknown) => validatorsOf({ M: schema }).get('M')(JSON.stringify(body))?.text

const name = constantFrom('a', 'b', 'c', 'ab')
const leaf = oneof(integer({ min: -3, max: 5 }), constantFrom(0.5, 1.5, '', 'a', 'ab', 'abc', '😀', true, false, null))
const { value } = letrec((tie) => ({
  value: oneof({ depthSize: 'small' }, leaf, array(tie('value'), { maxLength: 4 }), dictionary(name, tie('value'), { maxKeys: 3, noNullPrototype: true })),
}))
const small = integer({ min: 0, max: 3 })
const types = constantFrom('array', 'boolean', 'integer', 'null', 'number', 'object', 'string')

/** A schema of at most three keywords: with all of them at once hardly anything fits. */
const { schema } = letrec((tie) => {
  const inner = tie('schema')
  const said = (keyword: string, values: Arbitrary<unknown>) => values.map((each): Record<string, unknown> => ({ [keyword]: each }))
  const bounded = (keyword: string, exclusive: string) =>
    integer({ min: -2, max: 4 }).chain((bound) => boolean().map((isExclusive): Record<string, unknown> => ({ [keyword]: bound, [exclusive]: isExclusive })))
  const keyword = oneof(
    said('type', oneof(types, uniqueArray(types, { minLength: 1, maxLength: 3 }))),
    said('enum', array(value, { minLength: 1, maxLength: 3 })),
    bounded('maximum', 'exclusiveMaximum'),
    bounded('minimum', 'exclusiveMinimum'),
    said('multipleOf', constantFrom(1, 2, 0.5)),
    said('maxLength', small),
    said('minLength', small),
    said('pattern', constantFrom('^a', 'b$', '.')),
    said('maxItems', small),
    said('minItems', small),
    said('uniqueItems', boolean()),
    said('items', oneof(inner, array(inner, { maxLength: 2 }))),
    said('additionalItems', oneof(boolean(), inner)),
    said('maxProperties', small),
    said('minProperties', small),
    said('required', uniqueArray(name, { minLength: 1, maxLength: 2 })),
    said('properties', dictionary(name, inner, { maxKeys: 2, noNullPrototype: true })),
    said('patternProperties', dictionary(constantFrom('^a', 'b'), inner, { maxKeys: 1, noNullPrototype: true })),
    said('additionalProperties', oneof(boolean(), inner)),
    said('dependencies', dictionary(name, oneof(inner, uniqueArray(name, { minLength: 1, maxLength: 2 })), { maxKeys: 1, noNullPrototype: true })),
    said('allOf', array(inner, { minLength: 1, maxLength: 2 })),
    said('anyOf', array(inner, { minLength: 1, maxLength: 2 })),
    said('oneOf', array(inner, { minLength: 1, maxLength: 2 })),
    said('not', inner),
  )
  return { schema: array(keyword, { maxLength: 3 }).map((said) => Object.assign({}, ...said)) }
})

test('a body fits a model where another validator of draft 4 says so', () => {
  assert(
    property(schema, value, (model, body) => {
      const ajv = new draft04.default({ strict: false, validateSchema: false, logger: false })
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- an arbitrary of schemas
      expect(errorsIn(model, body) === undefined).toBe(ajv.compile(model as object)(body))
    }),
    { numRuns: 300 },
  )
})

const tooMuch = '[Request body takes more steps to validate than a body may take]'
const itself = { $ref: '#' }

/** A body of so many levels, each a list of the next. */
const nested = (levels: number): unknown => Array.from({ length: levels }).reduce((inner: unknown) => [inner], 1)

const many = Array.from({ length: 500 }, (_, index) => index)
test.each<readonly [string, unknown, unknown]>([
  ['a oneOf of a model with itself', { oneOf: [{ items: itself }, { items: itself }] }, nested(60)],
  [
    'an anyOf of a model with itself',
    { anyOf: [{ allOf: [{ items: itself }, { minItems: 5 }] }, { allOf: [{ items: itself }, { minItems: 6 }] }] },
    nested(60),
  ],
  ['a not of a not of a model with itself', { allOf: [{ not: { not: { items: itself } } }, { not: { not: { items: itself } } }] }, nested(60)],
  ['many alternatives for many items', { items: { anyOf: many.map((index) => ({ enum: [index] })) } }, Array.from({ length: 20_000 }, () => 499)],
  ['an expensive pattern for many texts', { items: { not: { pattern: '(a|aa)+$' } } }, Array.from({ length: 2000 }, () => `${'a'.repeat(300)}b`)],
  [
    'many patterns for many names',
    { patternProperties: Object.fromEntries(many.map((index) => [`^x${index}y*z`, {}])) },
    Object.fromEntries(many.flatMap((index) => many.slice(0, 40).map((inner) => [`x${index}-${inner}`, 1]))),
  ],
])('%s is not validated for ever', (_title, model, body) => {
  expect(errorsIn(model, body)).toBe(tooMuch)
})

test('items that must be unique are each looked at once, however many there are and whatever the order of their members', () => {
  const items = Array.from({ length: 25_000 }, (_, index) => ({ id: index, name: `pet ${index}` }))
  expect(errorsIn({ uniqueItems: true }, items)).toBeUndefined()
  expect(errorsIn({ uniqueItems: true }, [...items, { name: 'pet 7', id: 7 }])).toBe('[array must not contain duplicate elements]')
  expect(errorsIn({ uniqueItems: true }, [1, '1', true, 'true', null, 'null', [1], ['1'], {}, []])).toBeUndefined()
  expect(errorsIn({ uniqueItems: true }, [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }])).toBeDefined()
})

test('a large body of a plain model is within its bounds', () => {
  const model = {
    type: 'array',
    items: { type: 'object', required: ['id'], properties: { id: { type: 'integer' }, tags: { type: 'array', items: { type: 'string', maxLength: 20 } } } },
  }
  const items = Array.from({ length: 50_000 }, (_, index) => ({ id: index, tags: ['one', 'two', 'three'] }))
  expect(errorsIn(model, items)).toBeUndefined()
})

test('a large model is compiled in a moment, one that refers to itself in many places too', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 3000 }, (_, index) => [
      `p${index}`,
      { type: 'object', required: ['a'], properties: { a: { type: 'string' }, b: { $ref: `#/properties/p${(index + 1) % 3000}` } } },
    ]),
  )
  expect(JSON.stringify({ properties }).length).toBeGreaterThan(250_000)
  const validate = validatorsOf({ M: { properties } }).get('M')
  expect(validate('{"p0":{"a":"x","b":{"a":"y","b":{"a":1}}}}')?.text).toBe(
    '[instance type (integer) does not match any allowed primitive type (allowed: ["string"])]',
  )
})

test.each([
  'https://apigateway.amazonaws.com/restapis/abc123/models/Pet',
  'https://apigateway.eu-west-1.amazonaws.com/restapis/abc123/models/Pet',
  'https://apigateway.amazonaws.com/restapis/abc123/models/Pet#',
  'https://apigateway.amazonaws.com/restapis/abc123/models/Shop#/properties/pet',
])('%s leads to the model, as it does where a model is created', ($ref) => {
  const validators = validatorsOf({ Box: { properties: { in: { $ref } } }, Pet: { type: 'string' }, Shop: { properties: { pet: { type: 'string' } } } })
  expect(validators.get('Box')('{"in":"Rex"}')).toBeUndefined()
  expect(validators.get('Box')('{"in":1}')?.text).toContain('does not match any allowed primitive type')
})

test('a reference that leads nowhere makes a model unusable, and no other model that shares a part with it', () => {
  const validators = validatorsOf({
    Broken: { properties: { pet: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet' }, x: { $ref: '#/nowhere' } } },
    Pet: { required: ['name'], properties: { friend: { $ref: 'https://apigateway.amazonaws.com/restapis/abc123/models/Pet' } } },
  })
  expect(() => validators.get('Broken')).toThrow(InvalidModel)
  expect(() => validators.get('Broken')).toThrow('The model refers to #/nowhere')
  expect(validators.get('Pet')('{"name":"Rex","friend":{}}')?.text).toBe('[object has missing required properties (["name"])]')
})

test.each<readonly [string, string, string]>([
  ['that is a list', '[1]', 'A schema must be an object'],
  ['of 300 levels', `{"items":`.repeat(300) + '{}' + '}'.repeat(300), 'The model nests too deep'],
  ['of an unknown type', '{"type":"text"}', 'type must name types of JSON'],
  ['with a length in quotes', '{"maxLength":"5"}', 'maxLength must be a number'],
  ['with a word for an enum', '{"enum":"a"}', 'enum must be a list'],
  ['with a deep value', `{"enum":[${'['.repeat(5000)}${']'.repeat(5000)}]}`, 'The model nests too deep, or is too large'],
  ['that is no JSON', 'not JSON', 'The model is not JSON'],
])('a model %s cannot be used', (_title, text, reason) => {
  const api = trialApi({}, { models: { M: { id: 'M', name: 'M', contentType: 'application/json', schema: text } } })
  expect(() => makeModelValidators(api).get('M')).toThrow(reason)
})

test('a reference to itself without anything else ends', () => {
  expect(errorsIn({ $ref: '#' }, {})).toBe('[Unknown error parsing request body]')
})
