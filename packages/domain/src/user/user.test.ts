import { expect, test } from 'vitest'
import { isUserName } from './user.ts'

test('a name is IAM’s, but none that a path would lose, and none that the owner goes by', () => {
  expect(['ann', 'a.b', '...', 'ann@example.com', 'owner-2', 'a'.repeat(64)].filter((name) => !isUserName(name))).toEqual([])
  expect(['', '.', '..', 'owner', 'Root', 'a b', 'a/b', 'ä', 'a'.repeat(65), 7, undefined].filter(isUserName)).toEqual([])
})
