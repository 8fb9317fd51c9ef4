import type { RestApiId, StageName } from './identifier.ts'
import type { Tags } from './rest-api.ts'

export interface ThrottleSettings {
  readonly burstLimit?: number
  /** Requests a second. */
  readonly rateLimit?: number
}

export interface QuotaSettings {
  readonly limit: number
  /** Requests subtracted from the limit in the first period. */
  readonly offset: number
  readonly period: 'DAY' | 'WEEK' | 'MONTH'
}

export interface ApiStage {
  readonly apiId: RestApiId
  readonly stage: StageName
  /** `{resource path}/{verb}` → limits. */
  readonly throttle?: Readonly<Record<string, ThrottleSettings>>
}

export interface UsagePlan {
  readonly id: string
  readonly name: string
  readonly description?: string
  readonly apiStages: readonly ApiStage[]
  readonly throttle?: ThrottleSettings
  readonly quota?: QuotaSettings
  readonly productCode?: string
  readonly tags: Tags
  /** API keys of the plan, in the order in which they were added. */
  readonly keyIds: readonly string[]
}
