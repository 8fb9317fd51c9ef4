import { quotaLimit, quotaPeriodStart, type EpochMillis, type QuotaSettings } from '@fourbox/domain'
import type { QuotaRequest } from '../ports/limits.ts'

/** The day and the period that a request counts for, and what the period allows its key. */
export function quotaRequest(quota: QuotaSettings, now: EpochMillis, keyCreatedAt: EpochMillis): Omit<QuotaRequest, 'usagePlanId' | 'keyId'> {
  const day = dayText(now)
  const periodStart = quotaPeriodStart(quota.period, day)
  return { day, periodStart, limit: quotaLimit(quota, periodStart, dayText(keyCreatedAt)) }
}

function dayText(at: EpochMillis): string {
  return new Date(at).toISOString().slice(0, 10)
}
