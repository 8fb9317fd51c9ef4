import { expect, test } from 'vitest'
import { hasStatus, readFilter } from './call-filter.ts'
import type { CallRow } from './rows.ts'

const row: CallRow = {
  key: 'k',
  requestId: '5b1c7e02',
  restApiId: 'api',
  stage: 'prod',
  httpMethod: 'POST',
  path: '/orders/17',
  query: '?currency=EUR',
  startedAt: 0,
  latencyInMillis: 41,
  status: 502,
  decision: 'Execution failed due to a timeout error',
}

const meets = (text: string, over: Partial<CallRow> = {}) => readFilter(text, new Set(['replayed']))({ ...row, ...over })

test.for(['', '  ', 'POST', '502', '5xx', '5XX', '>40ms', '>40', '<41.5ms', '/orders', 'ORDERS*eur', '5b1c', 'timeout', 'production', 'POST 5xx /orders >1ms'])(
  'a call is met by: %s',
  (text) => {
    expect(meets(text)).toBe(true)
  },
)

test.for(['GET', '500', '4xx', '>41ms', '<41ms', 'eur*orders', 'canary', 'replay', 'POST 4xx'])('a call is left out by: %s', (text) => {
  expect(meets(text)).toBe(false)
})

test('calls of the canary, and those that were sent again, are found', () => {
  expect([meets('canary', { isCanary: true }), meets('production', { isCanary: true })]).toEqual([true, false])
  expect(meets('replay', { requestId: 'replayed' })).toBe(true)
})

test('a status is of one kind', () => {
  const kinds = [200, 302, 404, 500].map((status) => (['2xx', '4xx', '5xx'] as const).filter((kind) => hasStatus({ ...row, status }, kind)))
  expect(kinds).toEqual([['2xx'], ['2xx'], ['4xx'], ['5xx']])
  expect(hasStatus(row, 'all')).toBe(true)
})
