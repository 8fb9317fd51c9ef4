import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { SharedCache } from '../shared/shared-cache.ts'

const longest = 3_600_000

/** What every cache shows that workers share; `open` answers two connections to an empty one. */
export function testSharedCache(caches: () => readonly [SharedCache, SharedCache]): void {
  const textOf = async (cache: SharedCache, scope: string, name: string) => {
    const bytes = await cache.get(scope, name)
    return bytes && Buffer.from(bytes).toString()
  }

  test('what one has set another gets, byte for byte, under its scope and name alone', async () => {
    const [one, other] = caches()
    const bytes = Uint8Array.from({ length: 300 }, (_, index) => index % 256)
    await one.set('s', 'n', bytes, 'told', longest)
    expect(Buffer.from((await other.get('s', 'n')) ?? [])).toEqual(Buffer.from(bytes))
    expect([await other.get('s', 'm'), await other.get('t', 'n')]).toEqual([undefined, undefined])
    await one.set('s', 'n', new Uint8Array(), 'told', longest)
    expect(await textOf(other, 's', 'n')).toBe('')
  })

  test('a flush of one empties the scope for all, and what is set from then on is kept', async () => {
    const [one, other] = caches()
    for (const round of ['first', 'second']) {
      await one.set('s', 'n', Buffer.from(round), 'told', longest)
      await one.set('t', 'n', Buffer.from('stays'), 'told', longest)
      expect(await textOf(other, 's', 'n')).toBe(round)
      await other.flush('s')
      expect([await one.get('s', 'n'), await textOf(one, 't', 'n')]).toEqual([undefined, 'stays'])
      expect(await one.list('s', 10)).toEqual([])
    }
  })

  test('entries are listed with what is told of them, and leave when they are removed or have ended', async () => {
    const [one, other] = caches()
    await one.set('s', 'long', Buffer.from('1234567890'), '{"a": "ü\n"}', longest)
    await other.set('s', 'ends', Buffer.from('x'), 'gone', 1)
    await other.set('s', 'removed', Buffer.from('x'), 'removed', longest)
    await one.delete('s', 'removed')
    await delay(2)
    expect(await other.list('s', 10)).toEqual([
      { name: 'long', shown: '{"a": "ü\n"}', ageInMillis: expect.any(Number), timeLeftInMillis: expect.any(Number), sizeInBytes: expect.any(Number) },
    ])
    const [entry] = await other.list('s', 10)
    expect(entry?.sizeInBytes).toBeGreaterThanOrEqual(10)
    expect((entry?.ageInMillis ?? 0) + (entry?.timeLeftInMillis ?? 0)).toBe(longest)
    expect([await one.get('s', 'ends'), await one.get('s', 'removed')]).toEqual([undefined, undefined])
    await one.set('s', 'more', Buffer.from('x'), 'more', longest + 60_000)
    expect((await one.list('s', 1)).map(({ name }) => name)).toEqual(['more'])
  })
}
