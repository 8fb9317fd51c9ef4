import { expect, test } from 'vitest'
import { curlOfTest } from './curl-of-test.ts'

const input = { verb: 'GET', path: { id: 'a b' }, queryString: 'x=1', headers: "X-Note:it's", clientCertificateId: '', stageVariables: {}, body: '{"n":1}' }
const place = { restApiId: 'abc', stageName: 'dev', path: '/orders/{id}' }

test('what is typed for a test can be sent to a stage', () => {
  expect(curlOfTest({ ...place, verb: 'PUT', input })).toBe(
    String.raw`curl -X PUT 'http://abc.execute-api.localhost:4401/dev/orders/a%20b?x=1' -H 'X-Note: it'\''s' -H 'Content-Type: application/json' --data-raw '{"n":1}'`,
  )
})

test('a verb without a body sends none', () => {
  expect(curlOfTest({ ...place, verb: 'GET', input: { ...input, headers: '' } })).toBe(`curl 'http://abc.execute-api.localhost:4401/dev/orders/a%20b?x=1'`)
})
