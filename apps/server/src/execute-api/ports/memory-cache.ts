import { type CacheEntry, describeEntry } from '@fourbox/engine'
import { LRUCache } from 'lru-cache'
import type { StageCaches } from './stage-caches.ts'

/** All scopes of a worker together; the longest unused entries go first. */
const largestCacheInBytes = 256 * 1024 * 1024

interface Kept {
  readonly entry: CacheEntry
  /** By the same clock as `elapsed`. */
  readonly keptAt: number
  readonly endsAt: number
  readonly sizeInBytes: number
}

/** A worker's own: responses and authorizer policies in memory, by scope and key, each for its own time; listed are the last used first. @param elapsed milliseconds from any fixed moment. */
export function memoryCache(elapsed: () => number): StageCaches {
  const entries = new LRUCache<string, Kept>({ maxSize: largestCacheInBytes, perf: { now: elapsed }, ttlResolution: 0 })
  /** A flushed scope gets a new name; what stood under the old one is found no more and is pushed out. */
  const generations = new Map<string, number>()
  const nameOf = (scope: string, key: string) => `${generations.get(scope) ?? 0} ${scope}\n${key}`
  return {
    get: (scope, key) => entries.get(nameOf(scope, key))?.entry,
    set: (scope, key, entry, ttlInSeconds, sizeInBytes) => {
      const name = nameOf(scope, key)
      const ttl = ttlInSeconds * 1000
      const size = Math.max(1, sizeInBytes + name.length)
      const keptAt = elapsed()
      entries.set(name, { entry, keptAt, endsAt: keptAt + ttl, sizeInBytes: size }, { ttl, size })
    },
    delete: async (scope, key) => void entries.delete(nameOf(scope, key)),
    flush: async (scope) => void generations.set(scope, (generations.get(scope) ?? 0) + 1),
    list: async (scope, limit) => {
      const now = elapsed()
      const beginning = nameOf(scope, '')
      return entries
        .entries()
        .filter(([name]) => name.startsWith(beginning))
        .take(limit)
        .toArray()
        .map(([name, { entry, keptAt, endsAt, sizeInBytes }]) => {
          const key = name.slice(beginning.length)
          return { key, shown: describeEntry(key, entry), ageInMillis: now - keptAt, timeLeftInMillis: endsAt - now, sizeInBytes, isShared: false }
        })
    },
  }
}
