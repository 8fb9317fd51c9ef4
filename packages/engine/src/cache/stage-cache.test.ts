import { trialPolicy } from '../testing/trial-policy.ts'
import type { MethodSetting } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { BackendFailure, type HttpAnswer } from '../ports/back-ends.ts'
import type { CacheEntry, CachePort } from '../ports/cache.ts'
import type { SignatureVerdict } from '../ports/callers.ts'
import { deploy, trialApi, type TrialMethods } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

const setting = trialSetting({ loggingLevel: 'OFF', cachingEnabled: true, cacheTtlInSeconds: 60, requireAuthorizationForCacheControl: false })

/** A stage with a cache, over a back end that numbers its answers. */
async function cached(
  more: Partial<MethodSetting> = {},
  method: TrialMethods[string] = {},
  signature: SignatureVerdict = { outcome: 'unsigned' },
  keyOf = '*/*',
  answers: readonly (Partial<HttpAnswer> | BackendFailure)[] = [],
) {
  let calls = 0
  const entries = new Map<string, { readonly value: CacheEntry; readonly ttl: number }>()
  const cache: CachePort = {
    get: (scope, key) => entries.get(`${scope} ${key}`)?.value,
    set: (scope, key, value, ttl) => void entries.set(`${scope} ${key}`, { value, ttl }),
  }
  const call = await deploy({
    api: trialApi({
      'ANY /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example', cacheKeyParameters: ['method.request.querystring.q'] }, ...method },
      'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example', cacheKeyParameters: ['method.request.querystring.q'] }, ...method },
    }),
    stage: { cacheClusterEnabled: true, methodSettings: { [keyOf]: { ...setting, ...more } } },
    ports: {
      cache,
      signatures: { verify: () => Promise.resolve(signature) },
      http: {
        send() {
          calls += 1
          const answer = answers[calls - 1] ?? {}
          if (answer instanceof BackendFailure) return Promise.reject(answer)
          return Promise.resolve({ status: 200, headers: ['X-Call', String(calls)], body: encodeText(`answer ${calls}`), ...answer })
        },
      },
    },
  })
  return { call, entries }
}

test('an answer is kept by its cache key parameters, and served with fresh service headers', async () => {
  const { call, entries } = await cached()
  expect(await call('GET /pets?q=1&other=1')).toMatchObject({ body: 'answer 1', report: { metrics: { cache: 'miss' } } })
  expect(await call('GET /pets?q=1&other=2')).toMatchObject({
    status: 200,
    body: 'answer 1',
    headers: { 'X-Call': '1', 'x-amzn-RequestId': expect.any(String) },
    report: { metrics: { cache: 'hit' } },
  })
  expect((await call('GET /pets?q=2')).body).toBe('answer 2')
  expect([...entries.values()].map((entry) => entry.ttl)).toEqual([60, 60])
  expect([...entries.keys()][0]).toMatch(/^responses abc123\/dev dep1 /)
})

test.each([301, 400, 404, 429, 500, 503])('an integration’s answer is kept whatever its status: a back end’s %i is served again', async (status) => {
  const { call } = await cached({}, {}, undefined, undefined, [{ status }])
  expect(await call('GET /pets')).toMatchObject({ status, body: 'answer 1' })
  expect(await call('GET /pets')).toMatchObject({ status, body: 'answer 1', report: { metrics: { cache: 'hit' } } })
})

test('a mapped integration’s answer is kept under the status that its integration response gives it', async () => {
  const integration = {
    type: 'HTTP' as const,
    uri: 'http://b.example',
    integrationResponses: { 200: { statusCode: '200' }, 404: { statusCode: '404', selectionPattern: '5..' } },
  }
  const { call } = await cached({}, { integration, methodResponses: { 200: { statusCode: '200' }, 404: { statusCode: '404' } } }, undefined, undefined, [
    { status: 503 },
  ])
  await call('GET /pets')
  expect(await call('GET /pets')).toMatchObject({ status: 404, body: 'answer 1' })
})

test.each([
  [1_048_576, 1],
  [1_048_577, 0],
])('of an answer of %i bytes the cache keeps %i entries: a megabyte is the most', async (size, kept) => {
  const { call, entries } = await cached({}, {}, undefined, undefined, [{ body: new Uint8Array(size) }])
  await call('GET /pets')
  expect(entries.size).toBe(kept)
})

