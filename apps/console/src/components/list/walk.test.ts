import { expect, test } from 'vitest'
import { walk } from './walk.ts'

test.for([
  ['ArrowDown', -1, 0],
  ['j', 4, 5],
  ['ArrowUp', 5, 4],
  ['k', 0, 0],
  ['PageDown', 1, 5],
  ['PageDown', 7, 9],
  ['PageUp', 2, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
] as const)('in a list of ten by pages of four %s leads from %d to %d', ([key, from, to]) => {
  expect(walk(key, from, 10, 4)).toBe(to)
})

test('any other key leads nowhere, and so does each in an empty list', () => {
  expect(walk('Enter', 0, 10, 4)).toBeUndefined()
  expect(walk('End', -1, 0, 4)).toBeUndefined()
})
