import { expect, test } from 'vitest'
import { stagePatches } from './stage-settings.ts'

const patches = (...[former, next]: Parameters<typeof stagePatches.MethodSettings>) =>
  stagePatches.MethodSettings(former, next).map(({ op, path, value }) => [op, path, ...(value === undefined ? [] : [value])].join(' '))

test('a setting is patched where its method stands; the root has a path of its own, and all methods stand under asterisks', () => {
  const setting = (ResourcePath: string, HttpMethod: string) => ({ ResourcePath, HttpMethod, CacheTtlInSeconds: 60 })
  expect(patches(undefined, [setting('/', 'GET'), setting('/~1pets~1{id}', 'PUT'), setting('/*', '*'), { CacheTtlInSeconds: 7 }])).toEqual([
    'replace /~1/GET/caching/ttlInSeconds 60',
    'replace /~1pets~1{id}/PUT/caching/ttlInSeconds 60',
    'replace /*/*/caching/ttlInSeconds 7',
  ])
})

test('what a template no longer says is what a stage does without it: no caching, the account’s limits', () => {
  const all = {
    CacheDataEncrypted: true,
    CacheTtlInSeconds: 1,
    CachingEnabled: true,
    DataTraceEnabled: true,
    LoggingLevel: 'INFO',
    MetricsEnabled: true,
    ThrottlingBurstLimit: 1,
    ThrottlingRateLimit: 1,
  }
  expect(patches([all], [{}])).toEqual([
    'replace /*/*/caching/dataEncrypted false',
    'replace /*/*/caching/ttlInSeconds 300',
    'replace /*/*/caching/enabled false',
    'replace /*/*/logging/dataTrace false',
    'replace /*/*/logging/loglevel OFF',
    'replace /*/*/metrics/enabled false',
    'replace /*/*/throttling/burstLimit 5000',
    'replace /*/*/throttling/rateLimit 10000',
  ])
  expect(patches([{ ...all, HttpMethod: 'GET', ResourcePath: '/~1pets' }], [])).toEqual(['remove /~1pets/GET'])
})
