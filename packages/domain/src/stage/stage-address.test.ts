import { expect, test } from 'vitest'
import { addressByPath, apiAddress } from './stage-address.ts'

test.each([
  ['http://localhost:4401', 'http://abc.execute-api.localhost:4401'],
  ['https://127.0.0.1:4401', 'https://abc.execute-api.localhost:4401'],
  ['http://localhost', 'http://abc.execute-api.localhost'],
  ['https://apis.example.com', 'https://apis.example.com/_aws/execute-api/abc'],
  ['http://[::1]:4401', 'http://[::1]:4401/_aws/execute-api/abc'],
  ['http://localhost.example:4401', 'http://localhost.example:4401/_aws/execute-api/abc'],
])('at %s an API answers at %s', (executeOrigin, address) => {
  expect(apiAddress(executeOrigin, 'abc')).toBe(address)
})

test('by its path an API answers at every origin', () => {
  expect(addressByPath('http://localhost:4401', 'abc')).toBe('http://localhost:4401/_aws/execute-api/abc')
})
