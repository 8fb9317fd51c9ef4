import { setImmediate } from 'node:timers/promises'
import { StoreUnavailable } from '@fourbox/store'
import { expect, test } from 'vitest'
import { usedByDay, usedInPeriod } from '../../quotas/quota-usage.ts'
import { trialStore } from '../../testing/trial-store.ts'
import { quotasPort } from './quotas.ts'

const spending = { usagePlanId: 'plan', keyId: 'key', day: '2026-11-21', periodStart: '2026-11-01', limit: 2 }
const locked = async () => {
  throw new StoreUnavailable('locked', 'fourbox.sqlite', new Error('database is locked'))
}

test('while the store cannot count, requests are let through, and counted when it can again', async () => {
  const { counters } = await trialStore()
  let isLocked = true
  const quotas = quotasPort(
    {
      ...counters,
      add: (key, by) => (isLocked ? locked() : counters.add(key, by)),
      claimAll: (claims) => (isLocked ? locked() : counters.claimAll(claims)),
      addAll: (amounts) => (isLocked ? locked() : counters.addAll(amounts)),
    },
    'allow',
  )
  expect([await quotas.spend(spending), await quotas.spend(spending)]).toEqual([true, true])
  await quotas.giveBack(spending)
  isLocked = false
  expect([await quotas.spend(spending), await quotas.spend(spending)]).toEqual([true, false])
  expect(await usedInPeriod(counters, spending, spending.periodStart)).toBe(2)
  expect(await usedByDay(counters, spending)).toEqual(new Map([[spending.day, 2]]))
})

test('what was let through uncounted is counted once, whoever asks while that is done', async () => {
  const { counters } = await trialStore()
  let isLocked = true
  const caughtUp = Promise.withResolvers<void>()
  const catchesUp = Promise.withResolvers<void>()
  const quotas = quotasPort(
    {
      ...counters,
      claimAll: (claims) => (isLocked ? locked() : counters.claimAll(claims)),
      addAll: async (amounts) => {
        catchesUp.resolve()
        await caughtUp.promise
        await counters.addAll(amounts)
      },
    },
    'allow',
  )
  const wide = { ...spending, limit: 10 }
  expect(await quotas.spend(wide)).toBe(true)
  isLocked = false
  const first = quotas.spend(wide)
  await catchesUp.promise
  const second = quotas.spend(wide)
  await setImmediate()
  caughtUp.resolve()
  expect(await Promise.all([first, second])).toEqual([true, true])
  expect(await usedInPeriod(counters, wide, wide.periodStart)).toBe(3)
})

test('requests that come together are counted one by one up to the limit, each key by itself', async () => {
  const { counters } = await trialStore()
  const quotas = quotasPort(counters, 'allow')
  const other = { ...spending, keyId: 'other' }
  const answers = await Promise.all([spending, other, spending, spending, other].map((each) => quotas.spend(each)))
  expect(answers).toEqual([true, true, true, false, true])
  expect([await usedInPeriod(counters, spending, spending.periodStart), await usedInPeriod(counters, other, other.periodStart)]).toEqual([2, 2])
})

test('who asks for it has requests refused that cannot be counted', async () => {
  const { counters } = await trialStore()
  const quotas = quotasPort({ ...counters, claimAll: locked }, 'refuse')
  expect(await quotas.spend(spending)).toBe(false)
  expect(await usedInPeriod(counters, spending, spending.periodStart)).toBe(0)
})
