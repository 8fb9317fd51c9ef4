import { expect, test } from 'vitest'
import {
  headersLeft,
  lineWithoutColon,
  modelOfBody,
  queryStringsLeft,
  readHeaders,
  requiredInput,
  stageVariablesOf,
  toTestCall,
  withHeader,
  withQueryString,
} from './test-input.ts'

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
    stageVariablesOf({
      uri: 'http://${stageVariables.host}/',
      requestTemplates: { 'application/json': "$stageVariables.name $stageVariables.host $stageVariables.get('shop') $stageVariables['till']" },
    }),
  ).toEqual(['host', 'name', 'shop', 'till'])
})

test('what the method declares is offered until it is typed', () => {
  const method = { requestParameters: { 'method.request.querystring.page': false, 'method.request.querystring.type': true, 'method.request.header.X-A': true } }
  expect(queryStringsLeft(method, '')).toEqual([
    { name: 'page', value: false },
    { name: 'type', value: true },
  ])
  expect(queryStringsLeft(method, withQueryString('type=cat', 'page'))).toEqual([])
  expect(headersLeft(method, 'Accept:*/*')).toEqual([{ name: 'X-A', value: true }])
  expect(withHeader('Accept:*/*', 'X-A')).toBe('Accept:*/*\nX-A:')
  expect(headersLeft(method, 'x-a:1')).toEqual([])
})

test('what the method requires is there to be filled in', () => {
  const requestParameters = { 'method.request.querystring.page': false, 'method.request.querystring.type': true, 'method.request.header.X-A': true }
  expect(requiredInput({ requestParameters })).toEqual({ queryString: 'type=', headers: 'X-A:' })
})

test('a sample body is made of the model of JSON, not of the one that says nothing', () => {
  expect(modelOfBody({ requestModels: { 'text/xml': 'PetXml', 'application/json': 'Pet' } })).toBe('Pet')
  expect(modelOfBody({ requestModels: { 'application/json': 'Empty' } })).toBeUndefined()
  expect(modelOfBody({})).toBeUndefined()
})

test('a line without a colon is found, empty lines are none', () => {
  expect(lineWithoutColon('Accept: text/plain\n\nX-Trace on\n')).toBe(3)
  expect(lineWithoutColon(':path\n')).toBe(1)
  expect(lineWithoutColon('A:1\n\n')).toBeUndefined()
})
