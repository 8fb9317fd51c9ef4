import type { DeploymentId, EpochSeconds, RestApiId, StageName } from '../names/identifier.ts'
import type { Stage } from './stage.ts'

/** Which deployments answer the calls of a stage. */
export interface Served {
  /** Absent once the stage has been deleted. */
  readonly deploymentId?: DeploymentId
  readonly canary?: { readonly deploymentId: DeploymentId; readonly percentTraffic: number }
}

/** What a stage serves from a moment on, until its next change. */
export interface ServingChange extends Served {
  readonly stageName: StageName
  /** Absent where it was so already when the record of the stage began: since when is not known. */
  readonly at?: EpochSeconds
}

/** Which stage of an API served what, and when. */
export interface ServingHistory {
  readonly restApiId: RestApiId
  /** The oldest first. */
  readonly changes: readonly ServingChange[]
}

/** Changes that are kept of one API; a stage that is deployed to all day does not push out what is known of the others. */
const mostChanges = 500

interface StageWrite {
  readonly stageName: StageName
  /** The stage before it is written; absent when it is being created. */
  readonly before?: Stage
  /** The stage as it is written; absent when it is being deleted. */
  readonly after?: Stage
  readonly at: EpochSeconds
}

/** The record after a stage was written: the same one when the stage serves what it served. */
export function withServing(history: ServingHistory, { stageName, before, after, at }: StageWrite): ServingHistory {
  const begun = withBeginning(history.changes, stageName, before)
  const last = lastOf(begun, stageName)
  const served = servedBy(after)
  if (last === undefined ? after === undefined : isSame(last, served)) return begun === history.changes ? history : { ...history, changes: begun }
  return { ...history, changes: bounded([...begun, { stageName, at, ...served }]) }
}

/** All that is known of who served what. Of a stage that the record does not name, that is what it serves now. */
export function servingChanges(history: ServingHistory | undefined, stages: readonly Stage[]): readonly ServingChange[] {
  return stages.reduce((changes, stage) => withBeginning(changes, stage.stageName, stage), history?.changes ?? [])
}

/** A stage that is older than its record served something when that began. */
function withBeginning(changes: readonly ServingChange[], stageName: StageName, stage: Stage | undefined): readonly ServingChange[] {
  return stage === undefined || lastOf(changes, stageName) ? changes : [{ stageName, ...servedBy(stage) }, ...changes]
}

function lastOf(changes: readonly ServingChange[], stageName: StageName): ServingChange | undefined {
  return changes.findLast((change) => change.stageName === stageName)
}

function servedBy(stage: Stage | undefined): Served {
  if (stage === undefined) return {}
  const { deploymentId, canarySettings } = stage
  return {
    deploymentId,
    ...(canarySettings && { canary: { deploymentId: canarySettings.deploymentId, percentTraffic: canarySettings.percentTraffic } }),
  }
}

function isSame(one: Served, other: Served): boolean {
  return (
    one.deploymentId === other.deploymentId &&
    one.canary?.deploymentId === other.canary?.deploymentId &&
    one.canary?.percentTraffic === other.canary?.percentTraffic
  )
}

/** Without the oldest change of the stage that has the most of them, once there are too many. */
function bounded(changes: readonly ServingChange[]): readonly ServingChange[] {
  if (changes.length <= mostChanges) return changes
  const byStage = [...Map.groupBy(changes, ({ stageName }) => stageName).values()]
  const [oldest] = byStage.reduce((most, some) => (some.length > most.length ? some : most))
  return changes.filter((change) => change !== oldest)
}
