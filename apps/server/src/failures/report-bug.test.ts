import { StoreUnavailable } from '@fourbox/store'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { reportBug } from './report-bug.ts'

let lines: unknown[] = []
beforeEach(() => {
  lines = []
  vi.useFakeTimers()
  vi.spyOn(console, 'error').mockImplementation((line) => void lines.push(JSON.parse(String(line))))
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('of calls that are refused in a row since the store is away the first is told, and the first after it was there', () => {
  const away = new StoreUnavailable('away', 'postgres://a/b', new Error('gone'))
  for (let refused = 0; refused < 50; refused++) {
    reportBug(away)
    vi.advanceTimersByTime(10_000)
  }
  expect(lines).toMatchObject([{ reason: 'away', place: 'postgres://a/b', cause: 'gone' }])
  reportBug(new StoreUnavailable('full', 'postgres://a/b', new Error('no room')))
  vi.advanceTimersByTime(61_000)
  reportBug(away)
  expect(lines).toMatchObject([{ reason: 'away' }, { reason: 'full' }, { reason: 'away' }])
})

test('every bug is told', () => {
  for (let at = 0; at < 2; at++) reportBug(new TypeError('of ours'))
  expect(lines).toMatchObject([{ message: 'TypeError: of ours', stack: expect.any(String) }, { message: 'TypeError: of ours' }])
})
