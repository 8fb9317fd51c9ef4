import type { ApiKey, UsagePlan } from '@fourbox/domain'
import { expect, test } from 'vitest'
import type { LimiterPort, QuotaRequest } from '../ports/limits.ts'
import { answering, authorizersOf, deploy, trialApi, type Trial } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'
import { quotaRequest } from './quota-period.ts'

const apiKey: ApiKey = { id: 'k1', value: 'secret-key-value-1', enabled: true, createdDate: 0, lastUpdatedDate: 0, stageKeys: [], tags: {} }
const usagePlan: UsagePlan = { id: 'p1', name: 'plan', apiStages: [{ apiId: 'abc123', stage: 'dev' }], tags: {}, keyIds: ['k1'] }

function keyed(
  plan: Partial<UsagePlan> = {},
  more: {
    readonly key?: Partial<ApiKey>
    readonly spend?: (request: QuotaRequest) => boolean
    readonly giveBack?: (request: QuotaRequest) => void
    readonly limiter?: LimiterPort
    readonly stage?: Trial['stage']
  } = {},
) {
  return deploy({
    api: trialApi({ 'GET /pets': { apiKeyRequired: true, ...answering('$context.identity.apiKeyId') }, 'GET /open': answering('open') }),
    ...(more.stage === undefined ? {} : { stage: more.stage }),
    ports: {
      apiKeys: { find: (value) => (value === apiKey.value ? { apiKey: { ...apiKey, ...more.key }, usagePlans: [{ ...usagePlan, ...plan }] } : undefined) },
      quotas: {
        spend: (request) => Promise.resolve(more.spend?.(request) ?? true),
        giveBack: (request) => Promise.resolve(more.giveBack?.(request)),
      },
      ...(more.limiter === undefined ? {} : { limiter: more.limiter }),
    },
  })
}
const withKey = { 'x-API-key': apiKey.value }

test('a key is found in X-API-Key, in any case of the name, and reaches $context', async () => {
  expect(await (await keyed())('GET /pets', withKey)).toMatchObject({ status: 200, body: 'k1' })
})

test('a missing, unknown or disabled key, and one without a plan for this stage, are 403 Forbidden', async () => {
  const refusals = [
    await (await keyed())('GET /pets'),
    await (await keyed())('GET /pets', { 'x-api-key': 'hasOwnProperty' }),
    await (await keyed({}, { key: { enabled: false } }))('GET /pets', withKey),
    await (await keyed({ apiStages: [{ apiId: 'abc123', stage: 'prod' }] }))('GET /pets', withKey),
    await (await keyed({ apiStages: [{ apiId: 'another', stage: 'dev' }] }))('GET /pets', withKey),
  ]
  for (const answer of refusals)
    expect(answer).toMatchObject({ status: 403, body: '{"message":"Forbidden"}', headers: { 'x-amzn-ErrorType': 'ForbiddenException' } })
})

test('a method that requires no key ignores keys and plans', async () => {
  expect((await (await keyed())('GET /open', { 'x-api-key': 'nonsense' })).body).toBe('open')
})

test('with the source AUTHORIZER the key is what the authorizer names', async () => {
  const call = await deploy({
    api: trialApi(
      { 'GET /pets': { apiKeyRequired: true, authorizationType: 'CUSTOM', authorizerId: 'a1', ...answering('$context.identity.apiKeyId') } },
      {
        apiKeySource: 'AUTHORIZER',
        authorizers: authorizersOf({
          id: 'a1',
          name: 'a',
          type: 'TOKEN',
          identitySource: 'method.request.header.Authorization',
          authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations',
        }),
      },
    ),
    ports: {
      lambda: {
        invoke: () =>
          Promise.resolve({
            status: 200,
            payload: JSON.stringify({
              principalId: 'u',
              policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
              usageIdentifierKey: apiKey.value,
            }),
            functionError: undefined,
            requestId: 'r',
            executedVersion: '1',
          }),
      },
      apiKeys: { find: (value) => (value === apiKey.value ? { apiKey, usagePlans: [usagePlan] } : undefined) },
    },
  })
  expect((await call('GET /pets', { Authorization: 'x', 'x-api-key': 'other' })).body).toBe('k1')
})

