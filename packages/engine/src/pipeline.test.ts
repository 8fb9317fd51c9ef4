import { expect, test } from 'vitest'
import { answering, deploy, trialApi } from './testing/trial.ts'

test('a MOCK answers with its response template and the service headers', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('[{"id": 1}]') }) })
  const answer = await call('GET /pets')
  expect(answer).toMatchObject({
    status: 200,
    body: '[{"id": 1}]',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': '11',
      'x-amzn-RequestId': '0f3cd2a5-0000-4000-8000-000000000001',
      'x-amz-apigw-id': 'AAAAAAAAAAAAAAA=',
    },
  })
  expect(answer.headers).not.toHaveProperty('X-Amzn-Trace-Id')
})

test('an unknown path or a wrong verb is 403 Missing Authentication Token, never 404 or 405', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  for (const line of ['GET /toys', 'DELETE /pets', 'GET ']) {
    expect(await call(line)).toMatchObject({
      status: 403,
      body: '{"message":"Missing Authentication Token"}',
      headers: { 'x-amzn-ErrorType': 'MissingAuthenticationTokenException' },
    })
  }
})

test('X-HTTP-Method-Override changes the verb', async () => {
  const call = await deploy({ api: trialApi({ 'PUT /pets': answering('put') }) })
  expect(await call('POST /pets', { 'x-http-method-override': 'PUT' })).toMatchObject({ status: 200, body: 'put' })
})

test('a client may choose the request id, when it is a UUID', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  const own = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef'
  expect((await call('GET /pets', { 'x-amzn-RequestId': own })).headers['x-amzn-RequestId']).toBe(own)
  expect((await call('GET /pets', { 'x-amzn-RequestId': 'mine' })).headers['x-amzn-RequestId']).not.toBe('mine')
})
