import { expect, test } from 'vitest'
import { documentationLocationKey, wholeLocation } from './documentation-location.ts'

test('a location has the fields of its type and no others, and what it leaves out means all', () => {
  expect(wholeLocation({ type: 'API', path: '/x' })).toEqual({ type: 'API' })
  expect(wholeLocation({ type: 'RESOURCE', method: 'GET' })).toEqual({ type: 'RESOURCE', path: '/' })
  expect(wholeLocation({ type: 'METHOD', path: '/pets', method: 'GET', name: 'x' })).toEqual({ type: 'METHOD', path: '/pets', method: 'GET' })
  expect(wholeLocation({ type: 'RESPONSE_HEADER', name: 'ETag' })).toEqual({
    type: 'RESPONSE_HEADER',
    path: '/',
    method: '*',
    statusCode: '*',
    name: 'ETag',
  })
  expect(wholeLocation({ type: 'MODEL' })).toEqual({ type: 'MODEL' })
})

test('locations that speak of the same thing have one key, however they are written', () => {
  const key = documentationLocationKey({ type: 'METHOD', path: '/', method: '*' })
  expect(documentationLocationKey({ method: '*', type: 'METHOD' })).toBe(key)
  expect(documentationLocationKey({ type: 'METHOD', path: '/', method: 'GET' })).not.toBe(key)
  expect(documentationLocationKey({ type: 'REQUEST_BODY', path: '/', method: '*' })).not.toBe(key)
})

test('a blank in a name does not make two locations one', () => {
  const parameter = { type: 'QUERY_PARAMETER', method: 'GET' } as const
  expect(documentationLocationKey({ ...parameter, path: '/a GET', name: 'b' })).not.toBe(documentationLocationKey({ ...parameter, path: '/a', name: 'GET b' }))
})
