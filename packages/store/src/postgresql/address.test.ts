import { expect, test } from 'vitest'
import { databaseOf, serverAddresses, withoutCredentials } from './address.ts'

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

test('a database is named by all of its address but the secrets', () => {
  expect(databaseOf('postgres://me:secret@a,b:5433/db?sslpassword=secret&options=-c%20search_path%3Dother')).toBe(
    'postgres://me@a/db?options=-c+search_path%3Dother,b:5433',
  )
})