test('what API Gateway itself answers is not kept: after a failed call the back end is asked again', async () => {
  const { call } = await cached({}, {}, undefined, undefined, [new BackendFailure('network', 'refused')])
  expect((await call('GET /pets')).status).toBe(504)
  expect(await call('GET /pets')).toMatchObject({ status: 200, body: 'answer 2' })
})

test('switched on for all methods, caching acts on GET alone', async () => {
  const { call } = await cached()
  await call('POST /pets')
  expect((await call('POST /pets')).body).toBe('answer 2')
  const own = await cached({}, {}, undefined, '~1pets/ANY')
  await own.call('POST /pets')
  expect((await own.call('POST /pets')).body).toBe('answer 1')
})

test('a TTL of 0, and caching switched off, keep nothing', async () => {
  for (const more of [{ cacheTtlInSeconds: 0 }, { cachingEnabled: false }]) {
    const { call } = await cached(more)
    await call('GET /pets')
    expect(await call('GET /pets')).toMatchObject({ body: 'answer 2', report: { metrics: { cache: undefined } } })
  }
})

const fresh = { 'Cache-Control': 'max-age=0' }

test('Cache-Control: max-age=0 refreshes the entry where no right is asked for', async () => {
  const { call } = await cached()
  await call('GET /pets')
  expect((await call('GET /pets', fresh)).body).toBe('answer 2')
  expect((await call('GET /pets')).body).toBe('answer 2')
})

test('a caller without the right to refresh meets the stage’s strategy', async () => {
  const refused = (strategy: MethodSetting['unauthorizedCacheControlHeaderStrategy']) =>
    cached({ requireAuthorizationForCacheControl: true, unauthorizedCacheControlHeaderStrategy: strategy })
  const failing = await refused('FAIL_WITH_403')
  await failing.call('GET /pets')
  expect((await failing.call('GET /pets', fresh)).status).toBe(403)

  const warning = await refused('SUCCEED_WITH_RESPONSE_HEADER')
  await warning.call('GET /pets')
  expect(await warning.call('GET /pets', fresh)).toMatchObject({
    body: 'answer 1',
    headers: { Warning: '199 Cache-control headers were ignored because the caller was unauthorized.' },
  })

  const silent = await refused('SUCCEED_WITHOUT_RESPONSE_HEADER')
  await silent.call('GET /pets')
  const answer = await silent.call('GET /pets', fresh)
  expect(answer.body).toBe('answer 1')
  expect(answer.headers).not.toHaveProperty('Warning')
})

test('a signed caller may refresh, unless its policies do not allow execute-api:InvalidateCache', async () => {
  const caller = { accessKey: 'A', accountId: '123456789012', caller: 'A', user: 'A', userArn: 'arn:aws:iam::123456789012:user/me' }
  const invoking = trialPolicy({ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' })
  const free = await cached({ requireAuthorizationForCacheControl: true }, { authorizationType: 'AWS_IAM' }, { outcome: 'valid', caller })
  await free.call('GET /pets')
  expect((await free.call('GET /pets', fresh)).body).toBe('answer 2')
  const bound = await cached(
    { requireAuthorizationForCacheControl: true },
    { authorizationType: 'AWS_IAM' },
    { outcome: 'valid', caller: { ...caller, policies: [invoking] } },
  )
  await bound.call('GET /pets')
  expect((await bound.call('GET /pets', fresh)).body).toBe('answer 1')
})

test('answers are shared within a cache namespace, never between two, nor between two verbs', async () => {
  let calls = 0
  const entries = new Map<string, CacheEntry>()
  const by = (cacheNamespace: string): TrialMethods[string] => ({ integration: { type: 'HTTP_PROXY', uri: 'http://b.example', cacheNamespace } })
  const call = await deploy({
    api: trialApi({ 'GET /one': by('shared'), 'GET /two': by('shared'), 'GET /other': by('own'), 'POST /one': by('shared') }),
    stage: { cacheClusterEnabled: true, methodSettings: { '*/*': setting, '~1one/POST': setting } },
    ports: {
      cache: { get: (scope, key) => entries.get(`${scope} ${key}`), set: (scope, key, value) => void entries.set(`${scope} ${key}`, value) },
      http: { send: () => Promise.resolve({ status: 200, headers: [], body: encodeText(`answer ${++calls}`) }) },
    },
  })
  const bodies: string[] = []
  for (const line of ['GET /one', 'GET /two', 'GET /other', 'POST /one', 'POST /one']) bodies.push((await call(line)).body)
  expect(bodies).toEqual(['answer 1', 'answer 1', 'answer 2', 'answer 3', 'answer 3'])
})
