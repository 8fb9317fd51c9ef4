import { expect, test } from 'vitest'
import { checkMethodSetting, draftOfMethodSetting, methodSettingPatches } from './method-setting-draft.ts'

const stored = { throttlingRateLimit: 5, throttlingBurstLimit: 2, cachingEnabled: false, cacheTtlInSeconds: 300, requireAuthorizationForCacheControl: true }

test('only what differs is sent', () => {
  const draft = draftOfMethodSetting(stored)
  expect(methodSettingPatches('*/*', stored, draft)).toEqual([])
  expect(methodSettingPatches('*/*', stored, { ...draft, rate: '7' })).toEqual([{ op: 'replace', path: '/*/*/throttling/rateLimit', value: '7' }])
})

test('the first setting of a method says that it is not cached, since AWS’s defaults would cache it', () => {
  const draft = { ...draftOfMethodSetting(undefined), loggingLevel: 'INFO' }
  expect(methodSettingPatches('~1pets/GET', undefined, draft)).toEqual([
    { op: 'replace', path: '/~1pets/GET/logging/loglevel', value: 'INFO' },
    { op: 'replace', path: '/~1pets/GET/caching/enabled', value: 'false' },
  ])
})

test('caching alone, switched on where nothing was set before, is sent', () => {
  const draft = { ...draftOfMethodSetting(undefined), cachingEnabled: true }
  expect(methodSettingPatches('*/*', undefined, draft)).toEqual([{ op: 'replace', path: '/*/*/caching/enabled', value: 'true' }])
})

test('nothing is sent for what nobody has changed', () => {
  expect(methodSettingPatches('*/*', undefined, draftOfMethodSetting(undefined))).toEqual([])
})

test('throttling that is switched off is a limit of -1, and read back as off', () => {
  const patches = methodSettingPatches('*/*', stored, { ...draftOfMethodSetting(stored), throttled: false })
  expect(patches.map(({ value }) => value)).toEqual(['-1', '-1'])
  expect(draftOfMethodSetting({ ...stored, throttlingRateLimit: -1, throttlingBurstLimit: -1 })).toMatchObject({
    throttled: false,
    rate: '10000',
    burst: '5000',
  })
})

test('an empty limit is a fault beside its field', () => {
  const outcome = checkMethodSetting('*/*', { ...draftOfMethodSetting(stored), rate: ' ' }, { canLog: true })
  expect(outcome).toMatchObject({ faults: [{ field: 'methodSettings.*/*.throttlingRateLimit' }] })
})
