import { expect, test } from 'vitest'
import { buckets } from './buckets.ts'

const minute = 60_000
const until = Date.UTC(2027, 0, 15, 8, 0, 30)
const calls = (at: number, invocations: number) => ({ at, invocations, errors: 1, throttles: 2, durationSum: invocations * 4, durationMax: 9, concurrent: 3 })
const thisMinute = Math.floor(until / minute) * minute

test.each([1, 3, 12, 24])('the bars of %i hours hold every call, the first and the last too', (hours) => {
  const minutes = [calls(thisMinute, 5), calls(thisMinute - hours * 60 * minute + minute, 7), calls(thisMinute - hours * 30 * minute, 1)]
  const bars = buckets(minutes, hours, until)
  expect(bars).toHaveLength(60)
  expect(bars.reduce((sum, { invocations }) => sum + invocations, 0)).toBe(13)
  expect(bars.at(-1)?.invocations).toBe(5)
})

test('a bar without calls has no duration', () => {
  const [last, before] = buckets([calls(thisMinute, 2)], 1, until).toReversed()
  expect(last).toMatchObject({ durationAverage: 4, durationMax: 9, concurrent: 3, errors: 1, throttles: 2 })
  expect(before).toMatchObject({ durationAverage: undefined, durationMax: undefined, invocations: 0 })
})
