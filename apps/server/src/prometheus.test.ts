import { expect, test } from 'vitest'
import { writePrometheus } from './prometheus.ts'

test('every stage and method is a series, its names escaped, times in seconds', () => {
  const series = {
    restApiId: 'abc',
    apiName: 'x',
    stage: 'live',
    method: { httpMethod: 'GET', resourcePath: '/a"b\\c\n' },
    count: 3,
    error4xx: 1,
    error5xx: 0,
    latency: 1500,
    integrationLatency: 0,
    cacheHitCount: 0,
    cacheMissCount: 0,
  }
  const text = writePrometheus([series], { residentBytes: 5, uptimeInSeconds: 1.5 })
  expect(text).toContain('# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes 5\n')
  expect(text).toContain('fourbox_requests_total{api="abc",stage="live",method="GET",resource="/a\\"b\\\\c\\n"} 3\n')
  expect(text).toContain('fourbox_latency_seconds_total{api="abc",stage="live",method="GET",resource="/a\\"b\\\\c\\n"} 1.5\n')
})
