import type { StageRules } from '@fourbox/domain'
import { expect, test } from 'vitest'
import type { PatchOperation } from '../protocol/patch.ts'
import { patchStage } from './stage-patches.ts'
import { cacheClusterStatusAt, newStage } from './stage-settings.ts'

const stage = newStage({ restApiId: 'api', stageName: 'dev', deploymentId: 'one', now: 0 })
const facts: StageRules = {
  canLog: true,
  hasDeployment: (id) => id === 'two',
  hasDocumentationVersion: (version) => version === 'v1',
  hasClientCertificate: (id) => id === 'cert01',
}
const patched = (...operations: readonly PatchOperation[]) => patchStage(stage, operations, facts)
const replace = (path: string, value: string) => ({ op: 'replace', path, value })
const canaryOfTwo = replace('/canarySettings/deploymentId', 'two')

test('the first setting of a method brings all defaults along, under the path as it was written', () => {
  expect(patched(replace('/~1pets~1{id}/GET/throttling/burstLimit', '7')).methodSettings).toEqual({
    '~1pets~1{id}/GET': {
      metricsEnabled: false,
      dataTraceEnabled: false,
      throttlingBurstLimit: 7,
      throttlingRateLimit: 10_000,
      cachingEnabled: true,
      cacheTtlInSeconds: 300,
      cacheDataEncrypted: false,
      requireAuthorizationForCacheControl: true,
      unauthorizedCacheControlHeaderStrategy: 'SUCCEED_WITH_RESPONSE_HEADER',
    },
  })
})

test('a further setting of a method leaves those that it has', () => {
  const { methodSettings } = patched(replace('/~1pets/GET/throttling/burstLimit', '7'), replace('/~1pets/GET/metrics/enabled', 'true'))
  expect(methodSettings['~1pets/GET']).toMatchObject({ throttlingBurstLimit: 7, metricsEnabled: true })
})

test('settings of all methods are dropped as a whole', () => {
  expect(patched(replace('/*/*/metrics/enabled', 'true'), { op: 'remove', path: '/*/*' }).methodSettings).toEqual({})
})

test('logging needs a role of the account', () => {
  for (const level of ['INFO', 'OFF']) expect(patched(replace('/*/*/logging/loglevel', level)).methodSettings['*/*']?.loggingLevel).toBe(level)
  expect(() => patchStage(stage, [replace('/*/*/logging/loglevel', 'INFO')], { ...facts, canLog: false })).toThrow(
    'CloudWatch Logs role ARN must be set in account settings to enable logging',
  )
})

test('a canary begins with no traffic and the deployment that is named, else that of the stage', () => {
  expect(patched(canaryOfTwo).canarySettings).toEqual({ deploymentId: 'two', percentTraffic: 0, useStageCache: false })
  expect(patched(replace('/canarySettings/percentTraffic', '50')).canarySettings).toEqual({ deploymentId: 'one', percentTraffic: 50, useStageCache: false })
})

test('a promotion copies deployment and overrides to the stage; the canary stays', () => {
  const { deploymentId, variables, canarySettings } = patched(
    replace('/variables/color', 'blue'),
    replace('/variables/size', 'small'),
    canaryOfTwo,
    replace('/canarySettings/stageVariableOverrides/color', 'red'),
    replace('/canarySettings/percentTraffic', '0.0'),
    { op: 'copy', from: '/canarySettings/deploymentId', path: '/deploymentId' },
    { op: 'copy', from: '/canarySettings/stageVariableOverrides', path: '/variables' },
  )
  expect({ deploymentId, variables, canarySettings }).toEqual({
    deploymentId: 'two',
    variables: { color: 'red', size: 'small' },
    canarySettings: { deploymentId: 'two', percentTraffic: 0, useStageCache: false, stageVariableOverrides: { color: 'red' } },
  })
})

test('a copy in another direction is refused', () => {
  expect(() => patched({ op: 'copy', from: '/variables', path: '/canarySettings/stageVariableOverrides' })).toThrow(
    'Invalid copy operation with path: /canarySettings/stageVariableOverrides and from /variables. Valid copy:path are [/deploymentId, /variables] and valid copy:from are [/canarySettings/deploymentId, /canarySettings/stageVariableOverrides]',
  )
})

test('a cache cluster gets AWS’s smallest size, and needs a moment to come and to go', () => {
  const on = patched(replace('/cacheClusterEnabled', 'true'))
  expect(on).toMatchObject({ cacheClusterSize: '0.5', cacheClusterStatus: 'CREATE_IN_PROGRESS' })
  expect([0, 2].map((now) => cacheClusterStatusAt(on, now))).toEqual(['CREATE_IN_PROGRESS', 'AVAILABLE'])
  const off = patchStage(on, [replace('/cacheClusterEnabled', 'false')], facts)
  expect([0, 20].map((now) => cacheClusterStatusAt(off, now))).toEqual(['DELETE_IN_PROGRESS', 'NOT_AVAILABLE'])
})

test.each([
  ['/variables/a-b', 'x'],
  ['/variables/a', 'two%words'],
  ['/canarySettings/percentTraffic', '101'],
  ['/*/*/caching/ttlInSeconds', '3601'],
  ['/*/*/throttling/rateLimit', 'fast'],
  ['/cacheClusterSize', '7'],
  ['/deploymentId', 'three'],
  ['/documentationVersion', 'v2'],
  ['/clientCertificateId', 'cert02'],
  ['/accessLogSettings/format', ''],
  ['/accessLogSettings/format', '$context.status'],
])('%s cannot be %s', (path, value) => {
  expect(() => patched(replace(path, value))).toThrow(expect.objectContaining({ exception: 'BadRequestException' }))
})

test('a variable called __proto__ is a variable like any other', () => {
  expect(Object.entries(patched(replace('/variables/__proto__', 'x')).variables ?? {})).toEqual([['__proto__', 'x']])
})

test('what a stage refers to already is not judged again, and neither is a setting that stays', () => {
  const logging = patchStage(
    stage,
    [replace('/*/*/logging/loglevel', 'INFO'), replace('/documentationVersion', 'v1'), replace('/clientCertificateId', 'cert01')],
    facts,
  )
  const nothing: StageRules = { canLog: false, hasDeployment: () => false, hasDocumentationVersion: () => false, hasClientCertificate: () => false }
  const described = patchStage(logging, [replace('/description', 'x'), replace('/~1a/GET/metrics/enabled', 'true')], nothing)
  expect(described).toMatchObject({
    description: 'x',
    documentationVersion: 'v1',
    clientCertificateId: 'cert01',
    methodSettings: { '*/*': { loggingLevel: 'INFO' } },
  })
  expect(Object.keys(described.methodSettings)).toEqual(['*/*', '~1a/GET'])
})
