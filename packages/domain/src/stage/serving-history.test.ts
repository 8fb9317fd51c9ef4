import { expect, test } from 'vitest'
import { type ServingHistory, servingChanges, withServing } from './serving-history.ts'
import type { Stage } from './stage.ts'

const none: ServingHistory = { restApiId: 'a', changes: [] }

function stageOn(deploymentId: string, more: Partial<Stage> = {}): Stage {
  return {
    restApiId: 'a',
    stageName: 'dev',
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    tags: {},
    createdDate: 1,
    lastUpdatedDate: 1,
    ...more,
  }
}

test('a stage is created, moved and deleted', () => {
  const [first, second] = [stageOn('d1'), stageOn('d2')]
  const created = withServing(none, { stageName: 'dev', after: first, at: 10 })
  const moved = withServing(created, { stageName: 'dev', before: first, after: second, at: 20 })
  const deleted = withServing(moved, { stageName: 'dev', before: second, at: 30 })
  expect(deleted.changes).toEqual([
    { stageName: 'dev', at: 10, deploymentId: 'd1' },
    { stageName: 'dev', at: 20, deploymentId: 'd2' },
    { stageName: 'dev', at: 30 },
  ])
})

test('a canary is made, gets another share, and is promoted', () => {
  const canary = (percentTraffic: number) => ({ deploymentId: 'd2', percentTraffic, useStageCache: false })
  const states = [
    stageOn('d1'),
    stageOn('d1', { canarySettings: canary(10) }),
    stageOn('d1', { canarySettings: canary(50) }),
    stageOn('d2', { canarySettings: canary(0) }),
    stageOn('d2'),
  ]
  const { changes } = states.reduce((history, after, at) => withServing(history, { stageName: 'dev', after, at }), none)
  expect(changes.map(({ deploymentId, canary }) => [deploymentId, canary?.percentTraffic])).toEqual([
    ['d1', undefined],
    ['d1', 10],
    ['d1', 50],
    ['d2', 0],
    ['d2', undefined],
  ])
})

test('what does not change what is served leaves the record as it is', () => {
  const created = withServing(none, { stageName: 'dev', after: stageOn('d1'), at: 10 })
  expect(withServing(created, { stageName: 'dev', before: stageOn('d1'), after: stageOn('d1', { description: 'other' }), at: 20 })).toBe(created)
  expect(withServing(none, { stageName: 'dev', at: 20 })).toBe(none)
})

test('of a stage that is older than the record, what it served until then is kept, and since when is not known', () => {
  const moved = withServing(none, { stageName: 'dev', before: stageOn('d1'), after: stageOn('d2'), at: 20 })
  expect(moved.changes).toEqual([
    { stageName: 'dev', deploymentId: 'd1' },
    { stageName: 'dev', at: 20, deploymentId: 'd2' },
  ])
  expect(servingChanges(moved, [stageOn('d2'), stageOn('d7', { stageName: 'prod' })])).toEqual([{ stageName: 'prod', deploymentId: 'd7' }, ...moved.changes])
  expect(servingChanges(undefined, [stageOn('d1')])).toEqual([{ stageName: 'dev', deploymentId: 'd1' }])
})

test('the record is bounded, and a busy stage pushes out its own changes only', () => {
  let history = withServing(none, { stageName: 'prod', after: stageOn('d0', { stageName: 'prod' }), at: 0 })
  for (let at = 1; at <= 600; at++) history = withServing(history, { stageName: 'dev', after: stageOn(`d${at}`), at })
  expect(history.changes).toHaveLength(500)
  expect(history.changes[0]).toEqual({ stageName: 'prod', at: 0, deploymentId: 'd0' })
  expect(history.changes[1]).toMatchObject({ stageName: 'dev', at: 102 })
  expect(history.changes.at(-1)).toMatchObject({ at: 600 })
})
