import type { CallSummary } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { mostRows, withCalls } from './rows.ts'

function call(requestId: string, startedAt: number): CallSummary {
  return { requestId, restApiId: 'api', stage: 'prod', httpMethod: 'GET', path: '/', query: '', startedAt, latencyInMillis: 1, status: 200 }
}

test('what came is the newest on top, each call once, from however many workers', () => {
  const first = withCalls([], [call('a', 1), call('c', 3)])
  const rows = withCalls(first, [call('c', 3), call('d', 4), call('b', 2)])
  expect(rows.map(({ requestId }) => requestId)).toEqual(['d', 'c', 'b', 'a'])
  expect(withCalls(rows, [])).toBe(rows)
})

test('a client that chooses the id of its request twice has two rows', () => {
  expect(withCalls([], [call('own', 1), call('own', 2)])).toHaveLength(2)
})

test('the page keeps so many rows and no more: the oldest go', () => {
  const many = Array.from({ length: mostRows }, (_, n) => call(`${n}`, n))
  const rows = withCalls(withCalls([], many), [call('new', mostRows)])
  expect([rows.length, rows[0]?.requestId, rows.at(-1)?.requestId]).toEqual([mostRows, 'new', '1'])
})
