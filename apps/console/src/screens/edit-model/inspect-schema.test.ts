import { expect, test } from 'vitest'
import { inspectSchema } from './inspect-schema.ts'

test('broken JSON is an error at its place', () => {
  expect(inspectSchema('{"type": "object",\n "properties": }')).toMatchObject([{ severity: 'error' }])
})

test('a type that JSON Schema does not have is marked where it stands', () => {
  expect(inspectSchema('{\n  "type": "objekt"\n}')).toMatchObject([{ line: 2, column: 12, severity: 'warning' }])
})

test('a keyword that API Gateway does not support is marked', () => {
  expect(inspectSchema('{"type":"object","discriminator":"kind"}')).toMatchObject([{ line: 1, column: 18, severity: 'warning' }])
})

test('a sound schema, or none yet, has no faults', () => {
  expect(inspectSchema('{"type":"object","properties":{"id":{"type":["integer","null"]}}}')).toEqual([])
  expect(inspectSchema('')).toEqual([])
})
