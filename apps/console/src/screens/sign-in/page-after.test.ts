import { expect, test } from 'vitest'
import { pageAfter } from './page-after.ts'

test('after the sign-in comes the page that was asked for', () => {
  expect(pageAfter('/apis/abc/resources?x=1#y')).toBe('/apis/abc/resources?x=1#y')
})

test.for([null, '', 'apis', '//attacker.test', '/\\attacker.test', 'https://attacker.test', 'javascript:alert(1)', '/sign-in?to=/sign-in'])(
  'asked for %j, all APIs are shown',
  (asked) => {
    expect(pageAfter(asked)).toBe('/apis')
  },
)
