import { expect, test } from 'vitest'
import { writePrometheus } from './prometheus.ts'

const process = { residentBytes: 5, uptimeInSeconds: 1.5 }
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

test('every stage and method is a series, its names escaped, times in seconds', () => {
  const text = writePrometheus([series], process)
  expect(text).toContain('# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes 5\n')
  expect(text).toContain('fourbox_requests_total{api="abc",stage="live",method="GET",resource="/a\\"b\\\\c\\n",name="x"} 3\n')
  expect(text).toContain('fourbox_latency_seconds_total{api="abc",stage="live",method="GET",resource="/a\\"b\\\\c\\n",name="x"} 1.5\n')
})

test('an API’s name is a label in ASCII, its id where nothing of it is left', () => {
  const { method: _, ...ofStage } = series
  expect(writePrometheus([{ ...ofStage, apiName: 'Café ☕ API' }], process)).toContain('fourbox_requests_total{api="abc",stage="live",name="Caf  API"} 3\n')
  expect(writePrometheus([{ ...ofStage, apiName: '店' }], process)).toContain('fourbox_requests_total{api="abc",stage="live",name="abc"} 3\n')
})
