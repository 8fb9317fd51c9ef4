import { type CacheClusterStatus, deploymentKey, type Stage, stageKey, type UsagePlan } from '@fourbox/domain'
import { EntityExists, type Write } from '@fourbox/store'
import type { Input, Output } from '@fourbox/wire'
import type { Context, Handlers } from '../context.ts'
import { badRequest, conflict, notFound } from '../errors.ts'
import { readApi } from './api-document.ts'
import { newCanary } from './deploy-to-stage.ts'
import { patchStage } from './stage-patches.ts'
import { checkedStageName, checkedVariables, checkStageLimit, newStage, withCacheCluster } from './stage-settings.ts'

export const stages = {
  async CreateStage(input, context) {
    const stage = await createdStage(input, context)
    await checkStageLimit(context, input.restApiId)
    const key = stageKey(input.restApiId, stage.stageName)
    try {
      await context.documents.insert('stage', key, stage)
    } catch (error) {
      if (error instanceof EntityExists) throw conflict('Stage already exists')
      throw error
    }
    return { ...writeStage(stage), cacheClusterStatus: passingStatus(stage) }
  },

  async GetStage({ restApiId, stageName }, context) {
    return writeStage(await readStage(context, restApiId, stageName))
  },

  async GetStages({ restApiId, deploymentId }, context) {
    await readApi(context, restApiId)
    const { items } = await context.documents.list('stage', { prefix: stageKey(restApiId, '') })
    return { item: items.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId).map(writeStage) }
  },

  async UpdateStage({ restApiId, stageName, patchOperations }, context) {
    const before = await readStage(context, restApiId, stageName)
    const key = stageKey(restApiId, stageName)
    const deployments = await context.documents.list('deployment', { prefix: deploymentKey(restApiId, '') })
    const deploymentIds = new Set(deployments.items.map(({ id }) => id))
    const account = await context.documents.get('account', 'account')
    const facts = { deploymentIds, canLog: account?.cloudwatchRoleArn !== undefined }
    const now = context.now()
    const stage = await context.documents.update('stage', key, (current) => ({ ...patchStage(current, patchOperations, facts), lastUpdatedDate: now }))
    return { ...writeStage(stage), cacheClusterStatus: passingStatus(stage, before) }
  },

  async DeleteStage({ restApiId, stageName }, context) {
    await readStage(context, restApiId, stageName)
    const { documents } = context
    const key = stageKey(restApiId, stageName)
    const plans = await documents.list('usagePlan')
    const touched = plans.items.filter(({ apiStages }) => apiStages.some(({ apiId, stage }) => apiId === restApiId && stage === stageName))
    await documents.commit([
      { op: 'delete', kind: 'stage', id: key },
      ...touched.map(({ id }): Write => ({ op: 'update', kind: 'usagePlan', id, change: (plan) => withoutStage(plan, restApiId, stageName) })),
    ])
    return {}
  },

  async FlushStageCache({ restApiId, stageName }, context) {
    await readStage(context, restApiId, stageName)
    await context.dataPlane.flushStageCache(restApiId, stageName)
    return {}
  },

  async FlushStageAuthorizersCache({ restApiId, stageName }, context) {
    await readStage(context, restApiId, stageName)
    await context.dataPlane.flushAuthorizersCache(restApiId, stageName)
    return {}
  },
} satisfies Partial<Handlers>

export async function readStage(context: Context, restApiId: string, stageName: string): Promise<Stage> {
  const stage = await context.documents.get('stage', stageKey(restApiId, stageName))
  if (stage) return stage
  await readApi(context, restApiId)
  throw notFound('Invalid Stage identifier specified')
}

async function createdStage(input: Input<'CreateStage'>, context: Context): Promise<Stage> {
  const { restApiId, deploymentId, canarySettings } = input
  await readApi(context, restApiId)
  const stageName = checkedStageName(input.stageName)
  await checkDeployment(context, restApiId, deploymentId)
  const canaryDeploymentId = canarySettings?.deploymentId ?? deploymentId
  if (canarySettings) await checkDeployment(context, restApiId, canaryDeploymentId)
  const stage: Stage = {
    ...newStage({ restApiId, stageName, deploymentId, now: context.now() }),
    ...(input.description && { description: input.description }),
    ...(input.variables && { variables: checkedVariables(input.variables) }),
    ...(input.documentationVersion && { documentationVersion: input.documentationVersion }),
    ...(canarySettings && { canarySettings: newCanary(canaryDeploymentId, canarySettings) }),
    ...(input.tracingEnabled !== undefined && { tracingEnabled: input.tracingEnabled }),
    ...(input.tags && { tags: input.tags }),
  }
  return withCacheCluster(stage, { enabled: input.cacheClusterEnabled, size: input.cacheClusterSize })
}

async function checkDeployment({ documents }: Context, restApiId: string, deploymentId: string): Promise<void> {
  if (!(await documents.get('deployment', deploymentKey(restApiId, deploymentId)))) throw badRequest('Deployment id does not exist')
}

function withoutStage(plan: UsagePlan, restApiId: string, stageName: string): UsagePlan {
  return { ...plan, apiStages: plan.apiStages.filter(({ apiId, stage }) => apiId !== restApiId || stage !== stageName) }
}

/** What a cache cluster is at while a write is answered. On this machine it is done by the next call. */
function passingStatus({ cacheClusterEnabled, cacheClusterSize, cacheClusterStatus }: Stage, before?: Stage): CacheClusterStatus {
  if (!cacheClusterEnabled) return before?.cacheClusterEnabled ? 'DELETE_IN_PROGRESS' : cacheClusterStatus
  return before?.cacheClusterEnabled && before.cacheClusterSize === cacheClusterSize ? cacheClusterStatus : 'CREATE_IN_PROGRESS'
}

function writeStage({ restApiId: _its, tags, ...stage }: Stage): Output<'GetStage'> {
  return { ...stage, tags: Object.keys(tags).length > 0 ? tags : undefined }
}
