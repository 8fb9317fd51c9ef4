import { expect, test } from 'vitest'
import { serverAddresses, withoutCredentials } from './address.ts'

test('an address names one server, or several with commas between them', () => {
  expect(serverAddresses('postgres://me:a%20secret@a/db')).toEqual(['postgres://me:a%20secret@a/db'])
  const several = 'postgres://me:se,cret@a:5432,b,[::1]:5433/db?target_session_attrs=read-write'
  expect(serverAddresses(several)).toEqual([
    'postgres://me:se,cret@a:5432/db?target_session_attrs=read-write',
    'postgres://me:se,cret@b/db?target_session_attrs=read-write',
    'postgres://me:se,cret@[::1]:5433/db?target_session_attrs=read-write',
  ])
  expect(withoutCredentials(several)).toBe('postgres://a:5432,b,[::1]:5433/db')
  expect(withoutCredentials('postgres:///db?host=/run/postgresql')).toBe('postgres:///run/postgresql/db')
})
