import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { TokenAsk, TokenBuckets } from '../shared/token-buckets.ts'

/** What all buckets show that workers share. Each test has a bucket of its own; the clock is the server's, so only what it cannot change is looked at. */
export function testTokenBuckets(buckets: () => TokenBuckets): void {
  let made = 0
  const newKey = () => `bucket ${process.pid} ${++made}`
  const ask = (key: string, more: Partial<TokenAsk>): TokenAsk => ({ key, rate: 0.001, burst: 10, returned: 0, needed: 0, ahead: 0, ...more })
  const take = async (...asks: readonly TokenAsk[]) => (await buckets().take(asks)).map(({ granted, left }) => [granted, Math.round(left)])

  test('a bucket is full at first, and is emptied of whole tokens and no further', async () => {
    const key = newKey()
    expect(await take(ask(key, { needed: 4 }))).toEqual([[4, 6]])
    expect(await take(ask(key, { needed: 7 }))).toEqual([[6, 0]])
    expect(await take(ask(key, { needed: 1 }))).toEqual([[0, 0]])
  })

  test('ahead of need a quarter of what is left is granted at most, and comes back when it was not used', async () => {
    const key = newKey()
    expect(await take(ask(key, { needed: 2, ahead: 100 }))).toEqual([[4, 6]])
    expect(await take(ask(key, { returned: 2 }))).toEqual([[0, 8]])
    expect(await take(ask(key, { returned: 1000 }))).toEqual([[0, 10]])
  })

  test('several buckets are asked in one journey, each by itself', async () => {
    const [one, other] = [newKey(), newKey()]
    expect(await take(ask(one, { needed: 11 }), ask(other, { needed: 3, burst: 5 }))).toEqual([
      [10, 0],
      [3, 2],
    ])
    expect(await take(ask(other, { needed: 3, burst: 5 }), ask(one, { needed: 1 }))).toEqual([
      [2, 0],
      [0, 0],
    ])
  })

  test('it refills with its rate, and not over its burst', async () => {
    const key = newKey()
    expect(await take(ask(key, { needed: 10, rate: 1_000_000 }))).toMatchObject([[10, expect.any(Number)]])
    await delay(1)
    expect(await take(ask(key, { rate: 1_000_000 }))).toEqual([[0, 10]])
  })

  test('a burst of less than one token is one; a limit that is raised or lowered acts at once', async () => {
    const key = newKey()
    expect(await take(ask(key, { needed: 2, burst: 0.5 }))).toEqual([[1, 0]])
    expect(await take(ask(key, { needed: 20, burst: 15 }))).toEqual([[14, 0]])
    expect(await take(ask(key, { needed: 1, burst: 10 }))).toEqual([[0, 0]])
  })

  test('of those that ask together nobody is granted what another has', async () => {
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => buckets().take([ask(key, { needed: 1 })])))
    expect(answers.flat().reduce((sum, { granted }) => sum + granted, 0)).toBe(10)
  })
}
