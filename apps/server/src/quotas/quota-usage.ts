import type { Claim, Counters } from '@fourbox/store'

/** A key within a usage plan. */
export interface QuotaHolder {
  readonly usagePlanId: string
  readonly keyId: string
}

/** One request that a quota has to cover; days are UTC, `2026-11-21`. */
export interface QuotaSpending extends QuotaHolder {
  readonly day: string
  /** The first day of the quota's period. */
  readonly periodStart: string
  /** Requests that the period allows. */
  readonly limit: number
}

/** Counts requests that came together; of one key the first ones, as far as the period’s limit allows. Answers which were counted. */
export async function spendQuotas(counters: Counters, spendings: readonly QuotaSpending[]): Promise<readonly boolean[]> {
  const claims = new Map<string, Claim>()
  const places = spendings.map((spending) => {
    const claim = claimOf(spending)
    const name = JSON.stringify([claim.key, claim.besides, claim.limit])
    const before = claims.get(name)?.wanted ?? 0
    claims.set(name, { ...claim, wanted: before + 1 })
    return { name, before }
  })
  const given = await counters.claimAll([...claims.values()])
  const givenTo = new Map([...claims.keys()].map((name, index) => [name, given[index] ?? 0]))
  return places.map(({ name, before }) => before < (givenTo.get(name) ?? 0))
}

function claimOf({ usagePlanId, keyId, day, periodStart, limit }: QuotaSpending): Claim {
  const holder = { usagePlanId, keyId }
  return { key: periodKey(holder, periodStart), besides: dayKey(holder, day), limit, wanted: 1 }
}

/** Takes back what was counted for a request. */
export async function giveQuotaBack(counters: Counters, { usagePlanId, keyId, day, periodStart }: QuotaSpending): Promise<void> {
  await counters.add(periodKey({ usagePlanId, keyId }, periodStart), -1)
  await counters.add(dayKey({ usagePlanId, keyId }, day), -1)
}

/** The amounts of counters with those of one request added, or taken away. */
export function withSpending(
  amounts: ReadonlyMap<string, number>,
  { usagePlanId, keyId, day, periodStart }: QuotaSpending,
  by: number,
): ReadonlyMap<string, number> {
  const keys = [periodKey({ usagePlanId, keyId }, periodStart), dayKey({ usagePlanId, keyId }, day)]
  return new Map([...amounts, ...keys.map((key) => [key, (amounts.get(key) ?? 0) + by] as const)])
}

/** Requests on each day that had some. */
export async function usedByDay(counters: Counters, holder: QuotaHolder): Promise<ReadonlyMap<string, number>> {
  const prefix = dayKey(holder, '')
  return new Map([...(await counters.list(prefix))].map(([key, used]) => [key.slice(prefix.length), used]))
}

/** What counts against a period's limit: its requests, less what an extension has given back. */
export function usedInPeriod(counters: Counters, holder: QuotaHolder, periodStart: string): Promise<number> {
  return counters.get(periodKey(holder, periodStart))
}

/** Grants or takes away requests for the rest of a period, so that `remaining` are left of `limit`. */
export function setRemaining(counters: Counters, holder: QuotaHolder, periodStart: string, limit: number, remaining: number): Promise<void> {
  return counters.set(periodKey(holder, periodStart), limit - remaining)
}

/** Forgets what a key, or without one every key, has used within a plan. */
export async function forgetUsage(counters: Counters, usagePlanId: string, keyId?: string): Promise<void> {
  for (const kind of ['usage', 'quota']) await counters.deleteAll(keyId === undefined ? `${kind}/${usagePlanId}/` : `${kind}/${usagePlanId}/${keyId}/`)
}

function dayKey({ usagePlanId, keyId }: QuotaHolder, day: string): string {
  return `usage/${usagePlanId}/${keyId}/${day}`
}

function periodKey({ usagePlanId, keyId }: QuotaHolder, periodStart: string): string {
  return `quota/${usagePlanId}/${keyId}/${periodStart}`
}
