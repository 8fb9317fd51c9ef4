import type { EpochMillis, QuotaSettings } from '@fourbox/domain'
import type { QuotaRequest } from '../ports.ts'

/**
 * The day and period that a request counts for, in UTC: weeks begin on Sunday, months on the first.
 * The offset is taken off in the first period of a key: the one in which it was made.
 */
export function quotaRequest(quota: QuotaSettings, now: EpochMillis, keyCreatedAt: EpochMillis): Omit<QuotaRequest, 'usagePlanId' | 'keyId'> {
  const start = periodStart(quota.period, now)
  const isFirst = start <= keyCreatedAt
  return { day: dayText(now), periodStart: dayText(start), limit: isFirst ? Math.max(0, quota.limit - quota.offset) : quota.limit }
}

function periodStart(period: QuotaSettings['period'], now: EpochMillis): EpochMillis {
  const date = new Date(now)
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  if (period === 'DAY') return midnight
  return period === 'WEEK' ? midnight - date.getUTCDay() * dayInMillis : Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1)
}
const dayInMillis = 86_400_000

function dayText(at: EpochMillis): string {
  return new Date(at).toISOString().slice(0, 10)
}
