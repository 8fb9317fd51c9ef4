import { expect, test } from 'vitest'

import { isGreedy, isPathVariable, pathVariableName } from './path-part.ts'

test('a variable of a path is named without its braces and its plus', () => {
  expect(['{petId}', '{proxy+}'].map(pathVariableName)).toEqual(['petId', 'proxy'])
})

test('a variable stands in braces, and one with a plus takes the rest of the path', () => {
  expect(['pets', '{petId}', '{proxy+}'].map(isPathVariable)).toEqual([false, true, true])
  expect(['pets+', '{petId}', '{proxy+}'].map(isGreedy)).toEqual([false, false, true])
})
