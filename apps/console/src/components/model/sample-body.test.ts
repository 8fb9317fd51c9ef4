import { expect, test } from 'vitest'
import { sampleBody } from './sample-body.ts'

test('an object has each of its properties', () => {
  const schema = {
    type: 'object',
    properties: { name: { type: 'string' }, price: { type: 'number' }, count: { type: 'integer', minimum: 3 }, sold: { type: 'boolean' } },
  }
  expect(sampleBody(schema)).toEqual({ name: 'text', price: 0, count: 3, sold: true })
})

test('an enumeration gives its first value, a format a text of that shape', () => {
  expect(sampleBody({ type: 'object', properties: { type: { enum: ['dog', 'cat'] }, born: { type: 'string', format: 'date' } } })).toEqual({
    type: 'dog',
    born: '2026-01-31',
  })
})

test('an array has as many items as it must, at least one', () => {
  expect(sampleBody({ type: 'array', items: { type: 'string' } })).toEqual(['text'])
  expect(sampleBody({ type: 'array', minItems: 2, items: { type: 'null' } })).toEqual([null, null])
})

test('references within the schema and to other models are followed', () => {
  const models = new Map([['Pet', '{"type":"object","properties":{"id":{"type":"integer"}}}']])
  const schema = {
    type: 'object',
    definitions: { tag: { type: 'string', enum: ['new'] } },
    properties: { tag: { $ref: '#/definitions/tag' }, pet: { $ref: 'https://apigateway.amazonaws.com/restapis/abc/models/Pet' } },
  }
  expect(sampleBody(schema, models)).toEqual({ tag: 'new', pet: { id: 0 } })
})

test('a schema that contains itself ends', () => {
  const node = { type: 'object', properties: { next: { $ref: '#' } } }
  expect(JSON.stringify(sampleBody(node))).toMatch(/^(\{"next":)+\{\}\}+$/)
})

test('the parts of allOf come together', () => {
  expect(sampleBody({ allOf: [{ properties: { a: { type: 'integer' } } }, { properties: { b: { type: 'boolean' } } }] })).toEqual({ a: 0, b: true })
})

test('what is no schema gives an empty object', () => {
  for (const value of [undefined, null, 'x', 3, []]) expect(sampleBody(value)).toEqual({})
})
