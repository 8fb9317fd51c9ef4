import type { EpochSeconds, RestApiId, StageName } from '../names/identifier.ts'
import type { Tags } from '../rest-api/rest-api.ts'

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
  /** AWS does not tell it; lists are in its order. */
  readonly createdDate?: EpochSeconds
}

/**
 * The first UTC day of the period of a quota that a UTC day falls in, both as `2026-11-21`. Weeks begin on Sunday.
 */
export function quotaPeriodStart(period: QuotaSettings['period'], day: string): string {
  if (period === 'DAY') return day
  if (period === 'MONTH') return `${day.slice(0, 7)}-01`
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - date.getUTCDay())
  return date.toISOString().slice(0, 10)
}

/**
 * Requests that a quota allows a key in the period that begins on `periodStart`, a UTC day. The offset is taken off in
 * the key's first period: the one in which it was made, on `keyCreatedOn`.
 */
export function quotaLimit({ limit, offset, period }: QuotaSettings, periodStart: string, keyCreatedOn: string): number {
  return quotaPeriodStart(period, keyCreatedOn) === periodStart ? Math.max(0, limit - offset) : limit
}
