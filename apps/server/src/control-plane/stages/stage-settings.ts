import { apiQuotaFault, type CacheClusterStatus, type EpochSeconds, type RestApiId, type Stage, type StageHead, stageKey } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { faultless } from '../protocol/errors.ts'

interface NewStage {
  readonly restApiId: RestApiId
  readonly stageName: string
  readonly deploymentId: string
  readonly now: EpochSeconds
}

/** A stage with the defaults of CreateStage. */
export function newStage({ restApiId, stageName, deploymentId, now }: NewStage): Stage {
  return {
    restApiId,
    stageName,
    deploymentId,
    cacheClusterEnabled: false,
    cacheClusterStatus: 'NOT_AVAILABLE',
    methodSettings: {},
    tracingEnabled: false,
    tags: {},
    createdDate: now,
    lastUpdatedDate: now,
  }
}

/** What a stage says of itself, as settings to be changed. */
export function headOf({
  restApiId: _restApiId,
  cacheClusterStatus: _status,
  tags: _tags,
  createdDate: _created,
  lastUpdatedDate: _updated,
  ...head
}: Stage): StageHead {
  return head
}

/** A stage that says something else of itself; a cache cluster that is switched or resized is on its way then. */
export function withHead(stage: Stage, head: StageHead): Stage {
  const { restApiId, tags, createdDate, lastUpdatedDate } = stage
  return { restApiId, ...head, cacheClusterStatus: statusAfter(stage, head), tags, createdDate, lastUpdatedDate }
}

/** @throws LimitExceededException when the API has as many stages as it may. */
export async function checkStageLimit({ documents, limits }: Context, restApiId: RestApiId): Promise<void> {
  const { items } = await documents.list('stage', { prefix: stageKey(restApiId, '') })
  faultless(apiQuotaFault('stagesPerApi', { before: items.length, after: items.length + 1 }, limits))
}

function statusAfter(before: Stage, { cacheClusterEnabled, cacheClusterSize }: StageHead): CacheClusterStatus {
  if (!cacheClusterEnabled) return before.cacheClusterEnabled ? 'DELETE_IN_PROGRESS' : before.cacheClusterStatus
  return before.cacheClusterEnabled && before.cacheClusterSize === cacheClusterSize ? before.cacheClusterStatus : 'CREATE_IN_PROGRESS'
}

/** Whether a stage's cache cluster is removed, or takes the place of another with nothing in it: as AWS's does that is given another size. */
export function losesCluster(before: StageHead, after: StageHead): boolean {
  return before.cacheClusterEnabled && (!after.cacheClusterEnabled || after.cacheClusterSize !== before.cacheClusterSize)
}

/** Seconds until a cluster is there, or gone. Nothing takes time on this machine, but Terraform waits to see it in progress. */
const progress = {
  CREATE_IN_PROGRESS: { seconds: 2, end: 'AVAILABLE' },
  DELETE_IN_PROGRESS: { seconds: 20, end: 'NOT_AVAILABLE' },
} as const satisfies Partial<Record<CacheClusterStatus, unknown>>

/** The status that a stage's cache cluster has at `now`. */
export function cacheClusterStatusAt({ cacheClusterStatus: status, lastUpdatedDate }: Stage, now: EpochSeconds): CacheClusterStatus {
  if (status !== 'CREATE_IN_PROGRESS' && status !== 'DELETE_IN_PROGRESS') return status
  const { seconds, end } = progress[status]
  return now - lastUpdatedDate < seconds ? status : end
}

/** A stage that is being changed now. Where its cache cluster has got to by now, that does not begin again. */
export function changedAt(stage: Stage, now: EpochSeconds): Stage {
  return { ...stage, cacheClusterStatus: cacheClusterStatusAt(stage, now), lastUpdatedDate: now }
}
