import { expect, test } from 'vitest'
import { trialStore } from '../../../testing/trial-store.ts'
import { FunctionMetrics } from './function-metrics.ts'

const start = Date.UTC(2027, 0, 15, 8, 59, 30)

async function trialMetrics() {
  const { counters } = await trialStore()
  const clock = { now: start }
  return { counters, clock, metrics: new FunctionMetrics(counters, () => clock.now) }
}

const ended = (durationInMillis: number, isError = false, concurrent = 1) => ({ type: 'ended', durationInMillis, isError, concurrent }) as const

test('calls are told by the minute, over the end of an hour, and those of another function are not', async () => {
  const { clock, metrics } = await trialMetrics()
  metrics.count('f', ended(3.14))
  metrics.count('f', ended(10, true, 2))
  metrics.count('f', { type: 'throttled' })
  metrics.count('f2', ended(1))
  clock.now += 60_000
  metrics.count('f', ended(2))
  expect(await metrics.minutes('f', start)).toEqual([
    { at: start - 30_000, invocations: 2, errors: 1, throttles: 1, durationSum: 13.14, durationMax: 10, concurrent: 2 },
    { at: start + 30_000, invocations: 1, errors: 0, throttles: 0, durationSum: 2, durationMax: 2, concurrent: 1 },
  ])
  expect(await metrics.minutes('f', start + 60_000)).toHaveLength(1)
})

test('another server on the same data goes on counting in the same minute', async () => {
  const { counters, metrics } = await trialMetrics()
  metrics.count('f', ended(5, false, 3))
  await metrics.flush()
  const next = new FunctionMetrics(counters, () => start)
  next.count('f', ended(4))
  expect(await next.minutes('f', start)).toMatchObject([{ invocations: 2, durationSum: 9, durationMax: 5, concurrent: 3 }])
})

test('what is older than a day is forgotten', async () => {
  const { counters, clock, metrics } = await trialMetrics()
  metrics.count('f', ended(1))
  await metrics.flush()
  clock.now += 26 * 3_600_000
  metrics.count('f', ended(1))
  await metrics.flush()
  await metrics.sweep()
  expect([...(await counters.list('function-metric/')).keys()].every((key) => key.startsWith(`function-metric/${Math.floor(clock.now / 3_600_000)}/`))).toBe(
    true,
  )
})
