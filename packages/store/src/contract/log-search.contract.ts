import { expect, test } from 'vitest'
import type { Store } from '../store.ts'

/** What every store shows of searches in log events. */
export function testLogSearch(store: () => Store): void {
  test('log events are searched in the order of time over streams, from either end, page by page', async () => {
    const { logs } = store()
    await logs.append(
      'group',
      'late',
      [5, 7, 9].map((at) => ({ at, message: `late ${at}` })),
      100,
    )
    await logs.append(
      'group',
      'early',
      [1, 7, 8].map((at) => ({ at, message: `early ${at}` })),
      101,
    )
    await logs.append('group', 'other', [{ at: 0, message: 'other 0' }], 102)
    const messages = async (search: Parameters<Store['logs']['search']>[1]) => (await logs.search('group', search)).events.map(({ message }) => message)
    const all = ['other 0', 'early 1', 'late 5', 'late 7', 'early 7', 'early 8', 'late 9']
    expect(await messages({ direction: 'forward', limit: 100 })).toEqual(all)
    expect(await messages({ direction: 'backward', limit: 100 })).toEqual(all)
    expect(await messages({ direction: 'backward', limit: 2 })).toEqual(['early 8', 'late 9'])
    expect(await messages({ direction: 'forward', limit: 100, streams: { names: ['late'] } })).toEqual(['late 5', 'late 7', 'late 9'])
    expect(await messages({ direction: 'forward', limit: 100, streams: { prefix: 'ea' } })).toEqual(['early 1', 'early 7', 'early 8'])
    expect(await messages({ direction: 'forward', limit: 100, from: 5, until: 8 })).toEqual(['late 5', 'late 7', 'early 7'])
    for (const direction of ['forward', 'backward'] as const) {
      const seen: string[] = []
      let page = await logs.search('group', { direction, limit: 2 })
      for (;;) {
        const texts = page.events.map(({ message }) => message)
        if (direction === 'forward') seen.push(...texts)
        else seen.unshift(...texts)
        const beyond = direction === 'forward' ? page.events.at(-1) : page.events[0]
        if (!page.more || beyond === undefined) break
        page = await logs.search('group', { direction, limit: 2, beyond })
      }
      expect(seen).toEqual(all)
    }
    expect((await logs.search('group', { direction: 'forward', limit: 1, from: 5 })).events).toMatchObject([{ ingestedAt: 100, stream: 'late' }])
  })

  test('a search over many chunks finds what a sort of all events finds', async () => {
    const times = Array.from({ length: 3000 }, (_, index) => (index * 7919) % 1000)
    for (let start = 0; start < times.length; start += 300) {
      await store().logs.append(
        'group',
        `stream ${start % 900}`,
        times.slice(start, start + 300).map((at, index) => ({ at, message: `${start + index}` })),
      )
    }
    const { events } = await store().logs.search('group', { direction: 'forward', limit: 10_000 })
    expect(events).toHaveLength(3000)
    expect(events).toEqual(events.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence))
    const page = await store().logs.search('group', { direction: 'backward', limit: 50, until: 500, ...(events[1200] && { beyond: events[1200] }) })
    expect(page.events).toEqual(events.slice(1150, 1200))
  })
}
