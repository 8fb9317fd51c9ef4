import { addTags, deploymentKey, type EpochSeconds, own, readStage, type Stage, stageKey, type StageRules, type UsagePlan } from '@fourbox/domain'
import { EntityExists, type Write } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { accepted, conflict, notFound } from '../protocol/errors.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { patchStage } from './stage-patches.ts'
import { deleteStage, flushCache, insertStage, updateStage } from './stage-writes.ts'
import { cacheClusterStatusAt, changedAt, checkStageLimit, losesCluster, newStage, withHead } from './stage-settings.ts'

export const stages = {
  async CreateStage(input, context) {
    const stage = await createdStage(input, context)
    await checkStageLimit(context, input.restApiId)
    try {
      await context.documents.commit(insertStage(context, stage))
    } catch (error) {
      if (error instanceof EntityExists) throw conflict('Stage already exists')
      throw error
    }
    return writeStage(stage, context.now())
  },

  async GetStage({ restApiId, stageName }, context) {
    return writeStage(await storedStage(context, restApiId, stageName), context.now())
  },

  async GetStages({ restApiId, deploymentId }, context) {
    await readApi(context, restApiId)
    const { items } = await context.documents.list('stage', { prefix: stageKey(restApiId, '') })
    const shown = items.filter((stage) => deploymentId === undefined || stage.deploymentId === deploymentId)
    return { item: shown.map((stage) => writeStage(stage, context.now())) }
  },

  async UpdateStage({ restApiId, stageName, patchOperations }, context) {
    const found = await storedStage(context, restApiId, stageName)
    const named = (patchOperations ?? []).flatMap(({ path, value }) => (value !== undefined && path?.endsWith('/deploymentId') ? [value] : []))
    const rules = await readRules(context, restApiId, named)
    const now = context.now()
    let stage = patchStage(found, patchOperations, rules)
    const change = (current: Stage) => (stage = patchStage(changedAt(current, now), patchOperations, rules))
    await context.documents.commit([
      ...updateStage(context, { restApiId, stageName }, change),
      ...(losesCluster(found, stage) ? [flushCache(context, found, 'responses')] : []),
    ])
    return writeStage(stage, now)
  },

  async DeleteStage({ restApiId, stageName }, context) {
    const stage = await storedStage(context, restApiId, stageName)
    const { documents } = context
    const plans = await documents.list('usagePlan')
    const touched = plans.items.filter(({ apiStages }) => apiStages.some((one) => one.apiId === restApiId && one.stage === stageName))
    await documents.commit([
      ...deleteStage(context, stage),
      ...touched.map(({ id }): Write => ({ op: 'update', kind: 'usagePlan', id, change: (plan) => withoutStage(plan, restApiId, stageName) })),
    ])
    return {}
  },

  async FlushStageCache({ restApiId, stageName }, context) {
    const stage = await storedStage(context, restApiId, stageName)
    await context.documents.commit([flushCache(context, stage, 'responses')])
    return {}
  },

  async FlushStageAuthorizersCache({ restApiId, stageName }, context) {
    const stage = await storedStage(context, restApiId, stageName)
    await context.documents.commit([flushCache(context, stage, 'authorizers')])
    return {}
  },
} satisfies Partial<Handlers>

/** @throws NotFoundException for an unknown stage; of an unknown API, AWS says the same. */
export async function storedStage(context: Context, restApiId: string, stageName: string): Promise<Stage> {
  const stage = await context.documents.get('stage', stageKey(restApiId, stageName))
  if (!stage) throw notFound('Invalid stage identifier specified')
  return stage
}

/** What a stage may refer to. Of the API's deployments, only those that are named are looked up: each holds a whole API. */
async function readRules({ documents }: Context, restApiId: string, deploymentIds: readonly string[]): Promise<StageRules> {
  const found = await Promise.all(deploymentIds.map((id) => documents.get('deployment', deploymentKey(restApiId, id))))
  const [account, api, certificates] = await Promise.all([
    documents.get('account', 'account'),
    documents.get('restApi', restApiId),
    documents.list('clientCertificate'),
  ])
  const ids = new Set(found.flatMap((deployment) => (deployment ? [deployment.id] : [])))
  return {
    canLog: account?.cloudwatchRoleArn !== undefined,
    hasDeployment: (id) => ids.has(id),
    hasDocumentationVersion: (version) => own(api?.documentationVersions, version) !== undefined,
    hasClientCertificate: (id) => certificates.items.some(({ clientCertificateId }) => clientCertificateId === id),
  }
}

async function createdStage({ restApiId, tags, ...settings }: Input<'CreateStage'>, context: Context): Promise<Stage> {
  await readApi(context, restApiId)
  const { stageName, deploymentId, canarySettings } = settings
  const rules = await readRules(context, restApiId, [deploymentId, canarySettings?.deploymentId ?? deploymentId])
  const head = accepted(readStage(settings, rules))
  const stage = withHead(newStage({ restApiId, stageName, deploymentId, now: context.now() }), head)
  return tags ? { ...stage, tags: accepted(addTags({}, tags)) } : stage
}

function withoutStage(plan: UsagePlan, restApiId: string, stageName: string): UsagePlan {
  return { ...plan, apiStages: plan.apiStages.filter(({ apiId, stage }) => apiId !== restApiId || stage !== stageName) }
}

function writeStage(stage: Stage, now: EpochSeconds): Output<'GetStage'> {
  const { restApiId: _its, tags, ...shown } = stage
  return { ...shown, cacheClusterStatus: cacheClusterStatusAt(stage, now), tags: Object.keys(tags).length > 0 ? tags : undefined }
}
