import { expect, test } from 'vitest'
import { lineWithoutColon, readHeaders, stageVariablesOf, toTestCall } from './test-input.ts'

const input = { verb: 'GET', path: {}, queryString: '', headers: '', clientCertificateId: '', stageVariables: {}, body: '' }

test('path variables are put into the path, a greedy one with its slashes', () => {
  expect(toTestCall({ ...input, path: { id: 'a/b', proxy: 'x y/z' }, queryString: '?a=1' }, '/{id}/{proxy+}', 'GET').pathWithQueryString).toBe(
    '/a%2Fb/x%20y/z?a=1',
  )
})

test('a verb without a body sends none', () => {
  expect(toTestCall({ ...input, body: '{}' }, '/', 'GET').body).toBeUndefined()
  expect(toTestCall({ ...input, body: '{}' }, '/', 'POST').body).toBe('{}')
})

test('headers are lines of name and value; a repeated name has several values', () => {
  expect(readHeaders('Accept: a:b\n\nno colon\n X-A :1\nX-A:2')).toEqual({ Accept: ['a:b'], 'X-A': ['1', '2'] })
})

test('the stage variables of an integration are found wherever they stand', () => {
  expect(
    stageVariablesOf({ uri: 'http://${stageVariables.host}/', requestTemplates: { 'application/json': '$stageVariables.name $stageVariables.host' } }),
  ).toEqual(['host', 'name'])
})

test('a line without a colon is found, empty lines are none', () => {
  expect(lineWithoutColon('Accept: text/plain\n\nX-Trace on\n')).toBe(3)
  expect(lineWithoutColon(':path\n')).toBe(1)
  expect(lineWithoutColon('A:1\n\n')).toBeUndefined()
})
