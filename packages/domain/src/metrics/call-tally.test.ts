import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { callFigures } from './call-figures.ts'
import { CallTally } from './call-tally.ts'

type Call = Parameters<CallTally['count']>

const millis = fc.oneof(fc.double({ min: 0, max: 50, noNaN: true }), fc.double({ min: 0, max: 30_000, noNaN: true }))
const call: fc.Arbitrary<Call> = fc.tuple(
  fc.constantFrom(200, 204, 304, 400, 403, 499, 500, 504, 599),
  millis,
  fc.option(millis, { nil: undefined }),
  fc.constantFrom('hit', 'miss', undefined),
)

function sumsOf(calls: readonly Call[]) {
  const tally = new CallTally()
  for (const each of calls) tally.count(...each)
  return tally.take()
}

test('sums of parts, in whatever order they are added, are the sums of the whole', () => {
  fc.assert(
    fc.property(fc.array(fc.array(call, { maxLength: 20 }), { maxLength: 8 }), (parts) => {
      const added = new CallTally()
      for (const part of parts.toReversed()) added.add(sumsOf(part))
      expect(added.take()).toEqual(sumsOf(parts.flat()))
    }),
  )
})

test('a percentile is off by a 64th at most, however the calls were divided', () => {
  fc.assert(
    fc.property(fc.array(millis, { minLength: 1, maxLength: 200 }), fc.constantFrom('p50', 'p90', 'p99'), (times, which) => {
      const added = new CallTally()
      for (const time of times) added.add(sumsOf([[200, time, undefined, undefined]]))
      const exact = times.toSorted((one, other) => one - other)[Math.ceil((times.length * Number(which.slice(1))) / 100) - 1] ?? 0
      expect(Math.abs((callFigures(added.take()).latency?.[which] ?? NaN) - exact)).toBeLessThanOrEqual(exact / 64 + 0.0051)
    }),
  )
})

test('errors, cache answers and the two latencies are counted apart', () => {
  const sums = sumsOf([
    [200, 10, 4, 'miss'],
    [404, 1, undefined, 'hit'],
    [502, 20.02, 16, undefined],
  ])
  expect(sums).toMatchObject({
    count: 3,
    error4xx: 1,
    error5xx: 1,
    cacheHitCount: 1,
    cacheMissCount: 1,
    latency: { sum: 3102 },
    integrationLatency: { sum: 2000 },
  })
  const { latency, integrationLatency } = callFigures(sums)
  expect(latency?.average).toBeCloseTo(10.34)
  expect(integrationLatency?.average).toBe(10)
})

test('without calls there is no latency, and no percentile is 0', () => {
  const tally = new CallTally()
  expect(tally.isEmpty).toBe(true)
  expect(callFigures(tally.take())).toEqual({ count: 0, error4xx: 0, error5xx: 0, cacheHitCount: 0, cacheMissCount: 0 })
})

test('what was taken is not counted again, and ranges that a damaged file names are no calls', () => {
  const tally = new CallTally()
  tally.count(200, 5, 5, undefined)
  tally.take()
  tally.add({ ...sumsOf([]), latency: { sum: 0, ranges: [-1, 7, 1e9, 3, 0.5, 2] } })
  expect([tally.isEmpty, tally.take().latency.ranges]).toEqual([true, []])
})

test('no time breaks the count: none, less than none, and longer than any call', () => {
  const { latency } = sumsOf([
    [200, 0, undefined, undefined],
    [200, -3, undefined, undefined],
    [200, 1e12, undefined, undefined],
  ])
  expect(latency.ranges).toEqual([0, 2, 863, 1])
})
