import { expect, test } from 'vitest'
import { offsetIn } from './json-place.ts'

const text = '{"a": {"b": [1, {"c": "{}[],:"}], "b2": null},\n "d\\"": [[], [true]]}'
const rest = (...at: readonly (string | number)[]) => text.slice(offsetIn(text, at))

test('a member is found by its name, an entry by its index', () => {
  expect(rest('a')).toMatch(/^"a": /)
  expect(rest('a', 'b')).toMatch(/^"b": /)
  expect(rest('a', 'b', 0)).toMatch(/^1,/)
  expect(rest('a', 'b', 1)).toMatch(/^ \{"c"/)
  expect(rest('a', 'b', 1, 'c')).toMatch(/^"c"/)
  expect(rest('a', 'b2')).toMatch(/^"b2"/)
  expect(rest('d"', 1, 0)).toMatch(/^true/)
})

test('what is not there is the whole text', () => {
  for (const at of [[], ['b'], ['a', 'b', 2], ['a', 'c'], ['c']]) expect(offsetIn(text, at)).toBe(0)
})
