import type { CacheEntry, CachePort } from '@fourbox/engine'
import { LRUCache } from 'lru-cache'

/** All scopes of a worker together; the longest unused entries go first. */
const largestCacheInBytes = 256 * 1024 * 1024

/** Responses and authorizer policies in memory, by scope and key, each for its own time. @param elapsed milliseconds from any fixed moment. */
export function memoryCache(elapsed: () => number): CachePort {
  const entries = new LRUCache<string, CacheEntry>({ maxSize: largestCacheInBytes, perf: { now: elapsed }, ttlResolution: 0 })
  /** A flushed scope gets a new name; what stood under the old one is found no more and is pushed out. */
  const generations = new Map<string, number>()
  const nameOf = (scope: string, key: string) => `${generations.get(scope) ?? 0} ${scope}\n${key}`
  return {
    get: (scope, key) => entries.get(nameOf(scope, key)),
    set: (scope, key, value, ttlInSeconds, sizeInBytes) => {
      const name = nameOf(scope, key)
      entries.set(name, value, { ttl: ttlInSeconds * 1000, size: Math.max(1, sizeInBytes + name.length) })
    },
    delete: (scope, key) => void entries.delete(nameOf(scope, key)),
    flush: (scope) => void generations.set(scope, (generations.get(scope) ?? 0) + 1),
  }
}
