import { deploymentKey, newRestApi, stageKey, type Deployment, type Stage } from '@fourbox/domain'
import { type Store } from '@fourbox/store'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { LiveStages } from './live-stages.ts'
import { trialStore } from '../../testing/trial-store.ts'

let store: Store
let stages: LiveStages

beforeEach(async () => {
  store = await trialStore()
  stages = new LiveStages({
    documents: store.documents,
    settings: { region: 'us-east-1', accountId: '000000000000' },
    limiter: { bucket: () => ({ take: () => true, left: () => ({ tokens: 1, isShared: false }) }) },
    accountThrottle: async () => undefined,
  })
})

let made = 0
const newId = () => `id${made++}`

function deployment(id: string, name: string, disableExecuteApiEndpoint = false): Deployment {
  return { id, restApiId: 'api', createdDate: 0, snapshot: { ...newRestApi({ id: 'api', name, createdDate: 0, newId }), disableExecuteApiEndpoint } }
}

function stage(deploymentId: string): Stage {
  return {
    restApiId: 'api',
    stageName: 'prod',
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    tags: {},
    createdDate: 0,
    lastUpdatedDate: 0,
  }
}

async function put(kind: 'first' | 'second', name: string, disabled = false) {
  await store.documents.commit([
    { op: 'put', kind: 'deployment', id: deploymentKey('api', kind), entity: deployment(kind, name, disabled) },
    { op: 'put', kind: 'stage', id: stageKey('api', 'prod'), entity: stage(kind) },
  ])
}

test('a stage is loaded when it is first called, and kept', async () => {
  await put('first', 'First')
  expect(stages.peek('api', 'prod')).toBeUndefined()
  expect(await stages.find('api', 'prod')).toMatchObject({ apiName: 'First', disableExecuteApiEndpoint: false })
  expect(stages.peek('api', 'prod')).toMatchObject({ apiName: 'First' })
})

test('a stage that is not there is not found, and nothing is kept of it', async () => {
  expect(await stages.find('api', 'constructor')).toBeUndefined()
  expect(stages.peek('api', 'constructor')).toBeUndefined()
})

test('a change acts once it is told, and the snapshot alone says what is served', async () => {
  await put('first', 'First')
  await stages.find('api', 'prod')
  await put('second', 'Second', true)
  expect(stages.peek('api', 'prod')).toMatchObject({ apiName: 'First' })
  await stages.refresh(stageKey('api', 'prod'))
  expect(stages.peek('api', 'prod')).toMatchObject({ apiName: 'Second', disableExecuteApiEndpoint: true })
})

test('of many changes at once the last one stands', async () => {
  for (let n = 0; n < 10; n++) {
    await put(n % 2 === 0 ? 'second' : 'first', `Name ${n}`)
    void stages.refresh(stageKey('api', 'prod'))
  }
  await put('second', 'Last')
  await stages.refresh(stageKey('api', 'prod'))
  expect(stages.peek('api', 'prod')?.stage.deploymentId).toBe('second')
})

test('a load that takes long does not stand in place of a later one', async () => {
  await put('first', 'First')
  const slow = Promise.withResolvers<void>()
  const found = await store.documents.get('stage', stageKey('api', 'prod'))
  const reading = vi.spyOn(store.documents, 'get').mockImplementationOnce(() => slow.promise.then(() => found))
  onTestFinished(() => reading.mockRestore())
  const early = stages.refresh(stageKey('api', 'prod'))
  await nextTurn()
  await put('second', 'Second')
  const late = stages.refresh(stageKey('api', 'prod'))
  await nextTurn()
  slow.resolve()
  await Promise.all([early, late])
  expect(stages.peek('api', 'prod')).toMatchObject({ apiName: 'Second' })
})

test('a deleted stage is gone once that is told', async () => {
  await put('first', 'First')
  await stages.find('api', 'prod')
  await store.documents.delete('stage', stageKey('api', 'prod'))
  await stages.refresh(stageKey('api', 'prod'))
  expect(stages.peek('api', 'prod')).toBeUndefined()
})

test('a stage is traced as long as somebody looks at its calls, whatever changes meanwhile, and no other', async () => {
  await put('first', 'First')
  const traces = () => stages.peek('api', 'prod')?.compiled.control(undefined, { now: Date.now, monotonic: () => performance.now() }).traces
  await stages.find('api', 'prod')
  await stages.watch(['api/dev'])
  expect(traces()).toBe(false)
  await stages.watch([stageKey('api', 'prod')])
  expect(traces()).toBe(true)
  await put('second', 'Second')
  await stages.refresh(stageKey('api', 'prod'))
  expect(traces()).toBe(true)
  await stages.watch([])
  expect(traces()).toBe(false)
})
