import { defaultMethodSetting, httpMethods, type MethodSetting, own, type Stage, withEntry, withoutEntry } from '@fourbox/domain'
import type { ServiceError } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'
import type { Change, PatchTable } from '../protocol/patch.ts'
import { isTrue } from '../protocol/patch-rows.ts'
import { unknownStagePath } from './stage-path-fault.ts'

type SettingChange = (setting: MethodSetting, value: string) => MethodSetting

/** The rows of a stage's patch table below `/{resourcePath}/{httpMethod}`. The first setting of a method brings all defaults along. */
export function methodSettingPatches(canLog: boolean): PatchTable<Stage> {
  return Object.fromEntries(
    Object.entries(settingChanges(canLog)).map(([path, change]) => [`/{resourcePath}/{httpMethod}/${path}`, { replace: changeSetting(change) }]),
  )
}

/** Drops all settings of one method, or those of all methods. */
export const removeMethodSetting: Change<Stage> = (stage, { path }) => {
  const key = settingKey(path)
  if (!own(stage.methodSettings, key)) throw noMethodSetting(path)
  return { ...stage, methodSettings: withoutEntry(stage.methodSettings, key) }
}

export function noMethodSetting(path: string): ServiceError {
  return badRequest(`Cannot remove method setting ${settingKey(path)} because there is no method setting for this method `)
}

function changeSetting(change: SettingChange): Change<Stage> {
  return (stage, { path, value = '', keys: [, httpMethod = ''] }) => {
    if (httpMethod !== '*' && !httpMethods.some((verb) => verb === httpMethod)) throw unknownStagePath(path)
    const key = settingKey(path)
    return { ...stage, methodSettings: withEntry(stage.methodSettings, key, change(own(stage.methodSettings, key) ?? defaultMethodSetting, value)) }
  }
}

/** The patch path up to the verb, without the first slash and still escaped: `~1pets/GET`. */
function settingKey(path: string): string {
  return path.split('/').slice(1, 3).join('/')
}

function settingChanges(canLog: boolean): Readonly<Record<string, SettingChange>> {
  return {
    'metrics/enabled': (setting, value) => ({ ...setting, metricsEnabled: isTrue(value) }),
    'logging/dataTrace': (setting, value) => ({ ...setting, dataTraceEnabled: isTrue(value) }),
    'logging/loglevel': (setting, value) => withLoggingLevel(setting, value, canLog),
    'throttling/burstLimit': (setting, value) => ({ ...setting, throttlingBurstLimit: Math.trunc(readLimit(value)) }),
    'throttling/rateLimit': (setting, value) => ({ ...setting, throttlingRateLimit: readLimit(value) }),
    'caching/enabled': (setting, value) => ({ ...setting, cachingEnabled: isTrue(value) }),
    'caching/dataEncrypted': (setting, value) => ({ ...setting, cacheDataEncrypted: isTrue(value) }),
    'caching/ttlInSeconds': (setting, value) => ({ ...setting, cacheTtlInSeconds: readTtl(value) }),
    'caching/requireAuthorizationForCacheControl': (setting, value) => ({ ...setting, requireAuthorizationForCacheControl: isTrue(value) }),
    'caching/unauthorizedCacheControlHeaderStrategy': (setting, value) => ({ ...setting, unauthorizedCacheControlHeaderStrategy: readStrategy(value) }),
  }
}

function withLoggingLevel(setting: MethodSetting, value: string, canLog: boolean): MethodSetting {
  const level = (['OFF', 'ERROR', 'INFO'] as const).find((each) => each === value)
  if (!level) throw badRequest('Invalid logging level specified. Valid options are OFF,ERROR,INFO')
  if (level !== 'OFF' && !canLog) throw badRequest('CloudWatch Logs role ARN must be set in account settings to enable logging')
  return { ...setting, loggingLevel: level }
}

/** -1 is how Terraform says that there is no limit of the method's own. */
function readLimit(value: string): number {
  const limit = Number(value)
  if (value.trim() === '' || !(limit >= -1 && Number.isFinite(limit))) throw badRequest(`Invalid throttling limit specified: ${value}`)
  return limit
}

function readTtl(value: string): number {
  const ttl = Number(value)
  if (value.trim() === '' || !Number.isInteger(ttl) || ttl < 0 || ttl > 3600)
    throw badRequest('Invalid cache TTL specified. Valid values are between 0 and 3600 seconds')
  return ttl
}

function readStrategy(value: string): MethodSetting['unauthorizedCacheControlHeaderStrategy'] {
  const strategies = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const
  const strategy = strategies.find((each) => each === value)
  if (!strategy) throw badRequest(`Invalid unauthorizedCacheControlHeaderStrategy specified. Valid options are ${strategies.join(',')}`)
  return strategy
}
