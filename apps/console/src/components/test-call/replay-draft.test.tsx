import { expect, test } from 'vitest'
import { missingParts, replayDraft, toCall } from './replay-draft.ts'
import { testCallOf } from './test-call-of.ts'
import { trialCall } from '../../testing/trial-call.ts'

test('a call that is sent again has what the client sent, and nothing in place of what was masked', () => {
  expect(replayDraft(trialCall())).toEqual({
    httpMethod: 'POST',
    target: '/dev/orders/17/a%20b?access_token=&page=2',
    headers: "Content-Type:application/json\nAuthorization:\nX-Note:it's",
    body: '{"note":"ring it"}',
  })
})

test('what was masked, and what was not recorded, is said', () => {
  expect(missingParts(trialCall())).toEqual([
    'Masked in what was recorded, so enter anew: header Authorization, query access_token. A header that stays empty is not sent.',
  ])
  const { request } = trialCall()
  const cut = { text: 'x', isBase64Encoded: false, bytes: 100_000, isCut: true }
  expect(missingParts(trialCall({ request: { ...request, masked: [], body: cut } }))).toEqual(['Of the body of 100000 bytes only the beginning was recorded.'])
  expect(missingParts(trialCall({ request: { ...request, masked: [] } }))).toEqual([])
})

test('it goes to the host that was called, without headers that stayed empty', () => {
  const call = trialCall()
  expect(toCall(call, { ...replayDraft(call), target: 'dev/orders' })).toEqual({
    domainName: 'abc123.execute-api.localhost',
    httpMethod: 'POST',
    path: '/dev/orders',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Note', "it's"],
    ],
    body: '{"note":"ring it"}',
    isBase64Encoded: false,
  })
})

test('the Test tab of the method takes it with the values of the path’s variables', () => {
  expect(testCallOf(trialCall())).toMatchObject({
    verb: 'POST',
    path: { id: '17', rest: 'a b' },
    queryString: 'access_token=&page=2',
    body: '{"note":"ring it"}',
  })
})
