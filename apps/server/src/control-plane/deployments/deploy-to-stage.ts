import { type CanarySettings, type Deployment, deploymentKey, type Stage, stageKey } from '@fourbox/domain'
import type { Context, Input } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { checkedStageName, checkedVariables, checkStageLimit, newStage, withCacheCluster } from '../stages/stage-settings.ts'

type DeploymentInput = Input<'CreateDeployment'>

/**
 * Stores a deployment and, where a stage is named, makes it the stage's: of a new stage, of one that is there, or of its
 * canary where it has one or is to get one. Resolves when the workers serve it: the documents that a context lends tell them.
 */
export async function deployToStage(context: Context, deployment: Deployment, input: DeploymentInput): Promise<void> {
  const { documents } = context
  const { restApiId, stageName } = input
  const key = deploymentKey(restApiId, deployment.id)
  const insert = { op: 'insert', kind: 'deployment', id: key, entity: deployment } as const
  const current = stageName ? await documents.get('stage', stageKey(restApiId, stageName)) : undefined
  if (input.canarySettings) checkCanary(input, current)

  if (!stageName) {
    await documents.commit([insert])
    return
  }
  const id = stageKey(restApiId, stageName)
  if (current) {
    await documents.commit([insert, { op: 'update', kind: 'stage', id, change: (stage) => deployed(stage, deployment, input) }])
  } else {
    await checkStageLimit(context, restApiId)
    const created = newStage({ restApiId, stageName: checkedStageName(stageName), deploymentId: deployment.id, now: deployment.createdDate })
    await documents.commit([insert, { op: 'insert', kind: 'stage', id, entity: withInput(created, input) }])
  }
}

function checkCanary({ stageName }: DeploymentInput, stage: Stage | undefined): void {
  if (!stageName)
    throw badRequest(
      `Invalid deployment content specified.Non null and non empty stageName must be provided for canary deployment. Provided value is ${stageName ?? null}`,
    )
  if (!stage) throw badRequest(`Invalid deployment content specified.Stage ${stageName} must already be created before making a canary release deployment`)
}

function deployed(stage: Stage, deployment: Deployment, input: DeploymentInput): Stage {
  const moved = { ...stage, lastUpdatedDate: deployment.createdDate }
  if (input.canarySettings) return { ...moved, canarySettings: newCanary(deployment.id, input.canarySettings) }
  if (stage.canarySettings) return { ...moved, canarySettings: { ...stage.canarySettings, deploymentId: deployment.id } }
  return withInput({ ...moved, deploymentId: deployment.id }, input)
}

/** What CreateDeployment can say of the stage along the way. */
function withInput(stage: Stage, input: DeploymentInput): Stage {
  const described: Stage = {
    ...stage,
    ...(input.stageDescription && { description: input.stageDescription }),
    ...(input.variables && { variables: checkedVariables(input.variables) }),
    ...(input.tracingEnabled !== undefined && { tracingEnabled: input.tracingEnabled }),
  }
  return withCacheCluster(described, { enabled: input.cacheClusterEnabled, size: input.cacheClusterSize })
}

type CanaryInput = NonNullable<DeploymentInput['canarySettings']>

export function newCanary(deploymentId: string, { percentTraffic, stageVariableOverrides, useStageCache }: CanaryInput): CanarySettings {
  return {
    deploymentId,
    percentTraffic: percentTraffic ?? 0,
    ...(stageVariableOverrides && { stageVariableOverrides: checkedVariables(stageVariableOverrides) }),
    useStageCache: useStageCache ?? false,
  }
}
