import { throttleLevels, type UsagePlan } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { trialSetting } from '../testing/trial-setting.ts'
import { planLimits, stageLimits } from './bucket-limits.ts'

test('the limits of a call stand in the order in which their levels are told', () => {
  const route = { resourceId: 'r-pets', resourcePath: '/pets', httpMethod: 'GET' }
  const stage = { restApiId: 'abc123', stageName: 'dev' }
  const throttle = { rateLimit: 1, burstLimit: 2 }
  const plan: UsagePlan = {
    id: 'p1',
    name: 'plan',
    apiStages: [{ apiId: 'abc123', stage: 'dev', throttle: { '/pets/GET': throttle } }],
    throttle,
    keyIds: ['k1'],
    tags: {},
  }
  const limits = [...planLimits(plan, 'k1', stage, route), ...stageLimits(stage, trialSetting(), route, throttle)]
  expect(limits.map(({ level }) => level)).toEqual(throttleLevels)
})

test.each([
  [{ rateLimit: 0.5 }, { rate: 0.5, burst: 1 }],
  [{ burstLimit: 3 }, { rate: 3, burst: 3 }],
  [
    { rateLimit: 2.5, burstLimit: 0 },
    { rate: 2.5, burst: 0 },
  ],
])('of a plan that says %j the other number follows', (throttle, limit) => {
  const plan: UsagePlan = { id: 'p1', name: 'plan', apiStages: [], throttle, keyIds: [], tags: {} }
  expect(planLimits(plan, 'k1', { restApiId: 'a', stageName: 's' }, { resourcePath: '/', httpMethod: 'GET' })).toEqual([
    { level: 'plan', key: 'plan p1 k1', ...limit },
  ])
})
