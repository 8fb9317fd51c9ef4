import type { CallMetrics } from '@fourbox/engine'
import { expect, test } from 'vitest'
import { addUp, Metrics } from './metrics.ts'

const call: CallMetrics = {
  status: 200,
  latencyInMillis: 10,
  integrationLatencyInMillis: 4,
  cache: undefined,
  method: { httpMethod: 'GET', resourcePath: '/pets' },
  isDetailed: false,
  gatewayResponseType: undefined,
}

test('calls are counted by stage, errors and cache answers apart', () => {
  const metrics = new Metrics()
  metrics.count('api', 'Pets', 'prod', call)
  metrics.count('api', 'Pets', 'prod', { ...call, status: 404, integrationLatencyInMillis: undefined, cache: 'hit' })
  metrics.count('api', 'Pets', 'prod', { ...call, status: 504, cache: 'miss' })
  metrics.count('api', 'Pets', 'dev', call)
  expect(metrics.read()).toEqual([
    {
      restApiId: 'api',
      apiName: 'Pets',
      stage: 'prod',
      count: 3,
      error4xx: 1,
      error5xx: 1,
      latency: 30,
      integrationLatency: 8,
      cacheHitCount: 1,
      cacheMissCount: 1,
    },
    expect.objectContaining({ stage: 'dev', count: 1 }),
  ])
})

test('a method with detailed metrics has a series of its own', () => {
  const metrics = new Metrics()
  metrics.count('api', 'Pets', 'prod', { ...call, isDetailed: true })
  expect(metrics.read().map(({ method, count }) => [method, count])).toEqual([
    [undefined, 1],
    [{ httpMethod: 'GET', resourcePath: '/pets' }, 1],
  ])
})

test('the counts of several workers add up', () => {
  const [one, other] = [new Metrics(), new Metrics()]
  one.count('api', 'Pets', 'prod', call)
  other.count('api', 'Pets', 'prod', { ...call, status: 500 })
  expect(addUp([...one.read(), ...other.read()])).toEqual([expect.objectContaining({ count: 2, error5xx: 1, latency: 20 })])
})
