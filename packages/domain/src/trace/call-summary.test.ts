import { expect, test } from 'vitest'
import { isWanted, summaryOf } from './call-summary.ts'
import type { Trace } from './trace.ts'

const trace: Trace = {
  requestId: 'request-1',
  restApiId: 'api',
  stage: 'prod',
  httpMethod: 'GET',
  path: '/pets',
  startedAt: 5,
  latencyInMillis: 3,
  status: 200,
  boxes: [],
  log: ['a line'],
}

test('a line of the list has the query and the size of the answer, and none of the bodies', () => {
  const request = { httpMethod: 'GET', target: '/prod/pets?page=2', headers: [], masked: [] }
  const answer = { headers: [], body: { text: '[]', isBase64Encoded: false, bytes: 2, isCut: false } }
  const { boxes: _boxes, log: _log, ...rest } = trace
  expect(summaryOf({ ...trace, request, answer, decision: 'default' })).toEqual({ ...rest, query: '?page=2', bytes: 2, decision: 'default' })
})

test('what an earlier version kept has a line too', () => {
  expect(summaryOf(trace)).toMatchObject({ path: '/pets', query: '' })
})

test('calls are wanted of all, of an API, or of a stage of it', () => {
  expect([{}, { restApiId: 'api' }, { restApiId: 'api', stage: 'prod' }].every((wanted) => isWanted(wanted, trace))).toBe(true)
  expect([{ restApiId: 'other' }, { restApiId: 'api', stage: 'dev' }].some((wanted) => isWanted(wanted, trace))).toBe(false)
})
