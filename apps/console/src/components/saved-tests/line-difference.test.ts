import { expect, test } from 'vitest'
import { lineDifference } from './line-difference.ts'

const shown = (expected: string, actual: string) =>
  lineDifference(expected, actual)?.map(({ text, in: where }) => `${{ expected: '-', actual: '+', both: ' ' }[where]}${text}`)

test('of two texts what they have in common stands once, and what differs where it is', () => {
  expect(shown('{\n "a": 1,\n "b": 2\n}', '{\n "a": 1,\n "b": 3,\n "c": 4\n}')).toEqual([' {', '  "a": 1,', '- "b": 2', '+ "b": 3,', '+ "c": 4', ' }'])
  expect(shown('same', 'same')).toEqual([' same'])
})

test('texts of very many lines are not compared', () => {
  expect(lineDifference('x\n'.repeat(500), 'x')).toBeUndefined()
})
