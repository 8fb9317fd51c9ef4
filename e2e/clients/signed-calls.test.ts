import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy, mock } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'
import { presignedUrl, signedHeaders } from '../signing.ts'

let server: RunningServer
let api: Deployed

beforeAll(async () => {
  server = await startServer({ arguments: ['--access-keys', 'test:test,AKIDEXAMPLE:secret'] })
  const integration = mock('{"key": "$context.identity.accessKey", "account": "$context.identity.accountId", "arn": "$context.identity.userArn"}')
  api = await deploy(server, { '/{proxy+}': { any: { integration, 'x-amazon-apigateway-auth': { type: 'AWS_IAM' } } } })
})
afterAll(() => server.stop())

async function call(url: string, headers: Record<string, string> = {}) {
  const answer = await fetch(url, { headers })
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: await answer.text() }
}

test('a signed call is let in, whichever known key signs it, in its headers or in its query', async () => {
  for (const credentials of [{}, { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }]) {
    const url = api.url('/a%20b/%C3%A4/c?q=1&q=2&empty=&x=%2B')
    expect((await call(url, await signedHeaders(url, credentials))).status).toBe(200)
    expect((await call(await presignedUrl(url, credentials))).status).toBe(200)
  }
})

test('who signs is known in templates', async () => {
  const url = api.url('/who')
  const { body } = await call(url, await signedHeaders(url))
  expect(JSON.parse(body)).toEqual({ key: 'test', account: '000000000000', arn: 'arn:aws:iam::000000000000:root' })
})

test('a call without a signature lacks an authentication token', async () => {
  expect(await call(api.url('/a'))).toEqual({ status: 403, type: 'MissingAuthenticationTokenException', body: '{"message":"Missing Authentication Token"}' })
})

test('a wrong secret is an invalid signature', async () => {
  const url = api.url('/a')
  const { status, type, body } = await call(url, await signedHeaders(url, { secretAccessKey: 'wrong' }))
  expect([status, type]).toEqual([403, 'InvalidSignatureException'])
  expect(body).toContain('The request signature we calculated does not match the signature you provided.')
})

test('a signature of another path is invalid', async () => {
  expect((await call(api.url('/b'), await signedHeaders(api.url('/a')))).type).toBe('InvalidSignatureException')
})

test('an unknown key is told apart from a wrong secret', async () => {
  const url = api.url('/a')
  expect(await call(url, await signedHeaders(url, { accessKeyId: 'AKIDOTHER' }))).toMatchObject({
    status: 403,
    type: 'UnrecognizedClientException',
    body: expect.stringContaining('The security token included in the request is invalid.'),
  })
})

test('a stale date is an invalid signature, not an expired token', async () => {
  const url = api.url('/a')
  const { status, type, body } = await call(url, await signedHeaders(url, { signingDate: new Date(Date.now() - 6 * 60_000) }))
  expect([status, type]).toEqual([403, 'InvalidSignatureException'])
  expect(body).toMatch(/"Signature expired: /)
})

test('a signature for another service names the right one, with a blank behind it', async () => {
  const url = api.url('/a')
  const { status, body } = await call(url, await signedHeaders(url, { service: 's3' }))
  expect([status, body]).toEqual([403, `{"message":"Credential should be scoped to correct service: 'execute-api'. "}`])
})

test('a temporary key made over Fourbox’s own API needs its session token', async () => {
  const key = { accessKeyId: 'ASIATEMPORARY', secretAccessKey: 'secret', sessionToken: 'token' }
  const headers = { 'x-fourbox-token': server.token, 'content-type': 'application/json' }
  const made = await fetch(`${server.controlOrigin}/_fourbox/access-keys`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...key, expiresInSeconds: 3600 }),
  })
  expect(made.status).toBe(201)
  const url = api.url('/a')
  expect((await call(url, await signedHeaders(url, key))).status).toBe(200)
  expect((await call(await presignedUrl(url, key))).status).toBe(200)
  expect((await call(url, await signedHeaders(url, { ...key, sessionToken: 'other' }))).type).toBe('UnrecognizedClientException')
  await fetch(`${server.controlOrigin}/_fourbox/access-keys/${key.accessKeyId}`, { method: 'DELETE', headers })
  expect((await call(url, await signedHeaders(url, key))).type).toBe('UnrecognizedClientException')
})

test('a temporary key that has expired is an expired token', async () => {
  const key = { accessKeyId: 'ASIAEXPIRED', secretAccessKey: 'secret', sessionToken: 'token' }
  const headers = { 'x-fourbox-token': server.token, 'content-type': 'application/json' }
  await fetch(`${server.controlOrigin}/_fourbox/access-keys`, { method: 'POST', headers, body: JSON.stringify({ ...key, expiresInSeconds: -1 }) })
  const url = api.url('/a')
  expect(await call(url, await signedHeaders(url, key))).toMatchObject({ status: 403, type: 'ExpiredTokenException' })
})
