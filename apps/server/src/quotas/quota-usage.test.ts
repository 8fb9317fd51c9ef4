import type { Counters } from '@fourbox/store'
import { expect, test } from 'vitest'
import { forgetUsage, giveQuotaBack, type QuotaSpending, setRemaining, spendQuotas, usedByDay, usedInPeriod } from './quota-usage.ts'
import { trialStore } from '../testing/trial-store.ts'

const holder = { usagePlanId: 'plan', keyId: 'key' }
const spending = { ...holder, day: '2026-11-21', periodStart: '2026-11-15', limit: 3 }
const spend = async (counters: Counters, one: QuotaSpending) => (await spendQuotas(counters, [one]))[0]

test('a quota is spent to its limit and no further, however many spend at once', async () => {
  const { counters } = await trialStore()
  const answers = await Promise.all(Array.from({ length: 10 }, () => spend(counters, spending)))
  expect(answers.filter(Boolean)).toHaveLength(3)
  expect(await usedByDay(counters, holder)).toEqual(new Map([['2026-11-21', 3]]))
  expect(await usedInPeriod(counters, holder, '2026-11-15')).toBe(3)
})

test('what is given back can be spent again', async () => {
  const { counters } = await trialStore()
  for (let count = 0; count < 3; count++) await spend(counters, spending)
  await giveQuotaBack(counters, spending)
  expect(await usedInPeriod(counters, holder, '2026-11-15')).toBe(2)
  expect(await usedByDay(counters, holder)).toEqual(new Map([['2026-11-21', 2]]))
  expect([await spend(counters, spending), await spend(counters, spending)]).toEqual([true, false])
})

test('an extension gives requests back for this period, and leaves the days’ figures alone', async () => {
  const { counters } = await trialStore()
  for (let count = 0; count < 3; count++) await spend(counters, spending)
  await setRemaining(counters, holder, '2026-11-15', 3, 2)
  const answers = [await spend(counters, spending), await spend(counters, spending), await spend(counters, spending)]
  expect(answers).toEqual([true, true, false])
  expect(await usedByDay(counters, holder)).toEqual(new Map([['2026-11-21', 5]]))
})

test('the usage of one key is forgotten without that of another', async () => {
  const { counters } = await trialStore()
  await spend(counters, spending)
  await spend(counters, { ...spending, keyId: 'key2' })
  await forgetUsage(counters, 'plan', 'key')
  expect(await usedByDay(counters, holder)).toEqual(new Map())
  expect(await usedByDay(counters, { ...holder, keyId: 'key2' })).toEqual(new Map([['2026-11-21', 1]]))
  await forgetUsage(counters, 'plan')
  expect(await counters.list('')).toEqual(new Map())
})
