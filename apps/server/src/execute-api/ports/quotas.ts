import { usageCounterKey } from '@fourbox/domain'
import type { QuotaRequest, QuotasPort } from '@fourbox/engine'
import type { Counters } from '@fourbox/store'

/** Counts in the store, so that all workers share a quota and a restart forgets nothing. */
export function quotasPort(counters: Counters): QuotasPort {
  return {
    spend: async (request) => {
      const today = usageCounterKey(request.usagePlanId, request.keyId, request.day)
      const used = (await usedBefore(counters, request)) + (await counters.add(today, 1))
      if (used <= request.limit) return true
      await counters.add(today, -1)
      return false
    },
  }
}

/** What the days of the period before this one used up. */
async function usedBefore(counters: Counters, { usagePlanId, keyId, day, periodStart }: QuotaRequest): Promise<number> {
  if (day === periodStart) return 0
  const prefix = usageCounterKey(usagePlanId, keyId, '')
  let used = 0
  for (const [key, count] of await counters.list(prefix)) {
    const of = key.slice(prefix.length)
    if (of >= periodStart && of < day) used += count
  }
  return used
}
