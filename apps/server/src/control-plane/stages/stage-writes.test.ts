import type { ServingChange } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { newStage } from '../../testing/trial-objects.ts'
import { type TrialServer, trialServer } from '../../testing/trial-server.ts'

/** What each change of the record says, without its moment: `prod d1`, `prod d1 + 10 % d2`, `prod –`. */
async function recordOf({ context }: TrialServer, restApiId: string): Promise<readonly string[]> {
  const history = await context.documents.get('servingHistory', restApiId)
  return (history?.changes ?? []).map(textOf)
}

function textOf({ stageName, deploymentId = '–', canary }: ServingChange): string {
  return `${stageName} ${deploymentId}${canary ? ` + ${canary.percentTraffic} % ${canary.deploymentId}` : ''}`
}

test('every operation that changes what a stage serves is recorded, and no other is', async () => {
  const server = await trialServer()
  const { aws } = server
  const { restApiId, stageName, deploymentId: d1 } = await newStage(aws)
  const stage = { restApiId, stageName }
  const patch = (...patchOperations: { op: 'replace' | 'copy' | 'remove'; path: string; value?: string; from?: string }[]) =>
    aws.updateStage({ ...stage, patchOperations })

  await patch({ op: 'replace', path: '/description', value: 'for all' })
  const { id: d2 = '' } = await aws.createDeployment(stage)
  await patch({ op: 'replace', path: '/deploymentId', value: d1 })
  const { id: d3 = '' } = await aws.createDeployment({ ...stage, canarySettings: { percentTraffic: 10 } })
  await patch({ op: 'replace', path: '/canarySettings/percentTraffic', value: '50' })
  await patch({ op: 'copy', path: '/deploymentId', from: '/canarySettings/deploymentId' }, { op: 'remove', path: '/canarySettings' })
  await aws.createDeployment({ restApiId })
  const { id: d5 = '' } = await aws.createDeployment({ restApiId, stageName: 'dev' })
  await aws.deleteStage(stage)

  expect(await recordOf(server, restApiId)).toEqual([
    `prod ${d1}`,
    `prod ${d2}`,
    `prod ${d1}`,
    `prod ${d1} + 10 % ${d3}`,
    `prod ${d1} + 50 % ${d3}`,
    `prod ${d3}`,
    `dev ${d5}`,
    'prod –',
  ])
})

test('what was refused is not recorded', async () => {
  const server = await trialServer()
  const { restApiId, stageName, deploymentId } = await newStage(server.aws)
  const before = await server.context.documents.get('servingHistory', restApiId)
  await expect(server.aws.createStage({ restApiId, stageName, deploymentId })).rejects.toThrow('Stage already exists')
  const unknown = [{ op: 'replace', path: '/deploymentId', value: 'none01' }] as const
  await expect(server.aws.updateStage({ restApiId, stageName, patchOperations: [...unknown] })).rejects.toThrow('Deployment id does not exist')
  expect(await server.context.documents.get('servingHistory', restApiId)).toBe(before)
})

test('of a stage that was there before the record, what it served until it is moved is kept', async () => {
  const server = await trialServer()
  const { restApiId, stageName, deploymentId: d1 } = await newStage(server.aws)
  await server.context.documents.delete('servingHistory', restApiId)
  const { id: d2 } = await server.aws.createDeployment({ restApiId, stageName })
  expect(await recordOf(server, restApiId)).toEqual([`prod ${d1}`, `prod ${d2}`])
  const history = await server.context.documents.get('servingHistory', restApiId)
  expect(history?.changes.map(({ at }) => at !== undefined)).toEqual([false, true])
})

test('the record goes with its API', async () => {
  const server = await trialServer()
  const { restApiId } = await newStage(server.aws)
  expect(await server.context.documents.ids('servingHistory')).toEqual([restApiId])
  await server.aws.deleteRestApi({ restApiId })
  expect(await server.context.documents.ids('servingHistory')).toEqual([])
})
