import { expect, test } from 'vitest'
import { trialRequest } from '../testing/trial.ts'
import { MethodRequest } from './method-request.ts'

const marks = { traceId: 'Root=1-00000000-000000000000000000000000', edgeId: undefined }

function arrived(headers: Parameters<typeof trialRequest>[1]) {
  return new MethodRequest(trialRequest('GET /pets', headers), 'GET', new Map(), marks).headers
}

test('the address that called stands last in X-Forwarded-For, behind what the client says of those before it', () => {
  expect(arrived({}).get('X-Forwarded-For')).toEqual(['203.0.113.9'])
  expect(arrived({ 'X-Forwarded-For': '198.51.100.1, 198.51.100.2' }).get('X-Forwarded-For')).toEqual(['198.51.100.1, 198.51.100.2, 203.0.113.9'])
  expect(arrived({ 'x-forwarded-for': ['198.51.100.1', '198.51.100.2'] }).get('X-Forwarded-For')).toEqual(['198.51.100.1, 198.51.100.2, 203.0.113.9'])
})

test('what a client says of port, scheme and trace in the gateway’s name does not count', () => {
  const headers = arrived({ 'x-forwarded-port': '80', 'X-Forwarded-Proto': 'http', 'X-Amzn-Trace-Id': 'mine' })
  expect(Object.fromEntries(headers)).toMatchObject({
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
    'X-Amzn-Trace-Id': [marks.traceId],
  })
  expect(headers.has('x-forwarded-port')).toBe(false)
})
