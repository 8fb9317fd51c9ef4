import { describeEntry, readEntry, writeEntry } from '@fourbox/engine'
import type { SharedCache, SharedEntry } from '@fourbox/store'
import { reportUnlessUnavailable } from '../../failures/report-bug.ts'
import { isRecord } from '../function-urls/url-answer.ts'
import type { ListedEntry, StageCaches } from './stage-caches.ts'

/**
 * The caches that the workers of all nodes share. What callers sent is kept under a name that tells nothing of it; what is shown of an
 * entry is written when it is made. While nobody answers everything misses, and a cache that was to be flushed meanwhile keeps missing
 * until it is.
 * @param nameOf the name of a scope or a key, as long for any
 */
export function sharedCaches(cache: SharedCache, nameOf: (text: string) => string): StageCaches {
  const unflushed = new Set<string>()
  const flush = async (scope: string) => {
    unflushed.add(scope)
    await cache.flush(scope)
    unflushed.delete(scope)
  }
  const settled = async (scope: string) => {
    if (unflushed.has(scope)) await flush(scope)
  }
  const attempt = <T>(work: Promise<T>): Promise<T | undefined> =>
    work.catch((error: unknown) => {
      reportUnlessUnavailable(error)
      return undefined
    })

  const get = async (scope: string, key: string) => {
    await settled(scope)
    const bytes = await cache.get(scope, nameOf(key))
    return bytes && readEntry(bytes)
  }
  return {
    get: (scope, key) => attempt(get(nameOf(scope), key)),
    set: (scope, key, entry, ttlInSeconds) => {
      const name = nameOf(scope)
      void attempt(settled(name).then(() => cache.set(name, nameOf(key), writeEntry(entry), JSON.stringify(describeEntry(key, entry)), ttlInSeconds * 1000)))
    },
    delete: (scope, key) => attempt(cache.delete(nameOf(scope), key)),
    flush: (scope) => attempt(flush(nameOf(scope))),
    list: async (scope, limit) => ((await attempt(cache.list(nameOf(scope), limit))) ?? []).flatMap(listed),
  }
}

function listed({ name, shown, ...entry }: SharedEntry): readonly ListedEntry[] {
  const told = readShown(shown)
  return told === undefined ? [] : [{ key: name, shown: told, ...entry, isShared: true }]
}

/** What was told of an entry, by whoever writes there. */
function readShown(text: string): ListedEntry['shown'] | undefined {
  const value = parse(text)
  if (!isRecord(value) || typeof value['name'] !== 'string' || !Array.isArray(value['key'])) return undefined
  const key = value['key'].flatMap((each: unknown) => {
    if (!isRecord(each) || typeof each['name'] !== 'string') return []
    return [{ name: each['name'], ...(typeof each['value'] === 'string' && { value: each['value'] }) }]
  })
  return { name: value['name'], key }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
