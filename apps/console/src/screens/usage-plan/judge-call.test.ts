import { expect, test } from 'vitest'
import { judgeCall, type PlannedCall } from './judge-call.ts'

const plan = {
  name: 'Partner',
  throttle: { rateLimit: 20, burstLimit: 40 },
  quota: { limit: 10, period: 'DAY' as const },
  apiStages: [{ apiId: 'abc', stage: 'dev', throttle: { '/pets/GET': { rateLimit: 5, burstLimit: 1 } } }],
}
const call: PlannedCall = {
  plan,
  restApiId: 'abc',
  stageName: 'dev',
  methodKey: '/pets/GET',
  apiKeyRequired: true,
  key: { name: 'shop', enabled: true, inPlan: true },
  remaining: 3,
  buckets: undefined,
}
const verdicts = (planned: PlannedCall) => judgeCall(planned).checks.map(({ title, verdict }) => `${title} ${verdict}`)

test('a key of the plan may call while it has something left', () => {
  const { checks, passes } = judgeCall(call)
  expect(passes).toBe(true)
  expect(checks.map(({ text }) => text)).toEqual([
    'requires an API key',
    'shop is known and active',
    'Partner has the key and the stage',
    '3 left of 10 requests per day',
    'this method 5 per second, burst 1; the plan 20 per second, burst 40',
  ])
})

test('a method that requires no key asks neither key nor plan', () => {
  expect(verdicts({ ...call, apiKeyRequired: false, key: undefined })).toEqual([
    'Method passed',
    'API key not asked',
    'Usage plan not asked',
    'Quota not asked',
    'Throttling passed',
  ])
})

test.each([
  ['no key', { key: undefined }, 'API key'],
  ['a key that is not active', { key: { name: 'shop', enabled: false, inPlan: true } }, 'API key'],
  ['a key of another plan', { key: { name: 'shop', enabled: true, inPlan: false } }, 'Usage plan'],
  ['a stage of another plan', { stageName: 'prod' }, 'Usage plan'],
] as const)('%s is answered by 403', (_what, change, title) => {
  const { checks, answer, passes } = judgeCall({ ...call, ...change })
  expect(passes).toBe(false)
  expect(checks).toHaveLength(5)
  expect(checks.find(({ verdict }) => verdict === 'refused')?.title).toBe(title)
  expect(answer).toContain('403 {"message":"Forbidden"}')
})

test('a quota that is used up is answered by 429, and throttling is not asked any more', () => {
  expect(verdicts({ ...call, remaining: 0 })).toEqual(['Method passed', 'API key passed', 'Usage plan passed', 'Quota refused', 'Throttling not asked'])
  expect(judgeCall({ ...call, remaining: 0 }).answer).toContain('429 {"message":"Limit Exceeded"}')
})

const bucket = { level: 'plan', rate: 0.5, burst: 40, tokens: 12.5 } as const

test('a call passes while each of its buckets has a token', () => {
  const { checks, passes } = judgeCall({ ...call, buckets: [{ ...bucket, level: 'plan-method', tokens: 1 }, bucket] })
  expect([passes, checks.at(-1)?.text]).toEqual([true, 'each bucket has a token'])
  expect(judgeCall({ ...call, buckets: [] }).checks.at(-1)?.text).toBe('no limit is set')
})

test('the first bucket without a token refuses the call, and the answer says when the next one comes', () => {
  const { checks, answer, passes } = judgeCall({
    ...call,
    buckets: [
      { ...bucket, tokens: 0.25 },
      { ...bucket, level: 'method', tokens: 0 },
    ],
  })
  expect([passes, checks.at(-1)?.verdict]).toEqual([false, 'refused'])
  expect(answer).toBe('No. 429 {"message":"Too Many Requests"}: the plan has no token left; the next comes in 2 s.')
})

test('the stage’s bucket refuses a call that needs no key, too', () => {
  const { answer, passes } = judgeCall({ ...call, apiKeyRequired: false, buckets: [{ ...bucket, level: 'method', rate: 0, tokens: 0 }] })
  expect([passes, answer]).toEqual([
    false,
    'No. 429 {"message":"Too Many Requests"}: the method in the stage has no token left; a limit of 0 lets no call pass.',
  ])
})
