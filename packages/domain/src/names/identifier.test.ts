import { expect, test } from 'vitest'

import { makeIdentifier } from './identifier.ts'

test('an id is made of lower-case letters and digits, each as likely as any other', () => {
  // The four bytes that would make the first letters likelier than the rest do not count.
  const bytes = Uint8Array.of(252, 255, 0, 35, 36, 251)
  expect(makeIdentifier(4, () => bytes)).toBe('a9a9')
})

test('random bytes are asked for until the id is long enough', () => {
  let asked = 0
  const id = makeIdentifier(10, (size) => {
    asked += 1
    return new Uint8Array(size).fill(asked === 1 ? 255 : asked)
  })
  expect([id, asked]).toEqual(['cccccccccc', 2])
})
