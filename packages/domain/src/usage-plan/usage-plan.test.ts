import { expect, test } from 'vitest'
import { quotaLimit, quotaPeriodStart } from './usage-plan.ts'

test.for([
  ['DAY', '2026-11-21', '2026-11-21'],
  ['WEEK', '2026-11-21', '2026-11-15'],
  ['WEEK', '2026-11-15', '2026-11-15'],
  ['WEEK', '2026-01-02', '2025-12-28'],
  ['MONTH', '2026-11-21', '2026-11-01'],
  ['MONTH', '2026-11-01', '2026-11-01'],
] as const)('a quota of a %s that counts %s began on %s', ([period, day, start]) => {
  expect(quotaPeriodStart(period, day)).toBe(start)
})

test('the offset of a quota is taken off in the period in which the key was made, and in no other', () => {
  const quota = { limit: 10, offset: 4, period: 'WEEK' } as const
  expect(quotaLimit(quota, '2026-11-15', '2026-11-21')).toBe(6)
  expect(quotaLimit(quota, '2026-11-22', '2026-11-21')).toBe(10)
  expect(quotaLimit(quota, '2026-11-08', '2026-11-21')).toBe(10)
  expect(quotaLimit({ ...quota, offset: 11 }, '2026-11-15', '2026-11-21')).toBe(0)
})
