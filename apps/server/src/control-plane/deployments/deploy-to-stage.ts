import { type Deployment, deploymentKey, readStage, type Stage, stageKey, type StageSettings } from '@fourbox/domain'
import type { Context, Input } from '../context.ts'
import { accepted, badRequest } from '../protocol/errors.ts'
import { insertStage, updateStage } from '../stages/stage-writes.ts'
import { changedAt, checkStageLimit, headOf, newStage, withHead } from '../stages/stage-settings.ts'

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
  if (current) {
    await documents.commit([insert, ...updateStage(context, { restApiId, stageName }, (stage) => deployed(stage, deployment, input))])
  } else {
    await checkStageLimit(context, restApiId)
    const created = newStage({ restApiId, stageName, deploymentId: deployment.id, now: Math.floor(deployment.createdDate) })
    await documents.commit([insert, ...insertStage(context, withInput(created, input))])
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
  const moved = changedAt(stage, Math.floor(deployment.createdDate))
  const { id } = deployment
  if (input.canarySettings) return changed(moved, { canarySettings: { ...input.canarySettings, deploymentId: id } })
  if (stage.canarySettings) return { ...moved, canarySettings: { ...stage.canarySettings, deploymentId: id } }
  return withInput({ ...moved, deploymentId: id }, input)
}

/** What CreateDeployment can say of the stage along the way. */
function withInput(stage: Stage, { stageDescription, variables, tracingEnabled, cacheClusterEnabled, cacheClusterSize }: DeploymentInput): Stage {
  return changed(stage, {
    ...(stageDescription && { description: stageDescription }),
    ...(variables && { variables }),
    ...(tracingEnabled !== undefined && { tracingEnabled }),
    ...(cacheClusterEnabled !== undefined && { cacheClusterEnabled }),
    ...(cacheClusterSize !== undefined && { cacheClusterSize }),
  })
}

function changed(stage: Stage, change: Partial<StageSettings>): Stage {
  const { methodSettings, ...head } = headOf(stage)
  const there = () => true
  // What the stage refers to stands, and the deployment is being made.
  const rules = { canLog: true, hasDeployment: there, hasDocumentationVersion: there, hasClientCertificate: there }
  return withHead(stage, { ...accepted(readStage({ ...head, ...change }, rules)), methodSettings })
}
