import type { CacheEntry } from '@fourbox/engine'
import { type SharedCache, type SharedEntry, StoreUnavailable } from '@fourbox/store'
import { expect, test } from 'vitest'
import { sharedCaches } from './shared-cache.ts'

const mask = { isSecretHeader: () => true, isSecretParameter: () => false }
const key = 'dep ["ns","GET","a secret"]'
const response = { status: 200, headers: ['X', '1'], body: new Uint8Array([1, 2]) }
const entry: CacheEntry = { kind: 'response', response, origin: { resourcePath: '/', parameters: ['method.request.header.Authorization'], mask } }

/** A cache that several workers share, which may be away. */
function trialCache() {
  const state = { isAway: false }
  const entries = new Map<string, { readonly bytes: Uint8Array; readonly shown: string }>()
  const there = async () => {
    if (state.isAway) throw new StoreUnavailable('away', 'p', new Error('gone'))
  }
  const under = (scope: string) => [...entries].filter(([place]) => place.startsWith(`${scope} `))
  const cache: SharedCache = {
    get: async (scope, name) => (await there(), entries.get(`${scope} ${name}`)?.bytes),
    set: async (scope, name, bytes, shown) => (await there(), void entries.set(`${scope} ${name}`, { bytes, shown })),
    delete: async (scope, name) => (await there(), void entries.delete(`${scope} ${name}`)),
    flush: async (scope) => (await there(), under(scope).forEach(([place]) => entries.delete(place))),
    list: async (scope) => {
      await there()
      return under(scope).map(([place, { bytes, shown }]): SharedEntry => ({
        name: place.slice(scope.length + 1),
        shown,
        ageInMillis: 1,
        timeLeftInMillis: 2,
        sizeInBytes: bytes.length,
      }))
    },
  }
  return { state, cache, entries, worker: () => sharedCaches(cache, (text) => `<${text.length}>`) }
}

test('what one worker keeps another serves, under names and words that tell no secret', async () => {
  const { worker, entries } = trialCache()
  const [one, other] = [worker(), worker()]
  one.set('scope', key, entry, 60, 2)
  await expect.poll(() => other.get('scope', key)).toEqual({ kind: 'response', response })
  expect(await other.list('scope', 10)).toEqual([
    {
      key: `<${key.length}>`,
      shown: { name: 'GET /', key: [{ name: 'method.request.header.Authorization', value: expect.stringContaining('**') }] },
      ageInMillis: 1,
      timeLeftInMillis: 2,
      sizeInBytes: expect.any(Number),
      isShared: true,
    },
  ])
  expect([...entries].map(([place, { shown }]) => place + shown).join('')).not.toContain('a secret')
  await other.delete('scope', `<${key.length}>`)
  expect(await one.get('scope', key)).toBeUndefined()
})

test('while nobody answers everything misses; what was to be flushed meanwhile is not served when it is back', async () => {
  const { state, worker } = trialCache()
  const one = worker()
  one.set('scope', key, entry, 60, 2)
  one.set('another', key, entry, 60, 2)
  await expect.poll(() => one.get('another', key)).toBeDefined()
  state.isAway = true
  expect([await one.get('scope', key), await one.list('scope', 10)]).toEqual([undefined, []])
  await one.flush('scope')
  one.set('scope', key, entry, 60, 2)
  await one.delete('scope', key)
  state.isAway = false
  expect(await one.get('scope', key)).toBeUndefined()
  expect(await one.get('another', key)).toBeDefined()
  one.set('scope', key, entry, 60, 2)
  await expect.poll(() => one.get('scope', key)).toBeDefined()
})

test.each(['', 'null', '{}', '{"name":"GET /","key":{}}', '{"name":1,"key":[]}'])(
  'an entry whose words nobody of us wrote is not listed: %j',
  async (shown) => {
    const { worker, cache } = trialCache()
    await cache.set('<5>', '<1>', new Uint8Array(), shown, 1000)
    expect(await worker().list('scope', 10)).toEqual([])
  },
)
