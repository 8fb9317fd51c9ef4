import type { DeploymentId, EpochSeconds, RestApiId, StageName } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

export type LoggingLevel = 'OFF' | 'ERROR' | 'INFO'
export type CacheClusterStatus = 'CREATE_IN_PROGRESS' | 'AVAILABLE' | 'DELETE_IN_PROGRESS' | 'NOT_AVAILABLE' | 'FLUSH_IN_PROGRESS'
export type UnauthorizedCacheControlHeaderStrategy = 'FAIL_WITH_403' | 'SUCCEED_WITH_RESPONSE_HEADER' | 'SUCCEED_WITHOUT_RESPONSE_HEADER'

export interface MethodSetting {
  readonly metricsEnabled: boolean
  /** Absent acts as OFF. */
  readonly loggingLevel?: LoggingLevel
  readonly dataTraceEnabled: boolean
  readonly throttlingBurstLimit: number
  /** Requests a second. */
  readonly throttlingRateLimit: number
  readonly cachingEnabled: boolean
  readonly cacheTtlInSeconds: number
  readonly cacheDataEncrypted: boolean
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy: UnauthorizedCacheControlHeaderStrategy
}

export interface CanarySettings {
  /** 0 to 100. */
  readonly percentTraffic: number
  readonly deploymentId: DeploymentId
  readonly stageVariableOverrides?: Readonly<Record<string, string>>
  readonly useStageCache: boolean
}

export interface Stage {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly deploymentId: DeploymentId
  readonly description?: string
  readonly clientCertificateId?: string
  readonly cacheClusterEnabled: boolean
  readonly cacheClusterSize?: string
  readonly cacheClusterStatus: CacheClusterStatus
  /** `{resource path, slashes escaped}/{verb}` or the catch-all under an asterisk for each part → settings. */
  readonly methodSettings: Readonly<Record<string, MethodSetting>>
  readonly variables?: Readonly<Record<string, string>>
  readonly documentationVersion?: string
  readonly accessLogSettings?: { readonly format?: string; readonly destinationArn?: string }
  readonly canarySettings?: CanarySettings
  readonly tracingEnabled: boolean
  readonly webAclArn?: string
  readonly tags: Tags
  readonly createdDate: EpochSeconds
  readonly lastUpdatedDate: EpochSeconds
}

/** Where a patch finds each setting, below the method that it is for. */
export const methodSettingPaths: Readonly<Record<keyof MethodSetting, string>> = {
  metricsEnabled: 'metrics/enabled',
  loggingLevel: 'logging/loglevel',
  dataTraceEnabled: 'logging/dataTrace',
  throttlingBurstLimit: 'throttling/burstLimit',
  throttlingRateLimit: 'throttling/rateLimit',
  cachingEnabled: 'caching/enabled',
  cacheTtlInSeconds: 'caching/ttlInSeconds',
  cacheDataEncrypted: 'caching/dataEncrypted',
  requireAuthorizationForCacheControl: 'caching/requireAuthorizationForCacheControl',
  unauthorizedCacheControlHeaderStrategy: 'caching/unauthorizedCacheControlHeaderStrategy',
}

/** What a patch of one method setting starts from (control-plane reference, section 5). */
export const defaultMethodSetting: MethodSetting = {
  metricsEnabled: false,
  dataTraceEnabled: false,
  throttlingBurstLimit: 5000,
  throttlingRateLimit: 10_000,
  cachingEnabled: true,
  cacheTtlInSeconds: 300,
  cacheDataEncrypted: false,
  requireAuthorizationForCacheControl: true,
  unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
}

/** The key under which the store keeps a stage; API ids hold no slash, stage names neither. */
export function stageKey(restApiId: RestApiId, stageName: StageName): string {
  return `${restApiId}/${stageName}`
}

/** The key under which the store keeps a deployment. */
export function deploymentKey(restApiId: RestApiId, deploymentId: DeploymentId): string {
  return `${restApiId}/${deploymentId}`
}
