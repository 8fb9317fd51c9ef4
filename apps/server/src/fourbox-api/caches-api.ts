import { stageKey, type RestApiId, type StageCacheEntries, type StageCacheEntry, type StageName } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import express from 'express'
import { createHmac, randomBytes } from 'node:crypto'
import type { DataPlane, WorkerCacheEntry } from '../execute-api/data-plane.ts'

export interface CachesApiSettings {
  readonly documents: Pick<Documents, 'get'>
  readonly dataPlane: Pick<DataPlane, 'cached' | 'forget'>
}

/** What is listed at most, of both caches together. */
const mostEntries = 1000

interface FoundEntry {
  readonly key: string
  readonly shown: StageCacheEntry
}

/** What a stage's response cache and its authorizers' cache keep, and removing one entry of it, below `/_fourbox`. */
export function cachesApi({ documents, dataPlane }: CachesApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  const idSecret = randomBytes(32)
  const find = async (restApiId: RestApiId, stageName: StageName): Promise<readonly FoundEntry[] | undefined> => {
    if ((await documents.get('stage', stageKey(restApiId, stageName))) === undefined) return undefined
    // One more says that there are more.
    return oneForEachKey(await dataPlane.cached(restApiId, stageName, mostEntries + 1), idSecret)
  }

  router.get('/caches/:restApiId/:stageName', async ({ params: { restApiId, stageName } }, response) => {
    const found = await find(restApiId, stageName)
    if (!found) return void response.status(404).json({ message: 'There is no such API or stage' })
    const entries: StageCacheEntries = { item: found.slice(0, mostEntries).map(({ shown }) => shown), hasMore: found.length > mostEntries }
    response.json(entries)
  })

  router.delete('/caches/:restApiId/:stageName/:id', async ({ params: { restApiId, stageName, id } }, response) => {
    const found = (await find(restApiId, stageName))?.find(({ shown }) => shown.id === id)
    if (!found) return void response.status(404).json({ message: 'The cache keeps no such entry any more' })
    await dataPlane.forget(restApiId, stageName, found.shown.cache, found.key)
    response.status(204).end()
  })
  return router
}

/** Each worker keeps what it was asked itself: of several copies the newest is shown. The newest entry comes first. */
function oneForEachKey(entries: readonly WorkerCacheEntry[], idSecret: Uint8Array): readonly FoundEntry[] {
  const copies = Map.groupBy(entries, ({ cache, key }) => `${cache} ${key}`)
  return [...copies]
    .flatMap(([name, all]) => {
      const [newest] = all.toSorted(byAge)
      return newest ? [{ name, newest, workers: all.length }] : []
    })
    .toSorted((a, b) => byAge(a.newest, b.newest))
    .map(({ name, newest: { cache, key, shown, ageInMillis, timeLeftInMillis, sizeInBytes }, workers }) => ({
      key,
      shown: {
        // The key may hold a secret that could be guessed from a mere hash of it.
        id: createHmac('sha256', idSecret).update(name).digest('base64url'),
        cache,
        ...shown,
        ageInSeconds: Math.floor(ageInMillis / 1000),
        timeLeftInSeconds: Math.ceil(timeLeftInMillis / 1000),
        sizeInBytes,
        workers,
      },
    }))
}

function byAge(a: WorkerCacheEntry, b: WorkerCacheEntry): number {
  return a.ageInMillis - b.ageInMillis
}
