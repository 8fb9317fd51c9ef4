import { assert, property, constantFrom, string } from 'fast-check'
import { expect, test } from 'vitest'

import { parseRequestParameter, requestParameterKey } from './request-parameter.ts'

test('whatever a parameter is called, its key is read as it was written', () => {
  assert(
    property(constantFrom('path', 'querystring', 'header'), string({ unit: 'binary' }), (place, name) => {
      expect(parseRequestParameter(requestParameterKey({ place, name }))).toEqual({ place, name })
    }),
  )
})

test.each([
  ['method.request.header.a.b', { place: 'header', name: 'a.b' }],
  ['method.request.querystring.a\nb', { place: 'querystring', name: 'a\nb' }],
  ['method.request.path.', { place: 'path', name: '' }],
] as const)('%j is a parameter of the place that it names', (key, parameter) => {
  expect(parseRequestParameter(key)).toEqual(parameter)
})

test.each([
  '',
  'method.request.header',
  'method.request.body.x',
  'method.request.multivalueheader.x',
  'integration.request.header.x',
  'a.b.header.x',
  ' method.request.header.x',
  'method.request.toString.x',
])('%j is none', (key) => {
  expect(parseRequestParameter(key)).toBeUndefined()
})