test('a used-up quota is 429 Limit Exceeded', async () => {
  const requests: QuotaRequest[] = []
  const spend = (request: QuotaRequest) => requests.push(request) <= 1
  const call = await keyed({ quota: { limit: 1, offset: 0, period: 'DAY' } }, { spend })
  expect((await call('GET /pets', withKey)).status).toBe(200)
  expect(await call('GET /pets', withKey)).toMatchObject({
    status: 429,
    body: '{"message":"Limit Exceeded"}',
    headers: { 'x-amzn-ErrorType': 'LimitExceededException' },
  })
  expect(requests[0]).toEqual({ usagePlanId: 'p1', keyId: 'k1', day: '2026-11-21', periodStart: '2026-11-21', limit: 1 })
})

test('periods begin at midnight, on Sunday and on the first; the offset counts in a key’s first period', () => {
  const saturday = Date.UTC(2026, 10, 21, 7)
  const of = (period: 'DAY' | 'WEEK' | 'MONTH', createdAt: number) => quotaRequest({ limit: 10, offset: 3, period }, saturday, createdAt)
  expect(of('DAY', 0)).toEqual({ day: '2026-11-21', periodStart: '2026-11-21', limit: 10 })
  expect(of('WEEK', 0).periodStart).toBe('2026-11-15')
  expect(of('MONTH', 0).periodStart).toBe('2026-11-01')
  expect(of('MONTH', Date.UTC(2026, 10, 5)).limit).toBe(7)
  expect(of('DAY', Date.UTC(2026, 10, 5)).limit).toBe(10)
})

/** Buckets that remember who asked, and are empty for these keys. */
function recording(empty: string) {
  const taken: string[] = []
  const limiter: LimiterPort = {
    bucket: (key) => ({
      take(rate, burst) {
        taken.push(`${key}: ${rate}/${burst}`)
        return !key.includes(empty)
      },
      left: (_rate, burst) => ({ tokens: burst, isShared: false }),
    }),
  }
  return { limiter, taken }
}

test('throttles are asked from the narrowest to the widest: the plan’s method, the plan, the stage’s method', async () => {
  const { limiter, taken } = recording('nobody')
  const call = await keyed(
    { throttle: { rateLimit: 5, burstLimit: 6 }, apiStages: [{ apiId: 'abc123', stage: 'dev', throttle: { '/pets/GET': { rateLimit: 1, burstLimit: 2 } } }] },
    { limiter, stage: { methodSettings: { '*/*': setting } } },
  )
  await call('GET /pets', withKey)
  expect(taken).toEqual(['plan p1 k1 abc123/dev /pets/GET: 1/2', 'plan p1 k1: 5/6', 'stage abc123/dev r-pets/GET: 10000/5000'])
})

const setting = trialSetting()

test('buckets that are asked elsewhere are asked one after the other, and the first empty one ends it', async () => {
  const asked: string[] = []
  const elsewhere: LimiterPort = {
    bucket: (key) => ({
      take: async () => {
        asked.push(key)
        return !key.startsWith('stage ')
      },
      left: async (_rate, burst) => ({ tokens: burst, isShared: true }),
    }),
  }
  const call = await keyed({ throttle: { rateLimit: 5, burstLimit: 6 } }, { limiter: elsewhere, stage: { methodSettings: { '*/*': setting } } })
  expect(await call('GET /pets', withKey)).toMatchObject({ status: 429 })
  expect(asked).toEqual(['plan p1 k1', 'stage abc123/dev r-pets/GET'])
})

