import type { MethodSetting, PatchOperation } from '@aws-sdk/client-api-gateway'
import { defaultMethodSetting, entryField, methodSettingPaths, type MethodSettingRules, readMethodSetting, type Reading, reading } from '@fourbox/domain'
import { defined } from '../../client/defined.ts'
import { numberOf } from '../form/number-of.ts'

/** What a stage sets for one method, or for all of them, as a form has it. */
export interface MethodSettingDraft {
  readonly loggingLevel: string
  readonly dataTraceEnabled: boolean
  readonly metricsEnabled: boolean
  /** Off is a limit of -1: none but the account's. */
  readonly throttled: boolean
  /** Requests a second. */
  readonly rate: string
  readonly burst: string
  readonly cachingEnabled: boolean
  /** Seconds. */
  readonly ttl: string
  readonly encrypted: boolean
  readonly requireAuthorization: boolean
  readonly strategy: string
}

/** What acts where a stage has set nothing: the account's limits, no logs, no cache. */
export function draftOfMethodSetting(setting: MethodSetting | undefined): MethodSettingDraft {
  const { throttlingRateLimit: rate, throttlingBurstLimit: burst, ...others } = { ...defaultMethodSetting, cachingEnabled: false, ...defined(setting ?? {}) }
  const throttled = rate >= 0 && burst >= 0
  return {
    loggingLevel: others.loggingLevel ?? 'OFF',
    dataTraceEnabled: others.dataTraceEnabled,
    metricsEnabled: others.metricsEnabled,
    throttled,
    rate: String(throttled ? rate : defaultMethodSetting.throttlingRateLimit),
    burst: String(throttled ? burst : defaultMethodSetting.throttlingBurstLimit),
    cachingEnabled: others.cachingEnabled,
    ttl: String(others.cacheTtlInSeconds),
    encrypted: others.cacheDataEncrypted,
    requireAuthorization: others.requireAuthorizationForCacheControl,
    strategy: others.unauthorizedCacheControlHeaderStrategy,
  }
}

/** The draft as the server reads it; what is no number is none. */
export function settingOf(draft: MethodSettingDraft) {
  return {
    loggingLevel: draft.loggingLevel,
    dataTraceEnabled: draft.dataTraceEnabled,
    metricsEnabled: draft.metricsEnabled,
    throttlingRateLimit: draft.throttled ? numberOf(draft.rate) : -1,
    throttlingBurstLimit: draft.throttled ? numberOf(draft.burst) : -1,
    cachingEnabled: draft.cachingEnabled,
    cacheTtlInSeconds: numberOf(draft.ttl),
    cacheDataEncrypted: draft.encrypted,
    requireAuthorizationForCacheControl: draft.requireAuthorization,
    unauthorizedCacheControlHeaderStrategy: draft.strategy,
  }
}

/** What the server would say of the draft, before it is sent. */
export function checkMethodSetting(key: string, draft: MethodSettingDraft, rules: MethodSettingRules): Reading<unknown> {
  return reading((findings) => readMethodSetting(key, settingOf(draft), rules, findings))
}

/** Where a form finds the faults of a setting: `methodSettings.~1pets/GET.throttlingRateLimit`. */
export function settingField(key: string, member: keyof ReturnType<typeof settingOf>): string {
  return `${entryField('methodSettings', key)}.${member}`
}

/**
 * What turns the settings under `key` into the draft. The first one of a method brings AWS's defaults along, caching
 * among them: whether it shall cache is then said in either case.
 */
export function methodSettingPatches(key: string, stored: MethodSetting | undefined, draft: MethodSettingDraft): PatchOperation[] {
  if (JSON.stringify(draftOfMethodSetting(stored)) === JSON.stringify(draft)) return []
  const before = new Map<string, unknown>(Object.entries({ loggingLevel: 'OFF', ...defaultMethodSetting, ...defined(stored ?? {}) }))
  if (stored === undefined) before.delete('cachingEnabled')
  return patches(key, draft, (member, value) => before.get(member) !== value)
}

/** What gives a method settings of its own, all of them said. */
export function ownSettingPatches(key: string, draft: MethodSettingDraft): PatchOperation[] {
  return patches(key, draft, () => true)
}

function patches(key: string, draft: MethodSettingDraft, isSent: (member: string, value: unknown) => boolean): PatchOperation[] {
  return Object.entries(settingOf(draft)).flatMap(([member, value]): PatchOperation[] => {
    const path = patchPaths.get(member)
    return path === undefined || !isSent(member, value) ? [] : [{ op: 'replace', path: `/${key}/${path}`, value: String(value) }]
  })
}

const patchPaths: ReadonlyMap<string, string> = new Map(Object.entries(methodSettingPaths))
