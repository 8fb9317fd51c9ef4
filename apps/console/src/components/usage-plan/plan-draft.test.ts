import { expect, test } from 'vitest'
import { checkPlan, draftOfPlan, planPatches } from './plan-draft.ts'

const plan = { id: 'p1', name: 'Partner', throttle: { rateLimit: 20, burstLimit: 40 }, quota: { limit: 1000, period: 'DAY' as const } }

test('a new plan asks for the numbers of both limits', () => {
  expect(checkPlan({ ...draftOfPlan(undefined), name: 'Partner' }).faults.map(({ field }) => field)).toEqual([
    'throttle.burstLimit',
    'throttle.rateLimit',
    'quota.limit',
  ])
})

test('limits that are switched off are removed, others replaced one by one', () => {
  expect(planPatches(plan, { ...draftOfPlan(plan), throttled: false, limit: '5' })).toEqual([
    { op: 'remove', path: '/throttle' },
    { op: 'replace', path: '/quota/limit', value: '5' },
  ])
  expect(planPatches(plan, draftOfPlan(plan))).toEqual([])
})