test('an empty bucket is 429 Too Many Requests, and the log says whose', async () => {
  const call = await keyed(
    { throttle: { rateLimit: 1, burstLimit: 1 } },
    { limiter: recording('plan p1').limiter, stage: { methodSettings: { '*/*': setting } } },
  )
  const answer = await call('GET /pets', withKey)
  expect(answer).toMatchObject({ status: 429, body: '{"message":"Too Many Requests"}', headers: { 'x-amzn-ErrorType': 'TooManyRequestsException' } })
  const log = answer.report?.executionLog().map((line) => line.text)
  expect(log).toContain('Key throttle limit exceeded for RestApi abc123, Stage dev, Resource r-pets, HttpMethod GET. Limit: 1.00 Burst: 1')
  expect(log?.at(-1)).toBe('Method completed with status: 429')
})

test('a throttled call does not count against the quota, whoever throttles it', async () => {
  const quota = { limit: 9, offset: 0, period: 'DAY' } as const
  for (const [empty, used] of [
    ['plan p1', 0],
    ['stage', 0],
    ['nobody', 1],
  ] as const) {
    let count = 0
    const call = await keyed(
      { quota, throttle: { rateLimit: 1, burstLimit: 1 } },
      {
        spend: () => (count += 1) > 0,
        giveBack: () => (count -= 1),
        limiter: recording(empty).limiter,
        stage: { methodSettings: { '*/*': setting } },
      },
    )
    await call('GET /pets', withKey)
    expect([empty, count]).toEqual([empty, used])
  }
})

test('stage throttling of 0 and 0 refuses every call; a negative limit is none', async () => {
  const none = await keyed({}, { stage: { methodSettings: { '*/*': { ...setting, throttlingBurstLimit: 0, throttlingRateLimit: 0 } } } })
  expect((await none('GET /open')).status).toBe(429)
  const unlimited = await keyed({}, { stage: { methodSettings: { '*/*': { ...setting, throttlingBurstLimit: -1, throttlingRateLimit: -1 } } } })
  expect((await unlimited('GET /open')).status).toBe(200)
})

test('a setting of the method’s own takes the place of the one for all', async () => {
  const call = await keyed({}, { stage: { methodSettings: { '*/*': setting, '~1open/GET': { ...setting, throttlingBurstLimit: 0, throttlingRateLimit: 0 } } } })
  expect((await call('GET /open')).status).toBe(429)
  expect((await call('GET /pets', withKey)).status).toBe(200)
})

test('the log tells of key and plan, with the key starred', async () => {
  const call = await keyed({}, { stage: { methodSettings: { '*/*': setting } } })
  const logOf = async (...request: Parameters<typeof call>) => (await call(...request)).report?.executionLog().map((line) => line.text)
  expect(await logOf('GET /open')).toEqual([
    'Extended Request Id: AAAAAAAAAAAAAAA=',
    'Verifying Usage Plan for request: 0f3cd2a5-0000-4000-8000-000000000001. API Key:  API Stage: abc123/dev',
    "API Key  authorized because method 'GET /open' does not require API Key. Request will not contribute to throttle or quota limits",
    'Usage Plan check succeeded for API Key  and API Stage abc123/dev',
    'Starting execution for request: 0f3cd2a5-0000-4000-8000-000000000001',
    'HTTP Method: GET, Resource Path: /open',
    'Successfully completed execution',
    'Method completed with status: 200',
  ])
  expect(await logOf('GET /pets', { 'x-api-key': 'unknown-value' })).toEqual([
    'Extended Request Id: AAAAAAAAAAAAAAA=',
    'Verifying Usage Plan for request: 0f3cd2a5-0000-4000-8000-000000000001. API Key: *******-value API Stage: abc123/dev',
    "API Key *******-value not authorized because method 'GET /pets' requires API Key and API Key is not associated with a Usage Plan for API Stage abc123/dev: No Usage Plan found for key and API Stage",
    'Method completed with status: 403',
  ])
})
