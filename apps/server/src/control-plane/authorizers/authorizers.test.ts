import { expect, test } from 'vitest'
import { trialServer } from '../../testing/trial-server.ts'

const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const token = { name: 'mine', type: 'TOKEN', authorizerUri }

test('a TTL that was not sent is absent from the answer, one that was sent is in it', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const created = await server.done('POST', `/restapis/${String(id)}/authorizers`, token)
  expect(created).not.toHaveProperty('authorizerResultTtlInSeconds')
  const path = `/restapis/${String(id)}/authorizers/${String(created['id'])}`
  expect(await server.done('GET', path)).not.toHaveProperty('authorizerResultTtlInSeconds')
  const patched = await server.done('PATCH', path, { patchOperations: [{ op: 'replace', path: '/authorizerResultTtlInSeconds', value: '0' }] })
  expect(patched).toMatchObject({ authorizerResultTtlInSeconds: 0 })
})

test('an authorizer that is refused says by a header which member is wrong', async () => {
  const server = await trialServer({ limits: { authorizersPerApi: 1 } })
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const path = `/restapis/${String(id)}/authorizers`
  const unnamed = await server.call('POST', path, { ...token, authorizerUri: 'x' })
  expect(unnamed.headers.get('x-fourbox-field')).toBe('authorizerUri')
  await server.done('POST', path, token)
  expect(await server.call('POST', path, { ...token, name: 'other' })).toMatchObject({
    status: 429,
    body: { message: 'Maximum number of Authorizers for this API has been reached.  Please contact AWS if you need additional Authorizers.' },
  })
})

test('two authorizers of an API have two names', async () => {
  const server = await trialServer()
  const { id } = await server.done('POST', '/restapis', { name: 'a' })
  const path = `/restapis/${String(id)}/authorizers`
  await server.done('POST', path, token)
  const second = await server.call('POST', path, token)
  expect(second).toMatchObject({ status: 400, body: { message: 'Authorizer name must be unique. Authorizer mine already exists in this RestApi.' } })
  expect(second.headers.get('x-fourbox-field')).toBe('name')
})
