import type { QuotaSettings, ThrottleSettings } from '@fourbox/domain'
import { badRequest } from '../protocol/errors.ts'

/** A burst above the rate, and a rate above the account's, are accepted as AWS accepts them. */
export function checkThrottle({ burstLimit = 0, rateLimit = 0 }: ThrottleSettings): void {
  if (!Number.isInteger(burstLimit) || burstLimit < 0) throw badRequest('Usage Plan throttle burst limit must not be negative')
  if (!Number.isFinite(rateLimit) || rateLimit < 0) throw badRequest('Usage Plan throttle rate limit must not be negative')
}

export function checkQuota({ limit, offset, period }: QuotaSettings): void {
  if (!Number.isInteger(limit) || limit <= 0) throw badRequest('Usage Plan quota limit must be greater than 0')
  if (!Number.isInteger(offset) || offset < 0) throw badRequest('Usage Plan quota offset must not be negative')
  if (period !== 'DAY' && period !== 'WEEK' && period !== 'MONTH') throw badRequest('Invalid quota period specified. Valid options are DAY,WEEK,MONTH')
}
