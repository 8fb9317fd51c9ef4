import { expect, test } from 'vitest'
import { jsonFault } from './json-fault.ts'

test.each([
  ['{"a": x}', 6, 'Here a value is expected.'],
  ['{x}', 1, 'Here a name in double quotes or } is expected.'],
  ['{"a" 1}', 5, 'Here a colon is expected.'],
  ['[1 2]', 3, 'Here a comma or ] is expected.'],
  ['[1,]', 3, 'Here a value is expected.'],
  ['{"a":1,}', 7, 'Here a name in double quotes is expected.'],
  ['{"a": ', 6, 'The text ends where a value is expected.'],
  ['{} {}', 3, 'Nothing may follow the value.'],
  ['["a\nb"]', 1, 'Here a value or ] is expected.'],
  ['01', 0, 'Here a value is expected.'],
])('%j is no JSON from %i on', (text, offset, message) => {
  expect(jsonFault(text)).toEqual({ offset, message })
})

test.each(['{}', '[]', '[{}]', '"\\u00e4\\n"', '-0.5e+3', ' { "a" : [ true , null , { "b" : [] } ] } '])('%j is JSON, here as in the browser', (text) => {
  expect(() => JSON.parse(text)).not.toThrow()
  expect(jsonFault(text)).toBeUndefined()
})

test('a text that is nested deeply is walked without a stack', () => {
  expect(jsonFault('['.repeat(200_000))?.offset).toBe(200_000)
})
