import { CallTally, stageKey } from '@fourbox/domain'
import { expect, onTestFinished, test } from 'vitest'
import { trialStage } from '../testing/trial-stage.ts'
import { trialStore } from '../testing/trial-store.ts'
import { sweepMetrics, tidyMetrics } from './metrics-keeper.ts'

const now = 1_800_000_000_000

async function storeWithCalls() {
  const store = await trialStore()
  const tally = new CallTally()
  for (const stage of ['prod', 'dev']) {
    await store.documents.insert('stage', stageKey('api', stage), { ...trialStage, stageName: stage })
    tally.count(200, 1, 1, undefined)
    await store.metrics.add([{ restApiId: 'api', stage, at: now, sums: tally.take() }])
  }
  return { store, stages: async () => (await store.metrics.stages()).map(({ stage }) => stage).toSorted() }
}

test('a stage that is deleted takes the figures of its calls along', async () => {
  const { store, stages } = await storeWithCalls()
  onTestFinished(sweepMetrics(store))
  await store.documents.update('stage', stageKey('api', 'dev'), (stage) => ({ ...stage, description: 'changed' }))
  await store.documents.delete('stage', stageKey('api', 'prod'))
  await expect.poll(stages).toEqual(['dev'])
})

test('what is too old goes now and then, and what was written of a stage that had gone', async () => {
  const { store, stages } = await storeWithCalls()
  await tidyMetrics(store, now)
  expect(await stages()).toEqual(['dev', 'prod'])
  await store.documents.delete('stage', stageKey('api', 'prod'))
  await tidyMetrics(store, now)
  expect(await stages()).toEqual(['dev'])
  await tidyMetrics(store, now + 16 * 86_400_000)
  expect(await stages()).toEqual([])
})
