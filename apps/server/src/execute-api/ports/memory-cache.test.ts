import { expect, test } from 'vitest'
import type { CacheEntry } from '@fourbox/engine'
import { memoryCache } from './memory-cache.ts'

const mask = { isSecretHeader: () => false, isSecretParameter: () => false }

function answer(status: number): CacheEntry {
  return { kind: 'response', response: { status, headers: [], body: new Uint8Array() }, origin: { resourcePath: '/', parameters: [], mask } }
}

/** The key of an answer to a verb; as the engine makes them. */
function keyOf(verb: string): string {
  return `dep ["ns","${verb}"]`
}

function cacheOfTrial() {
  const time = { elapsed: 5000 }
  return { cache: memoryCache(() => time.elapsed), time }
}

test('entries are listed by their scope, the last used first, with their age and the time that is left', async () => {
  const { cache, time } = cacheOfTrial()
  cache.set('a', keyOf('GET'), answer(200), 60, 100)
  time.elapsed += 10_000
  cache.set('a', keyOf('PUT'), answer(404), 20, 1)
  cache.set('ab', keyOf('GET'), answer(200), 60, 1)
  time.elapsed += 5000
  expect(cache.get('a', keyOf('GET'))).toMatchObject({ response: { status: 200 } })
  expect(await cache.list('a', 10)).toEqual([
    { key: keyOf('GET'), shown: { name: 'GET /', key: [] }, ageInMillis: 15_000, timeLeftInMillis: 45_000, sizeInBytes: 120, isShared: false },
    { key: keyOf('PUT'), shown: { name: 'PUT /', key: [] }, ageInMillis: 5000, timeLeftInMillis: 15_000, sizeInBytes: 21, isShared: false },
  ])
  expect((await cache.list('a', 1)).map(({ key }) => key)).toEqual([keyOf('GET')])
})

test('what has expired, was removed or was flushed is listed no more', async () => {
  const { cache, time } = cacheOfTrial()
  const names = async () => (await cache.list('a', 10)).map(({ shown }) => shown.name)
  cache.set('a', keyOf('SHORT'), answer(200), 1, 1)
  cache.set('a', keyOf('LONG'), answer(200), 60, 1)
  cache.set('a', keyOf('REMOVED'), answer(200), 60, 1)
  await cache.delete('a', keyOf('REMOVED'))
  expect(await names()).toEqual(['LONG /', 'SHORT /'])
  time.elapsed += 1001
  expect(await names()).toEqual(['LONG /'])
  await cache.flush('a')
  expect(await names()).toEqual([])
})
