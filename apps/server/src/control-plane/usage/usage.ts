import { quotaLimit, type QuotaSettings, quotaPeriodStart, type UsagePlan } from '@fourbox/domain'
import { type QuotaHolder, setRemaining, usedByDay, usedInPeriod } from '../../quotas/quota-usage.ts'
import type { Context, Handlers, Output } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, type PatchTable, type Refusal } from '../protocol/patch.ts'
import { readDocument } from '../documents/account-document.ts'
import { readPlanKey } from '../usage-plan-keys/usage-plan-keys.ts'
import { unknownPlan } from '../usage-plans/usage-plans.ts'

const dayInMillis = 24 * 60 * 60 * 1000
/** AWS keeps usage for 90 days and answers for no more at once. */
const longestRangeInDays = 90

export const usage = {
  async GetUsage({ usagePlanId, startDate, endDate, keyId, ...page }, context) {
    const plan = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    const days = readDays(startDate, endDate)
    const keyIds = keyId === undefined ? plan.keyIds : [(await readPlanKey(context, usagePlanId, keyId)).id]
    const { items: shown, position } = pageOf(keyIds, (id) => id, page)
    return { ...(await writeUsage(context, plan, shown, days)), position }
  },

  async UpdateUsage({ usagePlanId, keyId, patchOperations }, context) {
    const plan = await readDocument(context, 'usagePlan', usagePlanId, unknownPlan())
    await readPlanKey(context, usagePlanId, keyId)
    const { quota } = plan
    if (!quota) throw badRequest('Usage Plan has no quota')
    const today = dayOf(context.now() * 1000)
    const { remaining } = applyPatches<Extension>(usagePatches, refusePath, {}, patchOperations)
    if (remaining !== undefined) {
      const periodStart = quotaPeriodStart(quota.period, today)
      await setRemaining(context.counters, { usagePlanId, keyId }, periodStart, quotaLimit(quota, periodStart, await creationDay(context, keyId)), remaining)
    }
    return writeUsage(context, plan, [keyId], [today])
  },
} satisfies Partial<Handlers>

interface Extension {
  readonly remaining?: number
}

/** AWS lists no path at all here, as users quote it (boto3#2504). */
const refusePath: Refusal = ({ op, path }) => badRequest(`Invalid patch path  '${path ?? null}' specified for op '${op}'. Must be one of: []`)

export const usagePatches: PatchTable<Extension> = {
  '/remaining': {
    replace: (_extension, { value = '' }) => {
      if (!/^\d{1,15}$/.test(value)) throw badRequest(`Invalid patch value  '${value}' specified for path /remaining. Must be a number`)
      return { remaining: Number(value) }
    },
  },
}

function readDays(startDate: string, endDate: string): readonly string[] {
  const [start, end] = [readDay(startDate), readDay(endDate)]
  if (end < start) throw badRequest('Invalid date range specified. The start date must be before or equal to the end date')
  const length = Math.round((end - start) / dayInMillis) + 1
  if (length > longestRangeInDays) throw badRequest(`Invalid date range specified. The range must be at most ${longestRangeInDays} days`)
  return Array.from({ length }, (_, index) => dayOf(start + index * dayInMillis))
}

/** A day as milliseconds since 1970; `2026-02-30` is none. */
function readDay(text: string): number {
  const millis = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(millis) || dayOf(millis) !== text) throw badRequest('Invalid date format specified. Must be yyyy-MM-dd')
  return millis
}

function dayOf(epochMillis: number): string {
  return new Date(epochMillis).toISOString().slice(0, 10)
}

/** For each key a pair `[used, remaining]` a day. */
async function writeUsage(context: Context, plan: UsagePlan, keyIds: readonly string[], days: readonly string[]): Promise<Output<'GetUsage'>> {
  const pairs = await Promise.all(keyIds.map(async (keyId) => [keyId, await pairsOf(context, plan, keyId, days)] as const))
  return { usagePlanId: plan.id, startDate: days[0], endDate: days.at(-1), items: Object.fromEntries(pairs) }
}

async function pairsOf(context: Context, { id, quota }: UsagePlan, keyId: string, days: readonly string[]): Promise<readonly (readonly number[])[]> {
  const { counters, now } = context
  const holder = { usagePlanId: id, keyId }
  const used = await usedByDay(counters, holder)
  const spending = { used, today: dayOf(now() * 1000), keyCreatedOn: await creationDay(context, keyId) }
  return Promise.all(days.map(async (day) => [used.get(day) ?? 0, quota ? await remainingAfter(counters, holder, quota, day, spending) : 0]))
}

interface Spending {
  readonly used: ReadonlyMap<string, number>
  readonly today: string
  readonly keyCreatedOn: string
}

async function creationDay({ documents, now }: Context, keyId: string): Promise<string> {
  const key = await documents.get('apiKey', keyId)
  return dayOf((key?.createdDate ?? now()) * 1000)
}

/** What the period had left at the end of a day: its present remainder, and what has been used since. */
async function remainingAfter(
  counters: Context['counters'],
  holder: QuotaHolder,
  quota: QuotaSettings,
  day: string,
  { used, today, keyCreatedOn }: Spending,
): Promise<number> {
  const { period } = quota
  const start = quotaPeriodStart(period, day)
  const remaining = quotaLimit(quota, start, keyCreatedOn) - (await usedInPeriod(counters, holder, start))
  const since = [...used].filter(([other]) => other > day && other <= today && quotaPeriodStart(period, other) === start)
  return Math.max(0, remaining + since.reduce((sum, [, count]) => sum + count, 0))
}
