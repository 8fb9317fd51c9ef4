import { expect, test } from 'vitest'

import { isSecretHeader, isSecretParameter, redact } from './redact.ts'

test('a secret shows its last six characters, and none where it has no more', () => {
  expect(['', 'abc', 'abcdef', 'abcdefg', 'Bearer abc-afc190'].map(redact)).toEqual(['', '***', '******', '*bcdefg', '***********afc190'])
})

test('headers that carry secrets are known in any case', () => {
  expect(['Authorization', 'PROXY-AUTHORIZATION', 'x-api-key', 'X-Amz-Security-Token', 'Cookie', 'Set-Cookie'].every(isSecretHeader)).toBe(true)
  expect(['Accept', 'X-Authorization', 'constructor'].some(isSecretHeader)).toBe(false)
})

test('query parameters that carry secrets are known however their words are joined', () => {
  const names = ['access_token', 'token', 'api_key', 'apiKey', 'API-KEY', 'X-Amz-Signature', 'X-Amz-Security-Token', 'client_secret', 'sig']
  expect(names.filter((name) => !isSecretParameter(name))).toEqual([])
  expect(['nextToken', 'X-Amz-Date', 'signed', 'key', 'constructor', ''].some(isSecretParameter)).toBe(false)
})
