import type { Ports } from '@fourbox/engine'
import { type Counters, StoreUnavailable } from '@fourbox/store'
import { giveQuotaBack, type QuotaSpending, spendQuotas, withSpending } from '../../quotas/quota-usage.ts'

/**
 * Counts requests against quotas, those that come in one turn of the loop in one commit. While they cannot be counted,
 * requests are let through and counted later: a quota is no hard limit, as AWS says of its own. Whoever asks for it has them refused.
 */
export function quotasPort(counters: Counters, whenAway: 'allow' | 'refuse'): Ports['quotas'] {
  let uncounted: ReadonlyMap<string, number> = new Map()
  let waiting: Waiting[] = []

  /** While it is under way those of later turns wait for the same: what is owed is counted once. */
  let catchingUp: Promise<void> | undefined
  const catchUp = () => {
    if (uncounted.size > 0) catchingUp ??= countUncounted().finally(() => (catchingUp = undefined))
    return catchingUp
  }

  const countUncounted = async () => {
    const amounts = uncounted
    await counters.addAll(amounts)
    // What came to be uncounted meanwhile is still in it, and the rest counted.
    uncounted = new Map([...uncounted].map(([key, amount]) => [key, amount - (amounts.get(key) ?? 0)] as const).filter(([, amount]) => amount !== 0))
  }

  const later = (error: unknown, spending: QuotaSpending, by: number) => {
    if (!(error instanceof StoreUnavailable)) throw error
    uncounted = withSpending(uncounted, spending, by)
  }

  const spendAll = async (spendings: readonly QuotaSpending[]): Promise<readonly boolean[]> => {
    try {
      await catchUp()
      return await spendQuotas(counters, spendings)
    } catch (error) {
      if (whenAway === 'refuse' && error instanceof StoreUnavailable) return spendings.map(() => false)
      for (const spending of spendings) later(error, spending, 1)
      return spendings.map(() => true)
    }
  }

  const serve = () => {
    const served = waiting
    waiting = []
    spendAll(served.map(({ spending }) => spending)).then(
      (passed) => {
        for (const [index, { resolve }] of served.entries()) resolve(passed[index] ?? false)
      },
      (error: unknown) => {
        for (const { reject } of served) reject(error)
      },
    )
  }

  return {
    spend: (spending) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(serve)
        waiting.push({ spending, resolve, reject })
      }),
    giveBack: async (spending) => {
      try {
        await giveQuotaBack(counters, spending)
      } catch (error) {
        later(error, spending, -1)
      }
    },
  }
}

/** A request that waits to be counted. */
interface Waiting {
  readonly spending: QuotaSpending
  readonly resolve: (passed: boolean) => void
  readonly reject: (error: unknown) => void
}
