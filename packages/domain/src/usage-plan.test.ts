import { expect, test } from 'vitest'
import { quotaPeriodStart } from './usage-plan.ts'

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
