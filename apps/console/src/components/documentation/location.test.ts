import { expect, test } from 'vitest'
import { draftOfLocation, locationFaults, partTypeName, readLocation, sameLocation } from './location.ts'

test('a location has the fields of its type and no others', () => {
  expect(readLocation(draftOfLocation({ type: 'API', path: '/x' }))).toEqual({ type: 'API' })
  expect(readLocation(draftOfLocation({ type: 'METHOD', path: '/pets', method: 'GET' }))).toEqual({ type: 'METHOD', path: '/pets', method: 'GET' })
  expect(readLocation(draftOfLocation({ type: 'RESPONSE_HEADER', name: 'ETag' }))).toEqual({
    type: 'RESPONSE_HEADER',
    path: '/',
    method: '*',
    statusCode: '*',
    name: 'ETag',
  })
})

test('what lacks a name, or has no such status, is said before it is sent', () => {
  const fields = (location: Parameters<typeof draftOfLocation>[0]) => locationFaults(draftOfLocation(location)).map(({ field }) => field)
  expect(fields({ type: 'MODEL' })).toEqual(['location.name'])
  expect(fields({ type: 'RESPONSE', statusCode: '2xx' })).toEqual(['location.statusCode'])
  expect(fields({ type: 'RESOURCE', path: 'pets' })).toEqual(['location.path'])
  expect(fields({ type: 'RESPONSE' })).toEqual([])
})

test('only fields of the type decide whether two locations are one', () => {
  expect(sameLocation(draftOfLocation({ type: 'RESOURCE', path: '/a', method: 'GET' }), draftOfLocation({ type: 'RESOURCE', path: '/a' }))).toBe(true)
  expect(sameLocation(draftOfLocation({ type: 'METHOD', path: '/a', method: 'GET' }), draftOfLocation({ type: 'METHOD', path: '/a' }))).toBe(false)
})

test('types read as words', () => {
  expect(partTypeName('REQUEST_HEADER')).toBe('Request header')
  expect(partTypeName('API')).toBe('API')
})
