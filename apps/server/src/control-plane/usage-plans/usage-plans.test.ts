import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

test('a plan with an API without a stage, or a stage without an API, is refused with AWS’s unfilled text', async () => {
  const server = await trialServer()
  for (const stage of [{ apiId: '', stage: 'dev' }, { stage: 'dev' }, { apiId: 'foo', stage: '' }, { apiId: 'foo' }]) {
    const refused = await server.call('POST', '/usageplans', { name: 'p', apiStages: [stage] })
    expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid API Stage {api: %s, stage: %s} specified for usageplan %s' } })
    expect(refused.headers.get('x-fourbox-field')).toMatch(/^apiStages\.0\.(?:apiId|stage)$/)
  }
})

test('a key that is not of the plan is an unknown API key, and usage has no path but /remaining', async () => {
  const server = await trialServer()
  const { id: plan } = await server.done('POST', '/usageplans', { name: 'p', quota: { limit: 10, period: 'DAY' } })
  const { id: key } = await server.done('POST', '/apikeys', { name: 'k', enabled: true })
  expect(await server.call('GET', `/usageplans/${String(plan)}/keys/${String(key)}`)).toMatchObject({
    status: 404,
    body: { message: 'Invalid API Key identifier specified' },
  })
  await server.done('POST', `/usageplans/${String(plan)}/keys`, { keyId: key, keyType: 'API_KEY' })
  const usage = `/usageplans/${String(plan)}/keys/${String(key)}/usage`
  for (const [op, path] of [
    ['add', '/extension'],
    ['replace', '/limit'],
    ['add', '/remaining'],
  ]) {
    expect(await server.call('PATCH', usage, { patchOperations: [{ op, path, value: '5' }] })).toMatchObject({
      status: 400,
      body: { message: `Invalid patch path  '${path}' specified for op '${op}'. Must be one of: []` },
    })
  }
  expect(await server.call('PATCH', usage, { patchOperations: [{ op: 'replace', path: '/remaining', value: '5' }] })).toMatchObject({ status: 200 })
})

test('an API key names stages that exist', async () => {
  const server = await trialServer()
  const refused = await server.call('POST', '/apikeys', { name: 'k', stageKeys: [{ restApiId: 'noapi', stageName: 'dev' }] })
  expect(refused).toMatchObject({ status: 400, body: { message: 'Invalid stage identifier specified' } })
  expect(refused.headers.get('x-fourbox-field')).toBe('stageKeys')
  expect(await server.done('GET', '/apikeys')).toEqual({ item: [] })
  const { id } = await server.done('POST', '/apikeys', { name: 'k' })
  const add = { patchOperations: [{ op: 'add', path: '/stages', value: 'noapi/dev' }] }
  expect(await server.call('PATCH', `/apikeys/${String(id)}`, add)).toMatchObject({ status: 400 })
})
