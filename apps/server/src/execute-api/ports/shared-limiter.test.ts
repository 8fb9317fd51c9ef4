import { setImmediate as nextTurn } from 'node:timers/promises'
import { StoreUnavailable, type TokenAsk, type TokenBuckets } from '@fourbox/store'
import { expect, test } from 'vitest'
import { sharedLimiter } from './shared-limiter.ts'

/** Buckets that several workers share, on a clock that moves only when it is told to; `asked` are the journeys. */
function trialBuckets() {
  const state = { now: 0, isAway: false, asked: [] as (readonly TokenAsk[])[] }
  const missing = new Map<string, { tokens: number; at: number }>()
  const buckets: TokenBuckets = {
    take: async (asks) => {
      state.asked.push(asks)
      await nextTurn()
      if (state.isAway) throw new StoreUnavailable('away', 'p', new Error('gone'))
      return asks.map(({ key, rate, burst, returned, needed, ahead }) => {
        const { tokens, at } = missing.get(key) ?? { tokens: 0, at: state.now }
        const lacks = Math.max(0, tokens - ((state.now - at) / 1000) * rate - returned)
        const left = Math.max(0, Math.max(1, burst) - lacks)
        const served = Math.min(needed, Math.floor(left))
        const granted = served + Math.min(ahead, Math.max(0, Math.floor((left - served) / 4)))
        missing.set(key, { tokens: lacks + granted, at: state.now })
        return { granted, left: left - granted }
      })
    },
  }
  const worker = (of = 1) => sharedLimiter({ buckets, nameOf: (key) => `kept ${key}`, share: { of }, elapsed: () => state.now })
  return { state, worker }
}

/** How many of so many calls at once pass. */
async function passed(limiter: ReturnType<typeof sharedLimiter>, calls: number, rate: number, burst: number, key = 'b'): Promise<number> {
  const answers = await Promise.all(Array.from({ length: calls }, async () => limiter.bucket(key).take(rate, burst)))
  return answers.filter(Boolean).length
}

test.each([1, 2, 5, 10])('two workers together pass exactly a burst of %i, and refill together', async (burst) => {
  const { state, worker } = trialBuckets()
  const [one, other] = [worker(), worker()]
  const both = async (calls: number) => (await passed(one, calls, 4, burst)) + (await passed(other, calls, 4, burst))
  expect(await both(burst)).toBe(burst)
  state.now += 250
  expect(await both(burst)).toBe(1)
})

test('calls of one turn go in one journey, whatever their buckets; the same name is the same bucket', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker()
  await Promise.all([passed(limiter, 3, 1, 10, 'a'), passed(limiter, 2, 1, 10, 'b')])
  expect(state.asked.map((asks) => asks.map(({ key, needed }) => [key, needed]))).toEqual([
    [
      ['kept a', 3],
      ['kept b', 2],
    ],
  ])
  expect(limiter.bucket('a')).toBe(limiter.bucket('a'))
})

test('an empty bucket is not asked before it has a token again, by its own word', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker()
  expect(await passed(limiter, 5, 20, 2)).toBe(2)
  const { length } = state.asked
  state.now += 49
  expect(limiter.bucket('b').take(20, 2)).toBe(false)
  expect(state.asked).toHaveLength(length)
  state.now += 1
  expect(await passed(limiter, 5, 20, 2)).toBe(1)
})

test('a limit that is raised acts at once, and one of 0 refuses without asking', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker()
  await passed(limiter, 5, 0.001, 2)
  expect(await passed(limiter, 5, 0.001, 4)).toBe(2)
  const { length } = state.asked
  expect([limiter.bucket('b').take(0, 5), limiter.bucket('b').take(5, 0)]).toEqual([false, false])
  expect(state.asked).toHaveLength(length)
})

test('a bucket that is asked often lends ahead, a twentieth of its burst at most, and calls then wait for nothing; what is not used goes back', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker()
  const take = () => limiter.bucket('b').take(0.001, 1000)
  await passed(limiter, 200, 0.001, 1000)
  expect(state.asked[0]?.[0]).toMatchObject({ needed: 200, ahead: 50 })
  for (let call = 0; call < 20; call++) expect(take()).toBe(true)
  expect(await limiter.bucket('b').left(0.001, 1000)).toEqual({ tokens: 780, isShared: true })
  state.now += 40
  // The loan has ended: this call asks, and thirty tokens go back.
  expect(await take()).toBe(true)
  expect(state.asked.at(-1)?.[0]).toMatchObject({ returned: 30, needed: 1 })
  expect(await limiter.bucket('b').left(0.001, 1000)).toEqual({ tokens: expect.closeTo(779, 3), isShared: true })
})

test('two workers that lend pass no more than the bucket had', async () => {
  const { worker } = trialBuckets()
  const workers = [worker(), worker()]
  let all = 0
  for (let round = 0; round < 40; round++) {
    const counts = await Promise.all(workers.map((each) => passed(each, 20, 0.001, 400)))
    all += counts.reduce((sum, count) => sum + count)
  }
  expect(all).toBe(400)
})

test('while nobody answers each worker passes its share of what there was, and counts with the others when they are back', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker(2)
  expect(await passed(limiter, 4, 10, 10)).toBe(4)
  state.isAway = true
  expect(await passed(limiter, 10, 10, 10)).toBe(3)
  state.now += 1000
  expect(await passed(limiter, 10, 10, 10)).toBe(5)
  expect(await limiter.bucket('b').left(10, 10)).toEqual({ tokens: 0, isShared: false })
  state.isAway = false
  expect(await passed(limiter, 20, 10, 10)).toBe(10)
})

test('a worker whose connection comes and goes passes its share of a burst once, however often it is alone', async () => {
  const { state, worker } = trialBuckets()
  const limiter = worker(2)
  let alone = 0
  for (let time = 0; time < 5; time++) {
    state.isAway = true
    alone += await passed(limiter, 10, 0.001, 10)
    state.isAway = false
    expect(await passed(limiter, 1, 0.001, 10)).toBe(1)
  }
  expect(alone).toBe(5)
})
