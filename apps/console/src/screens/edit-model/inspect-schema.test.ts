import { expect, test } from 'vitest'
import { inspectSchema } from './inspect-schema.ts'

test('broken JSON is an error at its place', () => {
  expect(inspectSchema('{"type": "object",\n "properties": }')).toMatchObject([{ severity: 'error' }])
})

test('what the server would refuse is marked where it stands', () => {
  expect(inspectSchema('{\n  "type": "objekt"\n}')).toMatchObject([{ line: 2, column: 3, severity: 'error' }])
  expect(inspectSchema('{"type":"object","discriminator":"kind"}')).toMatchObject([{ line: 1, column: 18, message: expect.stringContaining('discriminator') }])
  expect(inspectSchema('{"propertys":{}}')).toMatchObject([{ line: 1, column: 2 }])
})

test('a property may be called as a keyword is that models do not have', () => {
  expect(inspectSchema('{"properties":{"example":{"type":"string"},"xml":{},"type":{"enum":["objekt"]}}}')).toEqual([])
})

test('a sound schema, or none yet, has no faults', () => {
  expect(inspectSchema('{"type":"object","properties":{"id":{"type":["integer","null"]}}}')).toEqual([])
  expect(inspectSchema('{"$ref":"https://apigateway.amazonaws.com/restapis/x/models/Pet"}')).toEqual([])
  expect(inspectSchema('')).toEqual([])
})
