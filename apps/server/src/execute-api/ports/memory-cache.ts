import type { CacheEntry, CachePort } from '@fourbox/engine'
import { LRUCache } from 'lru-cache'

/** All scopes of a worker together; the longest unused entries go first. */
const largestCacheInBytes = 256 * 1024 * 1024

export interface MemoryCache extends CachePort {
  /** The entries of a scope, the last used first, so many at most. It walks over those of other scopes too. */
  list(scope: string, limit: number): readonly ListedEntry[]
}

interface ListedEntry {
  readonly key: string
  readonly entry: CacheEntry
  readonly ageInMillis: number
  readonly timeLeftInMillis: number
  readonly sizeInBytes: number
}

interface Kept {
  readonly entry: CacheEntry
  /** By the same clock as `elapsed`. */
  readonly keptAt: number
  readonly endsAt: number
  readonly sizeInBytes: number
}

/** Responses and authorizer policies in memory, by scope and key, each for its own time. @param elapsed milliseconds from any fixed moment. */
export function memoryCache(elapsed: () => number): MemoryCache {
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
    delete: (scope, key) => void entries.delete(nameOf(scope, key)),
    flush: (scope) => void generations.set(scope, (generations.get(scope) ?? 0) + 1),
    list: (scope, limit) => {
      const now = elapsed()
      const beginning = nameOf(scope, '')
      return entries
        .entries()
        .filter(([name]) => name.startsWith(beginning))
        .take(limit)
        .map(([name, { entry, keptAt, endsAt, sizeInBytes }]) => ({
          key: name.slice(beginning.length),
          entry,
          ageInMillis: now - keptAt,
          timeLeftInMillis: endsAt - now,
          sizeInBytes,
        }))
        .toArray()
    },
  }
}
