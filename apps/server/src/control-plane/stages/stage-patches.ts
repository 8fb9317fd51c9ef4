import { type CanarySettings, type Stage } from '@fourbox/domain'
import type { ServiceError } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'
import { applyPatches, type Change, type PatchOperation, type PatchTable, type Refusal } from '../protocol/patch.ts'
import { flag, isTrue, text, without } from '../protocol/patch-rows.ts'
import { methodSettingPatches, noMethodSetting, removeMethodSetting } from './method-setting-patches.ts'
import { unknownStagePath } from './stage-path-fault.ts'
import { checkedVariables, checkVariable, withCacheCluster } from './stage-settings.ts'

/** What must be known of the world to judge a change of a stage. */
export interface StageFacts {
  /** Those of the API's deployments that the patch names. */
  readonly deploymentIds: ReadonlySet<string>
  /** Whether the account has a role for CloudWatch Logs. */
  readonly canLog: boolean
}

/** What UpdateStage makes of a stage. @throws BadRequestException in AWS's words. */
export function patchStage(stage: Stage, operations: readonly PatchOperation[] | undefined, facts: StageFacts): Stage {
  return applyPatches(stagePatches(facts), refuse, stage, operations)
}

function stagePatches(facts: StageFacts): PatchTable<Stage> {
  const existing = (value = ''): string => {
    if (!facts.deploymentIds.has(value)) throw badRequest('Deployment id does not exist')
    return value
  }
  return {
    '/deploymentId': { replace: (stage, { value }) => ({ ...stage, deploymentId: existing(value) }), copy: promoteDeployment },
    '/description': text('description'),
    '/cacheClusterEnabled': { replace: (stage, { value }) => withCacheCluster(stage, { enabled: isTrue(value), size: undefined }) },
    '/cacheClusterSize': { replace: changeCacheClusterSize },
    '/clientCertificateId': text('clientCertificateId'),
    '/documentationVersion': text('documentationVersion'),
    '/tracingEnabled': flag('tracingEnabled'),
    '/variables': {
      replace: (stage, { value }) => ({ ...stage, variables: readVariables(value) }),
      remove: (stage) => without(stage, 'variables'),
      copy: promoteVariables,
    },
    '/variables/{variable_name}': { replace: changeVariable, remove: removeVariable },
    '/accessLogSettings': { remove: (stage) => without(stage, 'accessLogSettings') },
    '/accessLogSettings/destinationArn': accessLogSetting('destinationArn'),
    '/accessLogSettings/format': accessLogSetting('format'),
    '/canarySettings': { remove: (stage) => without(stage, 'canarySettings') },
    '/canarySettings/deploymentId': canarySetting((canary, { value }) => ({ ...canary, deploymentId: existing(value) })),
    '/canarySettings/percentTraffic': canarySetting((canary, { value }) => ({ ...canary, percentTraffic: readPercent(value) })),
    '/canarySettings/useStageCache': canarySetting((canary, { value }) => ({ ...canary, useStageCache: isTrue(value) })),
    '/canarySettings/stageVariableOverrides': canarySetting((canary, { value }) => ({ ...canary, stageVariableOverrides: readVariables(value) })),
    '/canarySettings/stageVariableOverrides/{variable_name}': { ...canarySetting(changeOverride), remove: removeOverride },
    ...methodSettingPatches(facts.canLog),
    '/{resourcePath}/{httpMethod}': { remove: removeMethodSetting },
  }
}

const refuse: Refusal = (operation, row) => {
  const { op, path = '', from } = operation
  if (op === 'copy') return invalidCopy(path, from)
  // To AWS, every path of two segments that is to be removed names a method.
  if (op === 'remove' && path.split('/').length === 3) return noMethodSetting(path)
  if (path.startsWith('/accessLogSettings'))
    return badRequest('Invalid accessLogSettings path. Must be one of : [/accessLogSettings/destinationArn, /accessLogSettings/format]')
  // A row for removal stands behind every path of two segments; only a row that replaces makes a path known.
  if (op === 'add' && row && 'replace' in row) return badRequest(`Invalid add operation with path: ${path}`)
  return unknownStagePath(path)
}

function invalidCopy(path: string, from: string | undefined): ServiceError {
  return badRequest(
    `Invalid copy operation with path: ${path} and from ${from ?? null}. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]`,
  )
}

