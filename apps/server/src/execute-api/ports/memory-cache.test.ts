import { expect, test } from 'vitest'
import type { CacheEntry } from '@fourbox/engine'
import { memoryCache } from './memory-cache.ts'

const mask = { isSecretHeader: () => false, isSecretParameter: () => false }

function answer(status: number): CacheEntry {
  return { kind: 'response', response: { status, headers: [], body: new Uint8Array() }, origin: { resourcePath: '/', parameters: [], mask } }
}

function cacheOfTrial() {
  const time = { elapsed: 5000 }
  return { cache: memoryCache(() => time.elapsed), time }
}

test('entries are listed by their scope, the last used first, with their age and the time that is left', () => {
  const { cache, time } = cacheOfTrial()
  cache.set('a', 'first', answer(200), 60, 100)
  time.elapsed += 10_000
  cache.set('a', 'second', answer(404), 20, 1)
  cache.set('ab', 'other', answer(200), 60, 1)
  time.elapsed += 5000
  cache.get('a', 'first')
  expect(cache.list('a', 10)).toEqual(
    [
      { key: 'first', entry: answer(200), ageInMillis: 15_000, timeLeftInMillis: 45_000, sizeInBytes: 109 },
      { key: 'second', entry: answer(404), ageInMillis: 5000, timeLeftInMillis: 15_000, sizeInBytes: 11 },
    ].map((entry) => ({ ...entry, entry: { ...entry.entry, origin: expect.anything() } })),
  )
  expect(cache.list('a', 1).map(({ key }) => key)).toEqual(['first'])
})

test('what has expired, was removed or was flushed is listed no more', () => {
  const { cache, time } = cacheOfTrial()
  const keys = () => cache.list('a', 10).map(({ key }) => key)
  cache.set('a', 'short', answer(200), 1, 1)
  cache.set('a', 'long', answer(200), 60, 1)
  cache.set('a', 'removed', answer(200), 60, 1)
  cache.delete('a', 'removed')
  expect(keys()).toEqual(['long', 'short'])
  time.elapsed += 1001
  expect(keys()).toEqual(['long'])
  cache.flush('a')
  expect(keys()).toEqual([])
})
