import { stageKey, type StageCacheEntries, type StageCacheEntry } from '@fourbox/domain'
import type { Documents } from '@fourbox/store'
import express from 'express'
import type { AllNodes } from '../all-nodes/all-nodes.ts'
import type { CacheCopy } from '../all-nodes/node-questions.ts'
import { withSilent } from './with-silent.ts'

export interface CachesApiSettings {
  readonly documents: Pick<Documents, 'get'>
  readonly nodes: Pick<AllNodes, 'cached' | 'forget'>
}

/** What is listed at most, of both caches together. */
const mostEntries = 1000

/** What a stage's response cache and its authorizers' cache keep, and removing one entry of it, below `/_fourbox`. */
export function cachesApi({ documents, nodes }: CachesApiSettings): express.Router {
  const router = express.Router({ caseSensitive: true, strict: true })
  router.get('/caches/:restApiId/:stageName', async ({ params: { restApiId, stageName } }, response) => {
    if ((await documents.get('stage', stageKey(restApiId, stageName))) === undefined)
      return void response.status(404).json({ message: 'There is no such API or stage' })
    const { items, silent } = await nodes.cached(restApiId, stageName)
    const found = oneForEachId(items)
    const entries: StageCacheEntries = { ...withSilent({ items: found.slice(0, mostEntries), silent }), hasMore: found.length > mostEntries }
    response.json(entries)
  })

  router.delete('/caches/:restApiId/:stageName/:id', async ({ params: { restApiId, stageName, id } }, response) => {
    const { items, silent } = await nodes.forget(restApiId, stageName, id)
    if (silent.length > 0) response.status(503).json({ message: `It may still be kept by what does not answer: ${silent.join(', ')}` })
    else if (!items.includes(true)) response.status(404).json({ message: 'The cache keeps no such entry any more' })
    else response.status(204).end()
  })
  return router
}

/** Each worker keeps what it was asked itself: of several copies the newest is shown. The newest entry comes first. */
function oneForEachId(copies: readonly CacheCopy[]): readonly StageCacheEntry[] {
  return [...Map.groupBy(copies, ({ id }) => id).values()]
    .flatMap((all) => {
      const [newest] = all.toSorted(byAge)
      return newest ? [{ newest, workers: newest.isShared ? 1 : all.length }] : []
    })
    .toSorted((a, b) => byAge(a.newest, b.newest))
    .map(({ newest: { id, cache, shown, ageInMillis, timeLeftInMillis, sizeInBytes }, workers }) => ({
      id,
      cache,
      ...shown,
      ageInSeconds: Math.floor(ageInMillis / 1000),
      timeLeftInSeconds: Math.ceil(timeLeftInMillis / 1000),
      sizeInBytes,
      workers,
    }))
}

function byAge(a: CacheCopy, b: CacheCopy): number {
  return a.ageInMillis - b.ageInMillis
}
