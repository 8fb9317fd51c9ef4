import {
  httpMethods,
  type MethodSetting,
  methodSettingPaths,
  type MethodSettingSettings,
  own,
  type StageSettings,
  withEntry,
  withoutEntry,
} from '@fourbox/domain'
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

const changes: { readonly [Setting in keyof Required<MethodSetting>]: (value: string) => MethodSettingSettings } = {
  metricsEnabled: (value) => ({ metricsEnabled: isTrue(value) }),
  loggingLevel: (value) => ({ loggingLevel: value }),
  dataTraceEnabled: (value) => ({ dataTraceEnabled: isTrue(value) }),
  throttlingBurstLimit: (value) => ({ throttlingBurstLimit: numberOf(value) }),
  throttlingRateLimit: (value) => ({ throttlingRateLimit: numberOf(value) }),
  cachingEnabled: (value) => ({ cachingEnabled: isTrue(value) }),
  cacheTtlInSeconds: (value) => ({ cacheTtlInSeconds: numberOf(value) }),
  cacheDataEncrypted: (value) => ({ cacheDataEncrypted: isTrue(value) }),
  requireAuthorizationForCacheControl: (value) => ({ requireAuthorizationForCacheControl: isTrue(value) }),
  unauthorizedCacheControlHeaderStrategy: (value) => ({ unauthorizedCacheControlHeaderStrategy: value }),
}
const pathOf: ReadonlyMap<string, string> = new Map(Object.entries(methodSettingPaths))

/** The rows of a stage's patch table below `/{resourcePath}/{httpMethod}`. The first setting of a method brings all defaults along. */
export const methodSettingPatches: PatchTable<StageSettings> = Object.fromEntries(
  Object.entries(changes).map(([setting, change]) => [`/{resourcePath}/{httpMethod}/${pathOf.get(setting)}`, { replace: changeSetting(change) }]),
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
