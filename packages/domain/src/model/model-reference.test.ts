import { expect, test } from 'vitest'
import { modelAddress, referencedModel, refersToModel } from './model-reference.ts'

test.each([
  [modelAddress('abc', 'Pet'), 'Pet'],
  ['https://apigateway.us-east-1.amazonaws.com/restapis/abc/models/Pet', 'Pet'],
  ['#/definitions/Pet', 'Pet'],
  ['#/components/schemas/Pet', 'Pet'],
  ['#/definitions/', undefined],
  ['#/definitions/Pet/properties/id', undefined],
  ['https://elsewhere.example/restapis/abc/models/Pet', undefined],
  ['file:///etc/passwd', undefined],
  [`${modelAddress('abc', 'Pet')}#/properties/id`, undefined],
])('%s refers to %s', (reference, name) => {
  expect(referencedModel(reference)).toBe(name)
})

test.each([
  [JSON.stringify({ items: { $ref: modelAddress('abc', 'Pet') } }), true],
  [JSON.stringify({ items: { $ref: modelAddress('abc', 'Pet') } }).replaceAll('/', String.raw`\/`), true],
  [JSON.stringify({ items: { $ref: modelAddress('abc', 'Pets') } }), false],
  [JSON.stringify({ items: { $ref: '#/definitions/Pet' }, definitions: { Pet: {} } }), false],
  [JSON.stringify({ description: modelAddress('abc', 'Pet') }), false],
  [`<a href="${modelAddress('abc', 'Pet')}"/>`, false],
])('whether %s refers to the model Pet: %s', (schema, refers) => {
  expect(refersToModel(schema, 'Pet')).toBe(refers)
})
