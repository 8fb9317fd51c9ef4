import { expect, test } from 'vitest'
import { cookieName, readCookies, withoutSessions, writeCookie } from './session-cookie.ts'

test('two servers on one host have cookies of their own, the same after a restart', () => {
  expect(cookieName('one')).toBe(cookieName('one'))
  expect(cookieName('one')).not.toBe(cookieName('other'))
  expect(cookieName('one')).not.toContain('one')
})

test('a cookie of the same name that another port has set hides none', () => {
  expect(readCookies({ cookie: 'a=b; s=planted;s=mine; ss=x; s' }, 's')).toEqual(['planted', 'mine'])
  expect(readCookies({}, 's')).toEqual([])
})

test('no script reads the cookie, and no other site sends it', () => {
  expect(writeCookie('s', 'v', { seconds: 60, secure: false })).toBe('s=v; Path=/; Max-Age=60; HttpOnly; SameSite=Strict')
  expect(writeCookie('s', '', { seconds: 0, secure: true })).toBe('s=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict; Secure')
})

test('a deployed API sees all cookies but the console’s sessions', () => {
  const session = `${cookieName('one')}=secret`
  expect(withoutSessions(['Host', 'h', 'Cookie', `a=b; ${session}; c=d`])).toEqual(['Host', 'h', 'Cookie', 'a=b; c=d'])
  expect(withoutSessions(['cookie', session, 'X-A', ''])).toEqual(['X-A', ''])
  expect(withoutSessions(['cookie', `${session};c=d`])).toEqual(['cookie', 'c=d'])
})
