import { deploymentKey, type EpochSeconds, type Stage, stageKey, type UsagePlan } from '@fourbox/domain'
import { EntityExists, type Write } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { badRequest, conflict, notFound } from '../protocol/errors.ts'
import type { PatchOperation } from '../protocol/patch.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { newCanary } from '../deployments/deploy-to-stage.ts'
import { patchStage, type StageFacts } from './stage-patches.ts'
import { cacheClusterStatusAt, checkedStageName, checkedVariables, checkStageLimit, newStage, withCacheCluster } from './stage-settings.ts'

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
    return writeStage(stage, context.now())
  },

  async GetStage({ restApiId, stageName }, context) {
    return writeStage(await readStage(context, restApiId, stageName), context.now())
  },

  async GetStages({ restApiId, deploymentId }, context) {
    await readApi(context, restApiId)
    const { items } = await context.documents.list('stage', { prefix: stageKey(restApiId, '') })
    const shown = items.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId)
    return { item: shown.map((stage) => writeStage(stage, context.now())) }
  },

  async UpdateStage({ restApiId, stageName, patchOperations }, context) {
    await readStage(context, restApiId, stageName)
    const key = stageKey(restApiId, stageName)
    const facts = await readFacts(context, restApiId, patchOperations)
    const now = context.now()
    const stage = await context.documents.update('stage', key, (current) => ({ ...patchStage(current, patchOperations, facts), lastUpdatedDate: now }))
    return writeStage(stage, now)
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

/** Of the API's deployments, only those that the patch names are looked up: each holds a whole API. */
async function readFacts({ documents }: Context, restApiId: string, operations: readonly PatchOperation[] = []): Promise<StageFacts> {
  const named = operations.flatMap(({ path, value }) => (value !== undefined && path?.endsWith('/deploymentId') ? [value] : []))
  const found = await Promise.all(named.map((id) => documents.get('deployment', deploymentKey(restApiId, id))))
  const account = await documents.get('account', 'account')
  return {
    deploymentIds: new Set(found.flatMap((deployment) => (deployment ? [deployment.id] : []))),
    canLog: account?.cloudwatchRoleArn !== undefined,
  }
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

function writeStage(stage: Stage, now: EpochSeconds): Output<'GetStage'> {
  const { restApiId: _its, tags, ...shown } = stage
  return { ...shown, cacheClusterStatus: cacheClusterStatusAt(stage, now), tags: Object.keys(tags).length > 0 ? tags : undefined }
}
