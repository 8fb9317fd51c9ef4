import { httpMethods } from '../method/http-method.ts'
import { oneOf } from '../reading/one-of.ts'
import { entryField, type Findings } from '../reading/reading.ts'
import { defaultMethodSetting, type MethodSetting } from './stage.ts'

export interface MethodSettingSettings {
  readonly metricsEnabled?: boolean
  readonly loggingLevel?: string
  readonly dataTraceEnabled?: boolean
  readonly throttlingBurstLimit?: number
  readonly throttlingRateLimit?: number
  readonly cachingEnabled?: boolean
  readonly cacheTtlInSeconds?: number
  readonly cacheDataEncrypted?: boolean
  readonly requireAuthorizationForCacheControl?: boolean
  readonly unauthorizedCacheControlHeaderStrategy?: string
}

export interface MethodSettingRules {
  /** Whether the account has a role for CloudWatch Logs. */
  readonly canLog: boolean
}

export const loggingLevels = ['OFF', 'ERROR', 'INFO'] as const
export const unauthorizedCacheControlHeaderStrategies = ['FAIL_WITH_403', 'SUCCEED_WITH_RESPONSE_HEADER', 'SUCCEED_WITHOUT_RESPONSE_HEADER'] as const
export const longestCacheTtlInSeconds = 3600

/** The settings of the methods under `key`: `~1pets/GET`, or the catch-all with an asterisk for each part. What is not said has AWS's defaults. */
export function readMethodSetting(
  key: string,
  settings: MethodSettingSettings,
  { canLog }: MethodSettingRules,
  { fault }: Pick<Findings, 'fault'>,
): MethodSetting {
  const field = (member: keyof MethodSettingSettings) => `${entryField('methodSettings', key)}.${member}`
  const verb = key.slice(key.lastIndexOf('/') + 1)
  if (verb !== '*' && !oneOf(httpMethods, verb)) fault(entryField('methodSettings', key), `Invalid method setting path: /${key}`)
  const level = oneOf(loggingLevels, settings.loggingLevel)
  if (settings.loggingLevel !== undefined && !level)
    fault(field('loggingLevel'), `Invalid logging level specified. Valid options are ${loggingLevels.join(',')}`)
  if (level !== undefined && level !== 'OFF' && !canLog)
    fault(field('loggingLevel'), 'CloudWatch Logs role ARN must be set in account settings to enable logging')
  const { throttlingBurstLimit, throttlingRateLimit, cacheTtlInSeconds } = { ...defaultMethodSetting, ...settings }
  for (const [member, limit] of Object.entries({ throttlingBurstLimit, throttlingRateLimit } as const))
    // -1 is how Terraform says that there is no limit of the method's own.
    if (!Number.isFinite(limit) || limit < -1)
      fault(
        field(member === 'throttlingRateLimit' ? member : 'throttlingBurstLimit'),
        `Invalid throttling limit specified${Number.isNaN(limit) ? '' : `: ${limit}`}`,
      )
  if (!Number.isInteger(cacheTtlInSeconds) || cacheTtlInSeconds < 0 || cacheTtlInSeconds > longestCacheTtlInSeconds)
    fault(field('cacheTtlInSeconds'), `Invalid cache TTL specified. Valid values are between 0 and ${longestCacheTtlInSeconds} seconds`)
  const strategy = oneOf(unauthorizedCacheControlHeaderStrategies, settings.unauthorizedCacheControlHeaderStrategy)
  if (settings.unauthorizedCacheControlHeaderStrategy !== undefined && !strategy)
    fault(
      field('unauthorizedCacheControlHeaderStrategy'),
      `Invalid unauthorizedCacheControlHeaderStrategy specified. Valid options are ${unauthorizedCacheControlHeaderStrategies.join(',')}`,
    )
  return {
    metricsEnabled: settings.metricsEnabled ?? defaultMethodSetting.metricsEnabled,
    ...(level !== undefined && { loggingLevel: level }),
    dataTraceEnabled: settings.dataTraceEnabled ?? defaultMethodSetting.dataTraceEnabled,
    throttlingBurstLimit: Math.trunc(throttlingBurstLimit),
    throttlingRateLimit,
    cachingEnabled: settings.cachingEnabled ?? defaultMethodSetting.cachingEnabled,
    cacheTtlInSeconds,
    cacheDataEncrypted: settings.cacheDataEncrypted ?? defaultMethodSetting.cacheDataEncrypted,
    requireAuthorizationForCacheControl: settings.requireAuthorizationForCacheControl ?? defaultMethodSetting.requireAuthorizationForCacheControl,
    unauthorizedCacheControlHeaderStrategy: strategy ?? defaultMethodSetting.unauthorizedCacheControlHeaderStrategy,
  }
}
