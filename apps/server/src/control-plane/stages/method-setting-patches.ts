import { httpMethods, type MethodSettingSettings, own, type StageSettings, withEntry, withoutEntry } from '@fourbox/domain'
import type { ServiceError } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'
import type { Change, PatchTable } from '../protocol/patch.ts'
import { isTrue, numberOf } from '../protocol/patch-rows.ts'
import { unknownStagePath } from './stage-path-fault.ts'

/** Drops all settings of one method, or those of all methods. */
export const removeMethodSetting: Change<StageSettings> = (stage, { path }) => {
  const key = settingKey(path)
  if (!own(stage.methodSettings, key)) throw noMethodSetting(path)
  return { ...stage, methodSettings: withoutEntry(stage.methodSettings, key) }
}

export function noMethodSetting(path: string): ServiceError {
  return badRequest(`Cannot remove method setting ${settingKey(path)} because there is no method setting for this method `)
}

const settingChanges: Readonly<Record<string, (value: string) => MethodSettingSettings>> = {
  'metrics/enabled': (value) => ({ metricsEnabled: isTrue(value) }),
  'logging/dataTrace': (value) => ({ dataTraceEnabled: isTrue(value) }),
  'logging/loglevel': (value) => ({ loggingLevel: value }),
  'throttling/burstLimit': (value) => ({ throttlingBurstLimit: numberOf(value) }),
  'throttling/rateLimit': (value) => ({ throttlingRateLimit: numberOf(value) }),
  'caching/enabled': (value) => ({ cachingEnabled: isTrue(value) }),
  'caching/dataEncrypted': (value) => ({ cacheDataEncrypted: isTrue(value) }),
  'caching/ttlInSeconds': (value) => ({ cacheTtlInSeconds: numberOf(value) }),
  'caching/requireAuthorizationForCacheControl': (value) => ({ requireAuthorizationForCacheControl: isTrue(value) }),
  'caching/unauthorizedCacheControlHeaderStrategy': (value) => ({ unauthorizedCacheControlHeaderStrategy: value }),
}

/** The rows of a stage's patch table below `/{resourcePath}/{httpMethod}`. The first setting of a method brings all defaults along. */
export const methodSettingPatches: PatchTable<StageSettings> = Object.fromEntries(
  Object.entries(settingChanges).map(([path, change]) => [`/{resourcePath}/{httpMethod}/${path}`, { replace: changeSetting(change) }]),
)

function changeSetting(change: (value: string) => MethodSettingSettings): Change<StageSettings> {
  return (stage, { path, value = '', keys: [, httpMethod = ''] }) => {
    if (httpMethod !== '*' && !httpMethods.some((verb) => verb === httpMethod)) throw unknownStagePath(path)
    const key = settingKey(path)
    return { ...stage, methodSettings: withEntry(stage.methodSettings, key, { ...own(stage.methodSettings, key), ...change(value) }) }
  }
}

/** The patch path up to the verb, without the first slash and still escaped: `~1pets/GET`. */
function settingKey(path: string): string {
  return path.split('/').slice(1, 3).join('/')
}
