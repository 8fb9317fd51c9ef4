import { type CacheClusterStatus, type EpochSeconds, type RestApiId, type Stage, stageKey } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { badRequest, limitReached } from '../protocol/errors.ts'

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

/** @throws BadRequestException with AWS's text, which does not tell that hyphens are allowed. */
export function checkedStageName(name: string): string {
  if (!/^[A-Za-z0-9_-]{1,128}$/.test(name)) throw badRequest('Stage name only allows a-zA-Z0-9_')
  return name
}

const mostVariables = 100

/** @throws BadRequestException for a name or a value with characters that a stage variable cannot have. */
export function checkedVariables(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(variables)
  if (entries.length > mostVariables) throw badRequest('Stage variables limit exceeded. A stage can have at most 100 stage variables.')
  for (const [name, value] of entries) checkVariable(name, value)
  return variables
}

export function checkVariable(name: string, value: string): void {
  if (!/^[A-Za-z0-9_]{1,64}$/.test(name)) throw badRequest(`Stage variable name should match the regular expression: [A-Za-z0-9_]+: ${name}`)
  if (!/^[A-Za-z0-9\-._~:/?#&=,]{0,512}$/.test(value))
    throw badRequest(`Stage variable value should match the regular expression: [A-Za-z0-9-._~:/?#&=,]+: ${value}`)
}

/** @throws LimitExceededException when the API has as many stages as it may. */
export async function checkStageLimit({ documents, limits }: Context, restApiId: RestApiId): Promise<void> {
  const { items } = await documents.list('stage', { prefix: stageKey(restApiId, '') })
  if (items.length >= limits.stagesPerApi) throw limitReached('Stages', 'this API')
}

const defaultCacheClusterSize = '0.5'

/** The cache cluster switched on or off, or resized; undefined leaves a setting as it is. */
export function withCacheCluster(stage: Stage, { enabled, size }: { readonly enabled: boolean | undefined; readonly size: string | undefined }): Stage {
  const cacheClusterEnabled = enabled ?? stage.cacheClusterEnabled
  const cacheClusterSize = size ?? stage.cacheClusterSize ?? (cacheClusterEnabled ? defaultCacheClusterSize : undefined)
  const changed = { ...stage, cacheClusterEnabled, ...(cacheClusterSize !== undefined && { cacheClusterSize }) }
  return { ...changed, cacheClusterStatus: statusAfter(stage, changed) }
}

function statusAfter(before: Stage, { cacheClusterEnabled, cacheClusterSize }: Stage): CacheClusterStatus {
  if (!cacheClusterEnabled) return before.cacheClusterEnabled ? 'DELETE_IN_PROGRESS' : before.cacheClusterStatus
  return before.cacheClusterEnabled && before.cacheClusterSize === cacheClusterSize ? before.cacheClusterStatus : 'CREATE_IN_PROGRESS'
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
