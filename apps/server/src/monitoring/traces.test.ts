import { newRestApi, type Trace } from '@fourbox/domain'
import type { Store } from '@fourbox/store'
import { expect, onTestFinished, test } from 'vitest'
import { allNodes } from '../all-nodes/all-nodes.ts'
import { renderedTrace } from '../execute-api/observe/later-trace.ts'
import { keptTraces, TraceKeeper } from '../execute-api/observe/trace-keeper.ts'
import { readTraces, sweepTraces } from './traces.ts'
import { recordingDataPlane } from '../testing/recording-data-plane.ts'
import { trialStage } from '../testing/trial-stage.ts'
import { trialStore } from '../testing/trial-store.ts'

function trace(requestId: string, over: Partial<Trace> = {}): Trace {
  return {
    requestId,
    restApiId: 'api',
    stage: 'prod',
    httpMethod: 'GET',
    path: '/',
    startedAt: 0,
    latencyInMillis: 1,
    status: 200,
    boxes: [],
    log: [],
    ...over,
  }
}

async function keep(store: Store, traces: readonly Trace[]): Promise<void> {
  const keeper = new TraceKeeper(store.logs)
  for (const each of traces) keeper.add(renderedTrace(each))
  await keeper.flush()
}

async function idsOf({ logs, nodes }: Store, query: Parameters<typeof readTraces>[1] = {}, fresh: readonly Trace[] = []) {
  const { items } = await readTraces({ nodes: allNodes({ ...recordingDataPlane(), traces: async () => fresh }, nodes), logs }, query)
  return items.map(({ requestId }) => requestId)
}

test('of each stage the newest traces are kept, in how many batches they ever came', async () => {
  const store = await trialStore()
  for (let batch = 0; batch < 3; batch++) {
    await keep(
      store,
      Array.from({ length: keptTraces }, (_, n) => trace(`${batch}-${n}`, { startedAt: batch * 1000 + n })),
    )
  }
  await keep(store, [trace('quiet', { stage: 'dev', startedAt: 1 })])
  const ids = await idsOf(store, { limit: 2 * keptTraces })
  expect(ids).toHaveLength(keptTraces + 1)
  expect([ids[0], ids.at(-2), ids.at(-1)]).toEqual([`2-${keptTraces - 1}`, '2-0', 'quiet'])
})

test('more traces than are kept cost no more in one batch', async () => {
  const store = await trialStore()
  await keep(
    store,
    Array.from({ length: 5 * keptTraces }, (_, n) => trace(`${n}`, { startedAt: n })),
  )
  const ids = await idsOf(store, { limit: 2 * keptTraces })
  expect([ids.length, ids[0]]).toEqual([keptTraces, `${5 * keptTraces - 1}`])
})

test('kept traces are found by API, stage and request, and joined with fresh ones, each once', async () => {
  const store = await trialStore()
  const shared = trace('shared', { startedAt: 5 })
  await keep(store, [trace('a', { startedAt: 1 }), trace('b', { stage: 'dev', startedAt: 2 }), trace('c', { restApiId: 'api2', startedAt: 3 }), shared])
  expect(await idsOf(store, {}, [trace('fresh', { startedAt: 9 }), shared])).toEqual(['fresh', 'shared', 'c', 'b', 'a'])
  expect(await idsOf(store, { restApiId: 'api' })).toEqual(['shared', 'b', 'a'])
  expect(await idsOf(store, { restApiId: 'api', stage: 'dev' })).toEqual(['b'])
  expect(await idsOf(store, { requestId: 'c' })).toEqual(['c'])
  expect(await idsOf(store, { limit: 2 })).toEqual(['shared', 'c'])
})

test('the traces of a stage or an API that is gone are swept', async () => {
  const store = await trialStore()
  const { documents, logs } = store
  const api = newRestApi({ id: 'api', name: 'Pets', createdDate: 0, newId: () => 'root' })
  await documents.insert('restApi', 'api', api)
  await documents.insert('stage', 'api/prod', trialStage)
  await keep(store, [trace('live'), trace('tested', { stage: 'test-invoke-stage' }), trace('old', { stage: 'gone' }), trace('lost', { restApiId: 'none' })])
  onTestFinished(await sweepTraces(documents, logs))
  expect((await idsOf(store)).toSorted()).toEqual(['live', 'tested'])
  await documents.delete('stage', 'api/prod')
  await expect.poll(() => idsOf(store)).toEqual(['tested'])
  await documents.delete('restApi', 'api')
  await expect.poll(() => idsOf(store)).toEqual([])
})
