import { expect, test } from 'vitest'
import { suggestedTest } from './suggested-test.ts'

const method = { httpMethod: 'POST', path: '/pets', verb: 'POST' }

test('a test sends what was sent, and expects what was answered', () => {
  const call = { pathWithQueryString: '/pets?a=b', body: '{"x":1}', headers: { A: '1' }, stageVariables: { color: 'red' }, clientCertificateId: 'c' }
  expect(suggestedTest(method, call, { status: 201, headers: { 'Content-Type': 'application/json', Date: 'now' }, body: '{ "id": 1 }' })).toEqual({
    name: 'POST /pets?a=b answers 201',
    method: 'POST /pets',
    request: { path: '/pets?a=b', headers: { A: '1' }, body: '{"x":1}', stageVariables: { color: 'red' }, clientCertificateId: 'c' },
    expect: { status: 201, headers: { 'Content-Type': 'application/json' }, body: { json: { id: 1 } } },
  })
})

test('what was not sent is left out, the verb of an ANY method is kept, and a body that is no JSON is a text', () => {
  expect(
    suggestedTest({ ...method, httpMethod: 'ANY', verb: 'DELETE' }, { pathWithQueryString: '', stageVariables: {} }, { status: 200, body: 'gone' }),
  ).toEqual({
    name: 'DELETE /pets answers 200',
    method: 'ANY /pets',
    request: { httpMethod: 'DELETE' },
    expect: { status: 200, body: { text: 'gone' } },
  })
})
