import { expect, test } from 'vitest'
import type { Store } from '../store.ts'

/** What every store shows of counters. */
export function testCounters(store: () => Pick<Store, 'counters'>): void {
  test('a prefix covers every key that begins with it, whatever comes behind', async () => {
    for (const key of ['k/', 'k/{', 'k/é', 'k/\u{10FFFD}', 'k0', 'l/']) await store().counters.add(key, 1)
    expect([...(await store().counters.list('k/')).keys()].toSorted()).toEqual(['k/', 'k/{', 'k/é', 'k/\u{10FFFD}'].toSorted())
  })

  test('claims are counted as far as their limits allow, in their order and with what is counted besides', async () => {
    const claim = { key: 'quota', limit: 5, wanted: 3, besides: 'day' }
    expect(await store().counters.claimAll([claim, claim, { ...claim, key: 'other', wanted: 1 }])).toEqual([3, 2, 1])
    expect(await store().counters.list('')).toEqual(
      new Map([
        ['day', 6],
        ['other', 1],
        ['quota', 5],
      ]),
    )
    await store().counters.set('quota', 9)
    expect(await store().counters.claimAll([claim])).toEqual([0])
    expect(await store().counters.get('quota')).toBe(9)
  })

  test('counters start at nothing, add up, and are listed by prefix', async () => {
    expect(await store().counters.get('plan/key/2026-01-01')).toBe(0)
    expect(await store().counters.add('plan/key/2026-01-01', 3)).toBe(3)
    expect(await store().counters.add('plan/key/2026-01-01', -1)).toBe(2)
    await store().counters.addAll(
      new Map([
        ['plan/key/2026-01-01', 5],
        ['plan/key/2026-01-02', 1],
      ]),
    )
    await store().counters.set('plan2', 9)
    expect(await store().counters.list('plan/')).toEqual(
      new Map([
        ['plan/key/2026-01-01', 7],
        ['plan/key/2026-01-02', 1],
      ]),
    )
    await store().counters.deleteAll('plan/')
    expect(await store().counters.list('')).toEqual(new Map([['plan2', 9]]))
  })
}
