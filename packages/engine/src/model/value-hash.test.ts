import { defaultBudgets, EvaluationError, Meter } from '@fourbox/java'
import { expect, test } from 'vitest'
import { TooDeep } from './canonical-text.ts'
import { parseJson } from './json-value.ts'
import { ValueHash } from './value-hash.ts'

const hashOf = (json: string) => new ValueHash(new Meter(defaultBudgets)).of(parseJson(json))

test.each([
  ['{"a":1,"b":[{"c":2,"d":3}]}', '{"b":[{"d":3,"c":2}],"a":1.0}'],
  ['-0', '0'],
  ['"\\u00e9"', '"é"'],
  ['{"__proto__":1,"x":2}', '{"x":2,"__proto__":1}'],
])('%s and %s are equal as JSON, and so are their hashes', (one, other) => {
  expect(hashOf(one)).toBe(hashOf(other))
})

test('what is not equal has another hash', () => {
  const values = [
    'null',
    'true',
    'false',
    '0',
    '1',
    '"1"',
    '""',
    '"null"',
    '[]',
    '{}',
    '[[]]',
    '[null]',
    '[1,2]',
    '[2,1]',
    '[[1],2]',
    '[1,[2]]',
    '["a","b"]',
    '["ab"]',
  ]
  const objects = [
    '{"a":1}',
    '{"a":"1"}',
    '{"a":1,"b":2}',
    '{"a":2,"b":1}',
    '{"a":{"b":1}}',
    '{"b":{"a":1}}',
    '{"a":[],"b":{}}',
    '{"a":{},"b":[]}',
    '{"":null}',
  ]
  const hashes = [...values, ...objects].map(hashOf)
  expect(new Set(hashes).size).toBe(hashes.length)
})

test('what a hash costs is charged, and a value that nests too deep is refused', () => {
  const few = new ValueHash(new Meter({ ...defaultBudgets, steps: 10 }))
  expect(() => few.of(Array.from({ length: 20 }, () => 1))).toThrow(EvaluationError)
  expect(() => hashOf('['.repeat(2000) + ']'.repeat(2000))).toThrow(TooDeep)
})
