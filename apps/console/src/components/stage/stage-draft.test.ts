import { expect, test } from 'vitest'
import { checkStage, draftOfStage, stagePatches } from './stage-draft.ts'

const stage = { stageName: 'dev', deploymentId: 'd1', description: 'old' }

test('one patch for each setting that was changed, none for the others', () => {
  const draft = { ...draftOfStage(stage), description: 'new', cacheClusterEnabled: true }
  expect(stagePatches(stage, draft)).toEqual([
    { op: 'replace', path: '/description', value: 'new' },
    { op: 'replace', path: '/cacheClusterEnabled', value: 'true' },
  ])
  expect(stagePatches(stage, draftOfStage(stage))).toEqual([])
})

test('a time to live that AWS does not take is told beside its field', () => {
  expect(checkStage('dev', { ...draftOfStage(stage), ttl: '3601' }).faults).toMatchObject([{ field: 'methodSettings.*/*.cacheTtlInSeconds' }])
  expect(checkStage('dev', draftOfStage(stage)).faults).toEqual([])
})