const promoteDeployment: Change<Stage> = (stage, { path, from }) => {
  if (from !== '/canarySettings/deploymentId') throw invalidCopy(path, from)
  return { ...stage, deploymentId: canaryOf(stage).deploymentId }
}

const promoteVariables: Change<Stage> = (stage, { path, from }) => {
  if (from !== '/canarySettings/stageVariableOverrides') throw invalidCopy(path, from)
  const { stageVariableOverrides } = canaryOf(stage)
  return stageVariableOverrides ? { ...stage, variables: { ...stage.variables, ...stageVariableOverrides } } : stage
}

function canaryOf(stage: Stage): CanarySettings {
  if (!stage.canarySettings) throw badRequest('Promotion not available. Canary does not exist.')
  return stage.canarySettings
}

const cacheClusterSizes = ['0.5', '1.6', '6.1', '13.5', '28.4', '58.2', '118', '237']

const changeCacheClusterSize: Change<Stage> = (stage, { value }) => {
  if (value === undefined || !cacheClusterSizes.includes(value))
    throw badRequest(`Invalid cache cluster size specified. Valid options are ${cacheClusterSizes.join(',')}`)
  return withCacheCluster(stage, { enabled: undefined, size: value })
}

const changeVariable: Change<Stage> = (stage, { keys: [name = ''], value = '' }) => {
  checkVariable(name, value)
  return { ...stage, variables: checkedVariables({ ...stage.variables, [name]: value }) }
}

const removeVariable: Change<Stage> = (stage, { keys: [name = ''] }) => {
  const { [name]: _gone, ...variables } = stage.variables ?? {}
  return Object.keys(variables).length > 0 ? { ...stage, variables } : without(stage, 'variables')
}

/** Variables as the JSON text of a map, the form in which a patch can bring several. */
function readVariables(value = '{}'): Readonly<Record<string, string>> {
  const parsed = parse(value)
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : undefined
  if (!entries?.every((each): each is [string, string] => typeof each[1] === 'string')) throw badRequest('Invalid stage variables specified')
  return checkedVariables(Object.fromEntries(entries))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function accessLogSetting(member: 'destinationArn' | 'format'): PatchTable<Stage>[string] {
  const change: Change<Stage> = (stage, { value }) => {
    if (!value) throw badRequest('Access Log value must not be empty')
    if (member === 'format') checkAccessLogFormat(value)
    return { ...stage, accessLogSettings: { ...stage.accessLogSettings, [member]: value } }
  }
  return { add: change, replace: change }
}

function checkAccessLogFormat(format: string): void {
  if (format.replace(/\r?\n$/, '').includes('\n'))
    throw badRequest('Access Log format must be single line, new line character is allowed only at end of the format')
  if (!/\$context\.(?:requestId|extendedRequestId)/.test(format))
    throw badRequest('Access Log format must include the request ID, either $context.requestId or $context.extendedRequestId')
}

/** The first setting of a canary creates it, with no traffic and the stage's own deployment. */
function canarySetting(change: Change<CanarySettings>): PatchTable<Stage>[string] {
  return {
    replace: (stage, patch) => {
      const canary = stage.canarySettings ?? { deploymentId: stage.deploymentId, percentTraffic: 0, useStageCache: false }
      return { ...stage, canarySettings: change(canary, patch) }
    },
  }
}

function readPercent(value = ''): number {
  const percent = Number(value)
  if (value === '' || !(percent >= 0 && percent <= 100)) throw badRequest('Canary percentTraffic must be between 0.0 and 100.0')
  return percent
}

const changeOverride: Change<CanarySettings> = (canary, { keys: [name = ''], value = '' }) => {
  checkVariable(name, value)
  return { ...canary, stageVariableOverrides: { ...canary.stageVariableOverrides, [name]: value } }
}

const removeOverride: Change<Stage> = (stage, { keys: [name = ''] }) => {
  if (!stage.canarySettings) return stage
  const { [name]: _gone, ...overrides } = stage.canarySettings.stageVariableOverrides ?? {}
  const canary = { ...stage.canarySettings, stageVariableOverrides: overrides }
  return { ...stage, canarySettings: Object.keys(overrides).length > 0 ? canary : without(canary, 'stageVariableOverrides') }
}
