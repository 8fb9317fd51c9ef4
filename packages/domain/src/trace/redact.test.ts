import { expect, test } from 'vitest'

import { isSecretHeader, redact } from './redact.ts'

test('a secret shows its last six characters, and none where it has no more', () => {
  expect(['', 'abc', 'abcdef', 'abcdefg', 'Bearer abc-afc190'].map(redact)).toEqual(['', '***', '******', '*bcdefg', '***********afc190'])
})

test('headers that carry secrets are known in any case', () => {
  expect(['Authorization', 'PROXY-AUTHORIZATION', 'x-api-key', 'X-Amz-Security-Token', 'Cookie', 'Set-Cookie'].every(isSecretHeader)).toBe(true)
  expect(['Accept', 'X-Authorization', 'constructor'].some(isSecretHeader)).toBe(false)
})
