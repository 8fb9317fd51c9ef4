import { type CalledMethod, CallTally, metricResolutions } from '@fourbox/domain'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountedCalls, MetricsQuery, Store } from '../store.ts'

const second = 1000
const now = 1_800_000_000 * second
const get: CalledMethod = { restApiId: 'api', stage: 'prod', method: { httpMethod: 'GET', resourcePath: '/pets' } }
const post: CalledMethod = { ...get, method: { httpMethod: 'POST', resourcePath: '/pets' } }
const unrouted: CalledMethod = { restApiId: 'api', stage: 'prod' }

function calls(count: number, millis = 5, status = 200) {
  const tally = new CallTally()
  for (let n = 0; n < count; n++) tally.count(status, millis, millis / 2, undefined)
  return tally.take()
}

const minute: MetricsQuery = { restApiId: 'api', resolutionInSeconds: 1, stepInSeconds: 1, from: now, until: now + 60 * second }

/** What every store shows of the calls that it keeps. */
export function testMetrics(store: () => Store, open: () => Promise<Store>): void {
  const read = async (query: Partial<MetricsQuery> = {}) =>
    (await store().metrics.read({ ...minute, ...query })).map(({ method, at, sums }) => [method?.httpMethod, (at - now) / second, sums.count])

  test('calls are kept by method and second, added to what is there, and read by a connection opened later', async () => {
    const { metrics } = store()
    await metrics.add([
      { ...get, at: now, sums: calls(2) },
      { ...post, at: now + second, sums: calls(1) },
      { ...unrouted, at: now + second, sums: calls(1, 1, 403) },
    ])
    const later = await open()
    await later.metrics.add([{ ...get, at: now, sums: calls(3, 70) }])
    expect(await later.metrics.read({ ...minute, method: { httpMethod: 'GET', resourcePath: '/pets' } })).toEqual([
      { ...get, at: now, sums: sumOf([calls(2), calls(3, 70)]) },
    ])
    await later.close()
    expect(await read()).toEqual([
      [undefined, 1, 1],
      ['GET', 0, 5],
      ['POST', 1, 1],
    ])
    expect(await read({ stage: 'dev' })).toEqual([])
    expect(await read({ from: now + second })).toHaveLength(2)
    expect(await read({ until: now + second })).toEqual([['GET', 0, 5]])
  })

  test('whatever comes when and in how many batches: each resolution and each step adds up to the whole', async () => {
    const point = fc.record({ at: fc.nat({ max: 1800 }), count: fc.integer({ min: 1, max: 4 }), millis: fc.integer({ min: 0, max: 9000 }) })
    let run = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(point, { maxLength: 6 }), { maxLength: 4 }),
        fc.constantFrom(1, 60, 300),
        fc.integer({ min: 1, max: 7 }),
        async (batches, resolution, steps) => {
          const restApiId = `api${run++}`
          const written = batches.map((batch): readonly CountedCalls[] =>
            batch.map(({ at, count, millis }) => ({ ...get, restApiId, at: now + at * second, sums: calls(count, millis) })),
          )
          for (const batch of written) await store().metrics.add(batch)
          const found = await store().metrics.read({
            restApiId,
            resolutionInSeconds: resolution,
            stepInSeconds: steps * resolution,
            from: now,
            until: now + 3600 * second,
          })
          expect(sumOf(found.map(({ sums }) => sums))).toEqual(sumOf(written.flat().map(({ sums }) => sums)))
          for (const { at } of found) expect((at - now) % (steps * resolution * second)).toBe(0)
          expect(new Set(found.map(({ at }) => at)).size).toBe(found.length)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('each resolution is kept for its own time, and a method without any calls left is forgotten', async () => {
    const { metrics } = store()
    await metrics.add([{ ...get, at: now, sums: calls(1) }])
    const kept = async () =>
      (await Promise.all(metricResolutions.map(({ seconds }) => read({ resolutionInSeconds: seconds, stepInSeconds: seconds, from: now - 300 * second })))).map(
        ({ length }) => length,
      )
    const after = async (age: number) => {
      await metrics.expire(now + age * second)
      return kept()
    }
    expect(await after(3600)).toEqual([1, 1, 1])
    expect(await after(3601)).toEqual([0, 1, 1])
    expect(await after(86_460)).toEqual([0, 0, 1])
    expect(await metrics.stages()).toEqual([{ restApiId: 'api', stage: 'prod' }])
    expect(await after(15 * 86_400 + 300)).toEqual([0, 0, 0])
    expect(await metrics.stages()).toEqual([])
  })

  test('within a size the newest of each resolution stay', async () => {
    const { metrics } = store()
    await metrics.add(Array.from({ length: 900 }, (_, at) => ({ ...get, at: now + at * second, sums: calls(1) })))
    await metrics.limit(1_000_000)
    expect(await read({ until: now + 900 * second })).toHaveLength(900)
    await metrics.limit(30_000)
    const left = await read({ until: now + 900 * second })
    expect(left.length).toBeGreaterThan(100)
    expect(left.length).toBeLessThan(200)
    expect(left.at(-1)).toEqual(['GET', 899, 1])
    expect(await read({ resolutionInSeconds: 60, stepInSeconds: 60, until: now + 900 * second })).toHaveLength(15)
  })

  test('the calls of a stage go with it, and no other', async () => {
    const { metrics } = store()
    await metrics.add([
      { ...get, at: now, sums: calls(1) },
      { ...unrouted, at: now, sums: calls(1) },
      { ...get, stage: 'dev', at: now, sums: calls(1) },
    ])
    await metrics.delete('api', 'prod')
    expect(await metrics.stages()).toEqual([{ restApiId: 'api', stage: 'dev' }])
    expect(await read()).toEqual([['GET', 0, 1]])
  })
}

function sumOf(all: readonly CountedCalls['sums'][]) {
  const tally = new CallTally()
  for (const sums of all) tally.add(sums)
  return tally.take()
}
