import { own, readStage, type Stage, type StageRules, type StageSettings, withEntry, withoutEntry } from '@fourbox/domain'
import type { ServiceError } from '@fourbox/wire'
import { accepted, badRequest } from '../protocol/errors.ts'
import { applyPatches, type Change, type PatchOperation, type PatchTable, type Refusal } from '../protocol/patch.ts'
import { flag, isTrue, numberOf, text, without } from '../protocol/patch-rows.ts'
import { methodSettingPatches, noMethodSetting, removeMethodSetting } from './method-setting-patches.ts'
import { unknownStagePath } from './stage-path-fault.ts'
import { headOf, withHead } from './stage-settings.ts'

/** What UpdateStage makes of a stage; `rules` are asked about what changes only. @throws BadRequestException in AWS's words. */
export function patchStage(stage: Stage, operations: readonly PatchOperation[] | undefined, rules: StageRules): Stage {
  const former = headOf(stage)
  const settings: StageSettings = applyPatches(stagePatches, refuse, former, operations)
  // What stands is not judged again: the account may have lost the role with which its logging was switched on.
  const changed = Object.fromEntries(Object.entries(settings.methodSettings ?? {}).filter(([key, setting]) => own(former.methodSettings, key) !== setting))
  const head = accepted(readStage({ ...settings, methodSettings: changed }, rulesBeside(stage, rules)))
  const kept = Object.entries(settings.methodSettings ?? {}).flatMap(([key]) => {
    const setting = own(head.methodSettings, key) ?? own(former.methodSettings, key)
    return setting ? [[key, setting] as const] : []
  })
  return withHead(stage, { ...head, methodSettings: Object.fromEntries(kept) })
}

/** What a stage refers to already may be gone; it is not the change's fault. */
function rulesBeside(stage: Stage, rules: StageRules): StageRules {
  return {
    canLog: rules.canLog,
    hasDeployment: (id) => id === stage.deploymentId || id === stage.canarySettings?.deploymentId || rules.hasDeployment(id),
    hasDocumentationVersion: (version) => version === stage.documentationVersion || rules.hasDocumentationVersion(version),
    hasClientCertificate: (id) => id === stage.clientCertificateId || rules.hasClientCertificate(id),
  }
}

export const stagePatches: PatchTable<StageSettings> = {
  '/deploymentId': { replace: (stage, { value = '' }) => ({ ...stage, deploymentId: value }), copy: promoteDeployment },
  '/description': text('description'),
  '/cacheClusterEnabled': flag('cacheClusterEnabled'),
  '/cacheClusterSize': { replace: (stage, { value = '' }) => ({ ...stage, cacheClusterSize: value }) },
  '/clientCertificateId': text('clientCertificateId'),
  '/documentationVersion': text('documentationVersion'),
  '/tracingEnabled': flag('tracingEnabled'),
  '/variables': {
    replace: (stage, { value }) => ({ ...stage, variables: readVariables(value) }),
    remove: (stage) => without(stage, 'variables'),
    copy: promoteVariables,
  },
  '/variables/{variable_name}': {
    replace: (stage, { keys: [name = ''], value = '' }) => ({ ...stage, variables: withEntry(stage.variables, name, value) }),
    remove: removeVariable,
  },
  '/accessLogSettings': { remove: (stage) => without(stage, 'accessLogSettings') },
  '/accessLogSettings/destinationArn': accessLogSetting('destinationArn'),
  '/accessLogSettings/format': accessLogSetting('format'),
  '/canarySettings': { remove: (stage) => without(stage, 'canarySettings') },
  '/canarySettings/deploymentId': canarySetting((canary, { value = '' }) => ({ ...canary, deploymentId: value })),
  '/canarySettings/percentTraffic': canarySetting((canary, { value }) => ({ ...canary, percentTraffic: numberOf(value) })),
  '/canarySettings/useStageCache': canarySetting((canary, { value }) => ({ ...canary, useStageCache: isTrue(value) })),
  '/canarySettings/stageVariableOverrides': canarySetting((canary, { value }) => ({ ...canary, stageVariableOverrides: readVariables(value) })),
  '/canarySettings/stageVariableOverrides/{variable_name}': {
    ...canarySetting((canary, { keys: [name = ''], value = '' }) => ({
      ...canary,
      stageVariableOverrides: withEntry(canary.stageVariableOverrides, name, value),
    })),
    remove: removeOverride,
  },
  ...methodSettingPatches,
  '/{resourcePath}/{httpMethod}': { remove: removeMethodSetting },
}

function refuse(...[operation, row]: Parameters<Refusal>): ServiceError {
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

type StageChange = Parameters<Change<StageSettings>>
type Canary = NonNullable<StageSettings['canarySettings']>

function promoteDeployment(...[stage, { path, from }]: StageChange): StageSettings {
  if (from !== '/canarySettings/deploymentId') throw invalidCopy(path, from)
  const { deploymentId = stage.deploymentId } = canaryOf(stage)
  return { ...stage, ...(deploymentId !== undefined && { deploymentId }) }
}

function promoteVariables(...[stage, { path, from }]: StageChange): StageSettings {
  if (from !== '/canarySettings/stageVariableOverrides') throw invalidCopy(path, from)
  const { stageVariableOverrides } = canaryOf(stage)
  return stageVariableOverrides ? { ...stage, variables: { ...stage.variables, ...stageVariableOverrides } } : stage
}

function canaryOf({ canarySettings }: StageSettings): Canary {
  if (!canarySettings) throw badRequest('Promotion not available. Canary does not exist.')
  return canarySettings
}

function removeVariable(
  ...[
    stage,
    {
      keys: [name = ''],
    },
  ]: StageChange
): StageSettings {
  const variables = withoutEntry(stage.variables, name)
  return Object.keys(variables).length > 0 ? { ...stage, variables } : without(stage, 'variables')
}

/** Variables as the JSON text of a map, the form in which a patch can bring several. */
function readVariables(value = '{}'): Readonly<Record<string, string>> {
  const parsed = parse(value)
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : undefined
  if (!entries?.every((each): each is [string, string] => typeof each[1] === 'string')) throw badRequest('Invalid stage variables specified', 'variables')
  return Object.fromEntries(entries)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

function accessLogSetting(member: 'destinationArn' | 'format'): PatchTable<StageSettings>[string] {
  const change: Change<StageSettings> = (stage, { value = '' }) => ({ ...stage, accessLogSettings: { ...stage.accessLogSettings, [member]: value } })
  return { add: change, replace: change }
}

/** The first setting of a canary creates it, with no traffic and the stage's own deployment. */
function canarySetting(change: (canary: Canary, patch: StageChange[1]) => Canary): PatchTable<StageSettings>[string] {
  return { replace: (stage, patch) => ({ ...stage, canarySettings: change(stage.canarySettings ?? {}, patch) }) }
}

function removeOverride(
  ...[
    stage,
    {
      keys: [name = ''],
    },
  ]: StageChange
): StageSettings {
  if (!stage.canarySettings) return stage
  const stageVariableOverrides = withoutEntry(stage.canarySettings.stageVariableOverrides, name)
  const { stageVariableOverrides: _former, ...canary } = stage.canarySettings
  return { ...stage, canarySettings: { ...canary, ...(Object.keys(stageVariableOverrides).length > 0 && { stageVariableOverrides }) } }
}
