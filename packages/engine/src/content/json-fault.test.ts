import { assert, json, property, string as text } from 'fast-check'
import { expect, test } from 'vitest'
import { jsonFault } from './json-fault.ts'

test.each([
  [String.raw`{"q": "it\'s"}`, String.raw`Unrecognized character escape ''' (code 39)`, 'line: 1, column: 11'],
  [
    '{"q": "a\rb"}',
    'Illegal unquoted character ((CTRL-CHAR, code 13)): has to be escaped using backslash to be included in string value',
    'line: 1, column: 9',
  ],
  ['{"a": 1,\n}', `Unexpected character ('}' (code 125)): was expecting double-quote to start field name`, 'line: 2, column: 1'],
  ['{a: 1}', `Unexpected character ('a' (code 97)): was expecting double-quote to start field name`, 'line: 1, column: 2'],
  ['hello', `Unrecognized token 'hello': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`, 'line: 1, column: 1'],
  ['{"a" 1}', `Unexpected character ('1' (code 49)): was expecting a colon to separate field name and value`, 'line: 1, column: 6'],
  ['[1 2]', `Unexpected character ('2' (code 50)): was expecting comma to separate Array entries`, 'line: 1, column: 4'],
  ['{"a":[{}], "b":"c" x', `Unexpected character ('x' (code 120)): was expecting comma to separate Object entries`, 'line: 1, column: 20'],
  ['{"a":1} {', `Unexpected character ('{' (code 123)): Expected space separating root-level values`, 'line: 1, column: 9'],
  ['{"a":', 'Unexpected end-of-input: expected close marker or a value', 'line: 1, column: 6'],
  ['"abc', 'Unexpected end-of-input: was expecting closing quote for a string value', 'line: 1, column: 5'],
  ['a=1&b=2', `Unrecognized token 'a': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')`, 'line: 1, column: 1'],
])('%j is no JSON: %s', (broken, fault, place) => {
  expect(jsonFault(broken)).toBe(`${fault}\n at [Source: (byte[])"${broken}"; ${place}]`)
})

test('what is JSON has no fault, and what is none has one, whatever it is', () => {
  assert(property(json(), (whole) => jsonFault(whole) === undefined))
  assert(property(text(), json(), (odd, whole) => void jsonFault(whole.slice(0, -1) + odd)))
  expect(jsonFault(`${'['.repeat(100_000)}x`)).toContain('Unrecognized token')
})
