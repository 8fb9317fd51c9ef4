import { expect, test } from 'vitest'
import { histogramBars } from './histogram-bars.ts'
import { logLine } from './log-line.ts'

const line = (timestamp: number, message = 'fine') => logLine({ eventId: String(timestamp), timestamp, message })

test('each line is counted once, between the first moment and the last, those that tell a failure among them', () => {
  const bars = histogramBars([line(0), line(500, 'an ERROR'), line(60_000), line(119_999, 'ERROR')])
  expect(bars).toHaveLength(60)
  expect(bars[0]).toEqual({ from: 0, to: 1999, count: 2, failed: 1 })
  expect(bars[30]).toEqual({ from: 60_000, to: 61_999, count: 1, failed: 0 })
  expect(bars[59]).toEqual({ from: 118_000, to: 119_999, count: 1, failed: 1 })
  expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(4)
})

test('lines of one moment stand in one bar, and no lines in none', () => {
  expect(histogramBars([line(7), line(7)]).filter(({ count }) => count > 0)).toEqual([{ from: 7, to: 23, count: 2, failed: 0 }])
  expect(histogramBars([])).toEqual([])
})
