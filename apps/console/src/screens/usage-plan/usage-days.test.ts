import { expect, test } from 'vitest'
import { usageByKey, usageCsv, utcDay } from './usage-days.ts'

test('a day is told in UTC', () => {
  expect(utcDay(0, new Date('2026-11-29T23:59:00Z'))).toBe('2026-11-29')
  expect(utcDay(29, new Date('2026-11-29T00:10:00Z'))).toBe('2026-10-31')
})

test('pairs are told by their days', () => {
  expect(
    usageByKey(
      {
        k1: [
          [3, 7],
          [0, 7],
        ],
      },
      '2026-10-31',
    ),
  ).toEqual([
    {
      keyId: 'k1',
      days: [
        { day: '2026-10-31', used: 3, remaining: 7 },
        { day: '2026-11-01', used: 0, remaining: 7 },
      ],
    },
  ])
})

test('a name with a comma is quoted, and one that looks like a formula does not act as one', () => {
  const usage = usageByKey({ k1: [[3, 7]] }, '2026-10-31')
  expect(usageCsv(usage, () => 'a, "b"')).toBe('API key ID,Name,Day,Used,Remaining\nk1,"a, ""b""",2026-10-31,3,7\n')
  expect(usageCsv(usage, () => '=1+1')).toContain(`k1,'=1+1,`)
})
