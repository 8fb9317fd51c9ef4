import { once } from 'node:events'
import { stageKey, type StageCacheEntries } from '@fourbox/domain'
import express from 'express'
import { expect, onTestFinished, test } from 'vitest'
import { allNodes } from '../all-nodes/all-nodes.ts'
import type { WorkerCacheEntry } from '../execute-api/data-plane.ts'
import { recordingDataPlane } from '../testing/recording-data-plane.ts'
import { trialStage } from '../testing/trial-stage.ts'
import { trialStore } from '../testing/trial-store.ts'
import { cachesApi } from './caches-api.ts'

/** Where the caches of the stage `prod` of the API `api` are told, whose workers keep these entries; and what they were told. */
async function serve(entries: readonly WorkerCacheEntry[]) {
  const { documents, nodes: others } = await trialStore()
  await documents.insert('stage', stageKey('api', 'prod'), trialStage)
  const dataPlane = { ...recordingDataPlane(), cached: async () => entries }
  const server = express()
    .use(cachesApi({ documents, nodes: allNodes(dataPlane, others) }))
    .listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  const address = server.address()
  const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}/caches/api/prod`
  const list = async () => {
    const entries: StageCacheEntries = JSON.parse(await (await fetch(origin)).text())
    return entries
  }
  return { list, remove: (id: string) => fetch(`${origin}/${id}`, { method: 'DELETE' }), told: dataPlane.told }
}

function kept(key: string, ageInMillis: number, isShared = false): WorkerCacheEntry {
  return { cache: 'responses', key, shown: { name: 'GET /', key: [] }, ageInMillis, timeLeftInMillis: 60_000 - ageInMillis, sizeInBytes: 10, isShared }
}

test('a stage that keeps more than a thousand entries lists the thousand newest, and says that there are more', async () => {
  const all = Array.from({ length: 1001 }, (_, age) => kept(`key ${age}`, age * 1000))
  const { item, hasMore } = await (await serve(all.toReversed())).list()
  expect([item.length, item[0]?.ageInSeconds, item.at(-1)?.ageInSeconds, hasMore]).toEqual([1000, 0, 999, true])
  expect((await (await serve(all.slice(1))).list()).hasMore).toBe(false)
})

test('copies of several workers are one entry, as old as the newest of them, and are removed together', async () => {
  const { list, remove, told } = await serve([kept('a secret', 9000), kept('other', 7000), kept('a secret', 5000)])
  const { item } = await list()
  expect(item.map(({ ageInSeconds, timeLeftInSeconds, workers }) => [ageInSeconds, timeLeftInSeconds, workers])).toEqual([
    [5, 55, 2],
    [7, 53, 1],
  ])
  expect(JSON.stringify(item)).not.toContain('secret')
  expect((await remove(item[0]?.id ?? '')).status).toBe(204)
  expect((await remove('nothing')).status).toBe(404)
  expect(told).toEqual(['forget responses api prod a secret'])
})
