import { expect, test } from 'vitest'
import { packEvents } from '../rows/log-chunks.ts'
import type { Store } from '../store.ts'

/** What every store shows of log events. */
export function testLogs(store: () => Store): void {
  test('log events come back in the order of arrival, in pages, by stream, time and text', async () => {
    await store().logs.append('group', 'one', [
      { at: 10, message: 'first' },
      { at: 20, message: 'second' },
    ])
    await store().logs.append('group', 'two', [{ at: 15, message: 'third: %_' }])
    await store().logs.append('other', 'one', [{ at: 1, message: 'elsewhere' }])
    const messages = async (query?: Parameters<Store['logs']['read']>[1]) => (await store().logs.read('group', query)).events.map(({ message }) => message)
    expect(await messages()).toEqual(['first', 'second', 'third: %_'])
    expect(await messages({ stream: 'one' })).toEqual(['first', 'second'])
    expect(await messages({ from: 15, until: 20 })).toEqual(['third: %_'])
    expect(await messages({ contains: '%_' })).toEqual(['third: %_'])
    const { next } = await store().logs.read('group', { limit: 2 })
    expect(await messages(next === undefined ? {} : { after: next })).toEqual(['third: %_'])
    expect(await store().logs.streams('group')).toEqual([
      { name: 'one', firstAt: 10, lastAt: 20, lastIngestedAt: 20 },
      { name: 'two', firstAt: 15, lastAt: 15, lastIngestedAt: 15 },
    ])
    expect(await store().logs.groups('')).toEqual(['group', 'other'])
  })

  test('events of several groups and streams are written together, in their order', async () => {
    await store().logs.appendAll([
      { group: 'group', stream: 'one', packed: [...packEvents([{ at: 1, message: 'a' }])] },
      { group: 'group', stream: 'two', packed: [...packEvents([{ at: 3, message: 'b' }])] },
      { group: 'other', stream: 'one', packed: [...packEvents([{ at: 2, message: 'c' }])] },
    ])
    await store().logs.append('group', 'one', [{ at: 4, message: 'd' }])
    expect((await store().logs.read('group')).events).toEqual([
      { sequence: 1, stream: 'one', at: 1, message: 'a', ingestedAt: 1 },
      { sequence: 2, stream: 'two', at: 3, message: 'b', ingestedAt: 3 },
      { sequence: 4, stream: 'one', at: 4, message: 'd', ingestedAt: 4 },
    ])
    expect((await store().logs.read('other')).events.map(({ message }) => message)).toEqual(['c'])
  })

  test('calls that wrote some lines each share chunks, which are as small as reading one page asks for, and whoever is shortened keeps the rest', async () => {
    const packed = Array.from({ length: 100 }, (_, call) => [...packEvents([1, 2, 3].map((line) => ({ at: call, message: `${call} "${line}" ü` })))])
    await store().logs.appendAll([{ group: 'group', stream: 'one', packed: packed.flat() }])
    await store().logs.appendAll([{ group: 'group', stream: 'one', packed: [] }])
    const lines = async () => (await store().logs.read('group', { limit: 1000 })).events.map(({ sequence, at, message }) => `${sequence} ${at} ${message}`)
    const all = Array.from({ length: 300 }, (_, index) => `${index + 1} ${Math.floor(index / 3)} ${Math.floor(index / 3)} "${(index % 3) + 1}" ü`)
    expect(await lines()).toEqual(all)
    await store().logs.trim('group', 100)
    expect(await lines()).toEqual(all.slice(200))
  })

  test('many events at once keep their order, and none is lost', async () => {
    const messages = Array.from({ length: 1234 }, (_, index) => `event "${index}" ü`)
    await store().logs.append('group', 'one', [])
    await store().logs.append(
      'group',
      'one',
      messages.map((message, at) => ({ at, message })),
    )
    const { events } = await store().logs.read('group')
    expect(events.map(({ message }) => message)).toEqual(messages)
    const page = await store().logs.read('group', { after: events[299]?.sequence ?? 0, from: 303, until: 900, contains: '"', limit: 400 })
    expect(page).toEqual({ events: events.slice(303, 703), next: events[702]?.sequence })
    expect(await store().logs.streams('group')).toEqual([{ name: 'one', firstAt: 0, lastAt: 1233, lastIngestedAt: 1233 }])
    await store().logs.trim('group', 1000)
    expect((await store().logs.read('group')).events).toEqual(events.slice(234))
    await store().logs.trim('group', 1)
    await store().logs.append('group', 'two', [{ at: 5, message: 'x'.repeat(100_000) }])
    const sequences = (await store().logs.read('group')).events.map(({ sequence }) => sequence)
    expect(sequences).toEqual([events[1233]?.sequence, (events[1233]?.sequence ?? 0) + 1])
  })

  test('a log group is trimmed by bytes too, and keeps its newest events however large they are', async () => {
    const kept = async () => (await store().logs.read('group')).events.map(({ at }) => at)
    for (const at of [1, 2, 3]) await store().logs.append('group', 'one', [{ at, message: 'x'.repeat(1000) }])
    await store().logs.trim('group', 100, 2500)
    expect(await kept()).toEqual([2, 3])
    await store().logs.trim('group', 100, 10)
    expect(await kept()).toEqual([3])
  })

  test('a log group keeps its newest events when it is trimmed, and none when it is deleted', async () => {
    await store().logs.append('group', 'one', [
      { at: 1, message: 'a' },
      { at: 2, message: 'b' },
      { at: 3, message: 'c' },
    ])
    await store().logs.trim('group', 2)
    expect((await store().logs.read('group')).events.map(({ message }) => message)).toEqual(['b', 'c'])
    await store().logs.trim('group', 5)
    expect((await store().logs.read('group')).events).toHaveLength(2)
    await store().logs.trim('group', 0)
    expect(await store().logs.groups('')).toEqual([])
    await store().logs.append('group', 'one', [{ at: 4, message: 'd' }])
    await store().logs.delete('group')
    expect(await store().logs.groups('')).toEqual([])
  })

  test('what is as old as may be stays when older events of its chunk expire', async () => {
    await store().logs.append(
      'group',
      'one',
      [1, 2, 3, 4].map((at) => ({ at, message: `${at}` })),
    )
    await store().logs.expire('group', 3)
    expect((await store().logs.read('group')).events.map(({ message }) => message)).toEqual(['3', '4'])
  })

  test('old events expire, one stream goes alone, and all groups together are kept within a size', async () => {
    const { logs } = store()
    await logs.append(
      'a',
      'one',
      [1, 2, 3].map((at) => ({ at, message: `${at}` })),
    )
    await logs.append('a', 'two', [{ at: 1, message: 'x' }])
    await logs.expire('a', 3)
    expect((await logs.read('a')).events.map(({ message }) => message)).toEqual(['3'])
    await logs.append('a', 'two', [{ at: 4, message: 'y' }])
    await logs.deleteStream('a', 'one')
    expect((await logs.read('a')).events.map(({ message }) => message)).toEqual(['y'])

    await logs.append('b', 'one', [{ at: 5, message: 'b'.repeat(1000) }])
    const sizes = await logs.sizes()
    expect([...sizes.keys()]).toEqual(['a', 'b'])
    expect(sizes.get('b')).toBeGreaterThan(1000)
    await logs.limit(1_000_000)
    expect(await logs.groups('')).toEqual(['a', 'b'])
    await logs.limit(1100)
    expect((await logs.read('b')).events).toHaveLength(1)
    await logs.append('c', 'one', [{ at: 6, message: 'c'.repeat(500) }])
    await logs.limit(1100)
    expect(await logs.groups('')).toEqual(['c'])
  })
}
