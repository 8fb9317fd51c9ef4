import { expect, test } from 'vitest'
import { sealWith } from './seal.ts'

test('a seal is the same by whoever shares the secret, and another for each text, purpose and secret', () => {
  const seal = sealWith('secret')
  expect(sealWith('secret')('cookie', 'text')).toBe(seal('cookie', 'text'))
  const others = [seal('cookie', 'text'), seal('cookie', 'other'), seal('key', 'text'), sealWith('another')('cookie', 'text')]
  expect(new Set(others).size).toBe(others.length)
})
