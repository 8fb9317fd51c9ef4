import { expect, test } from 'vitest'
import { answering, deploy, trialApi } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'
import { methodKey } from './method-key.ts'

test.each([
  ['~1pets~1{id}/GET', 'pets/{id}/GET'],
  ['/pets/{id}/GET', 'pets/{id}/GET'],
  ['pets~1{id}/GET', 'pets/{id}/GET'],
  ['pets/{id}/GET', 'pets/{id}/GET'],
  ['~1a~0b/ANY', 'a~b/ANY'],
  ['//GET', '/GET'],
  ['/GET', '/GET'],
  ['~1/GET', '/GET'],
  ['*/*', '*/*'],
])('%s names the method %s', (written, key) => {
  expect(methodKey(written)).toBe(key)
})

test.each([
  ['GET /', '~1/GET'],
  ['GET /', '/GET'],
  ['GET /pets', '~1pets/GET'],
  ['GET /pets', 'pets/GET'],
  ['GET /pets/dogs', 'pets~1dogs/GET'],
])('a setting that is kept acts: a throttle of 0 for %s under %s refuses its calls', async (method, key) => {
  const call = await deploy({
    api: trialApi({ [method]: answering('x'), 'POST /': answering('x') }),
    stage: { methodSettings: { [key]: trialSetting({ throttlingRateLimit: 0, throttlingBurstLimit: 0 }) } },
  })
  expect((await call(method)).status).toBe(429)
  expect((await call('POST /')).status).toBe(200)
})
