import type { Ports } from '@fourbox/engine'
import { type Counters, StoreUnavailable } from '@fourbox/store'
import { giveQuotaBack, type QuotaSpending, spendQuota, withSpending } from '../../quotas/quota-usage.ts'

/**
 * Counts requests against quotas. While the store cannot count, requests are let through and counted when it can again:
 * a quota is no hard limit, as AWS says of its own.
 */
export function quotasPort(counters: Counters): Ports['quotas'] {
  let uncounted: ReadonlyMap<string, number> = new Map()

  const catchUp = async () => {
    const amounts = uncounted
    if (amounts.size === 0) return
    await counters.addAll(amounts)
    // What came to be uncounted meanwhile is still in it, and the rest counted.
    uncounted = new Map([...uncounted].map(([key, amount]) => [key, amount - (amounts.get(key) ?? 0)] as const).filter(([, amount]) => amount !== 0))
  }

  const later = (error: unknown, spending: QuotaSpending, by: number) => {
    if (!(error instanceof StoreUnavailable)) throw error
    uncounted = withSpending(uncounted, spending, by)
  }

  return {
    spend: async (spending) => {
      try {
        await catchUp()
        return await spendQuota(counters, spending)
      } catch (error) {
        later(error, spending, 1)
        return true
      }
    },
    giveBack: async (spending) => {
      try {
        await giveQuotaBack(counters, spending)
      } catch (error) {
        later(error, spending, -1)
      }
    },
  }
}
