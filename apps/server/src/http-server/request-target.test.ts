import { expect, test } from 'vitest'
import { readTarget } from './request-target.ts'

test('a target is a path, or an address of the very host that the request names', () => {
  expect(readTarget('/restapis?limit=1', 'localhost:4400')).toBe('/restapis?limit=1')
  expect(readTarget('http://LOCALHOST:4400/restapis?limit=1', 'localhost:4400')).toBe('/restapis?limit=1')
  expect(readTarget('http://localhost:4400', 'localhost:4400')).toBe('/')
  expect(readTarget('http://localhost:4400?a', 'localhost:4400')).toBe('/?a')
})

test.for(['http://attacker.test/restapis', 'http://localhost:4400@attacker.test/', 'http:///restapis', 'ftp://localhost:4400/', '*', 'localhost:4400', ''])(
  'the target %j is refused',
  (target) => {
    expect(readTarget(target, 'localhost:4400')).toBeUndefined()
  },
)
