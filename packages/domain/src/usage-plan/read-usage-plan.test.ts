import { expect, test } from 'vitest'

import { readUsagePlan, type UsagePlanRules, type UsagePlanSettings } from './read-usage-plan.ts'

const rules: UsagePlanRules = { id: 'plan01', hasStage: (apiId, stage) => apiId === 'api' && stage === 'dev' }

test('a usage plan is what its settings say; a burst above the rate is taken', () => {
  const settings = {
    name: 'gold',
    apiStages: [{ apiId: 'api', stage: 'dev', throttle: { '/pets/GET': { rateLimit: 1 } } }],
    throttle: { burstLimit: 100, rateLimit: 1 },
    quota: { limit: 5, period: 'DAY' },
  }
  expect(readUsagePlan(settings, rules)).toEqual({ value: { ...settings, quota: { limit: 5, offset: 0, period: 'DAY' } }, warnings: [] })
})

test.each<[UsagePlanSettings, fault: object]>([
  [{ name: ' ' }, { field: 'name', text: 'Usage Plan name cannot be blank' }],
  [{ throttle: { burstLimit: -1 } }, { field: 'throttle.burstLimit', text: 'Usage Plan throttle burst limit must not be negative' }],
  [{ throttle: { rateLimit: Number.NaN } }, { field: 'throttle.rateLimit', text: 'Usage Plan throttle rate limit must not be negative' }],
  [{ quota: { limit: 0 } }, { field: 'quota.limit', text: 'Usage Plan quota limit must be greater than 0' }],
  [{ quota: { limit: 1, offset: -1 } }, { field: 'quota.offset', text: 'Usage Plan quota offset must not be negative' }],
  [{ quota: { limit: 1, period: 'YEAR' } }, { field: 'quota.period', text: 'Invalid quota period specified. Valid options are DAY,WEEK,MONTH' }],
  [
    { apiStages: [{ apiId: 'api', stage: 'dev' }, { apiId: 'api' }] },
    { field: 'apiStages.1.stage', text: 'Invalid API Stage {api: %s, stage: %s} specified for usageplan %s' },
  ],
  [
    { apiStages: [{ apiId: 'api', stage: 'no' }] },
    { field: 'apiStages.0.stage', text: 'Invalid API Stage {api: api, stage: no} specified for usageplan plan01', kind: 'missing' },
  ],
  [
    { apiStages: [{ apiId: 'api', stage: 'dev', throttle: { '/pets/GET': { rateLimit: -1 } } }] },
    { field: 'apiStages.0.throttle./pets/GET.rateLimit', text: 'Usage Plan throttle rate limit must not be negative' },
  ],
])('a usage plan with %o is refused by its field', (settings, fault) => {
  expect(readUsagePlan({ name: 'gold', ...settings }, rules)).toEqual({ faults: [fault] })
})
