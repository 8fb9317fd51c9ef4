import { expect, test } from 'vitest'
import { portOfOrigin } from './port-of-origin.ts'

test.each([
  ['http://localhost:4400', 4400],
  ['http://localhost', 80],
  ['https://localhost:443', 443],
  ['https://[::1]:4401', 4401],
])('the port of %s is %i, told or not', (origin, port) => {
  expect(portOfOrigin(origin)).toBe(port)
})
