import { GetResourcesCommand, TestInvokeMethodCommand } from '@aws-sdk/client-api-gateway'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Deployed, deploy } from '../deploy.ts'
import { type FunctionAnswer, type LambdaEndpoint, startLambdaEndpoint } from '../lambda-endpoint.ts'
import { type RunningServer, startServer } from '../server.ts'

let lambda: LambdaEndpoint
let server: RunningServer
let api: Deployed

const uriOf = (name: string) =>
  `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:${name}/invocations`

const streamUri =
  'arn:aws:apigateway:us-east-1:lambda:path/2021-11-15/functions/arn:aws:lambda:us-east-1:000000000000:function:stream/response-streaming-invocations'

beforeAll(async () => {
  lambda = await startLambdaEndpoint()
  server = await startServer({ environment: { AWS_ENDPOINT_URL_LAMBDA: lambda.origin } })
  const responses = { 200: { description: 'ok' }, 202: { description: 'taken' }, 422: { description: 'no' } }
  const proxy = { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf('proxy'), timeoutInMillis: 500 }
  const custom = (responseSet: object, requestParameters: object = {}) => ({
    type: 'aws',
    httpMethod: 'POST',
    uri: uriOf('custom'),
    requestParameters,
    requestTemplates: { 'application/json': `{"name": $input.json('$.name')}` },
    responses: responseSet,
  })
  api = await deploy(
    server,
    {
      '/proxy/{proxy+}': { any: { integration: proxy, parameters: [{ in: 'path', name: 'proxy', required: true, type: 'string' }] } },
      '/custom': {
        post: {
          responses,
          integration: custom({
            default: { statusCode: '200', responseTemplates: { 'application/json': `{"hello": $input.json('$.greeting')}` } },
            '.*too (young|old).*': { statusCode: '422', responseTemplates: { 'application/json': `{"why": $input.json('$.errorMessage')}` } },
          }),
        },
      },
      '/event': {
        post: { responses, integration: custom({ default: { statusCode: '202' } }, { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }) },
      },
      '/stream': { any: { integration: { ...proxy, uri: streamUri, responseTransferMode: 'STREAM' } } },
      '/guarded': {
        get: {
          integration: {
            type: 'mock',
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.principalId' } } },
          },
          security: [{ guard: [] }],
        },
      },
    },
    {
      securityDefinitions: {
        guard: {
          type: 'apiKey',
          name: 'Authorization',
          in: 'header',
          'x-amazon-apigateway-authtype': 'custom',
          'x-amazon-apigateway-authorizer': {
            type: 'token',
            authorizerUri: uriOf('guard'),
            authorizerResultTtlInSeconds: 300,
            identityValidationExpression: '[a-z ]+',
          },
        },
      },
    },
  )
})
afterAll(async () => {
  await server.stop()
  lambda.close()
})

async function call(path: string, init: RequestInit = {}) {
  const answer = await fetch(api.url(path), init)
  return { status: answer.status, body: await answer.text(), headers: answer.headers }
}

test('AWS_PROXY hands the event of format 1.0 over, with null for what is empty', async () => {
  lambda.handle('proxy', () => ({ payload: { statusCode: 200, body: 'done' } }))
  expect(await call('/proxy/a//b%2Bc/?x=1&x=2')).toMatchObject({ status: 200, body: 'done' })
  const { event, functionArn, headers } = lambda.calls.at(-1) ?? {}
  expect(functionArn).toBe('arn:aws:lambda:us-east-1:000000000000:function:proxy')
  expect(headers).toMatchObject({ authorization: expect.stringMatching(/\/lambda\/aws4_request/), 'x-amz-invocation-type': 'RequestResponse' })
  expect(event).toMatchObject({
    resource: '/proxy/{proxy+}',
    path: '/proxy/a//b%2Bc/',
    httpMethod: 'GET',
    queryStringParameters: { x: '2' },
    multiValueQueryStringParameters: { x: ['1', '2'] },
    pathParameters: { proxy: 'a//b%2Bc' },
    stageVariables: null,
    body: null,
    isBase64Encoded: false,
    requestContext: { stage: 'prod', apiId: api.restApiId, path: '/prod/proxy/a//b%2Bc/', identity: { sourceIp: '127.0.0.1', caller: null } },
  })
})

test.each<[string, unknown, number]>([
  ['no status', { body: 'x' }, 200],
  ['a status as text', { statusCode: '201' }, 201],
  ['an unknown key', { statusCode: 200, extra: 1 }, 502],
  ['a bare string', '"text"', 502],
  ['nothing', {}, 502],
  ['a status that is no number', { statusCode: 'test' }, 502],
  ['a body that is an object', { statusCode: 200, body: {} }, 502],
])('a proxy answer with %s', async (_, payload, status) => {
  lambda.handle('proxy', () => ({ payload }))
  const answer = await call('/proxy/a')
  expect([answer.status, status === 502 ? answer.body : '{"message": "Internal server error"}']).toEqual([status, '{"message": "Internal server error"}'])
})

test.each<[string, FunctionAnswer, number, string]>([
  ['that throws', { payload: { errorMessage: 'no' }, functionError: 'Unhandled' }, 502, '{"message": "Internal server error"}'],
  ['that is throttled', { status: 429, payload: { Message: 'Rate Exceeded.' } }, 500, '{"message": "Internal server error"}'],
  ['that may not be called', { status: 403, payload: { Message: 'no' } }, 500, '{"message": "Internal server error"}'],
  ['that gets too much', { status: 413, payload: { Message: 'too much' } }, 413, '{"message": "Request Too Long"}'],
])('a function %s', async (_, answer, status, body) => {
  lambda.handle('proxy', () => answer)
  expect(await call('/proxy/a')).toMatchObject({ status, body })
})

test('a function that takes longer than the integration waits is a timeout', async () => {
  lambda.handle('proxy', async () => {
    await new Promise((resolve) => setTimeout(resolve, 700))
    return { payload: { statusCode: 200 } }
  })
  expect(await call('/proxy/a')).toMatchObject({ status: 504, body: '{"message": "Endpoint request timed out"}' })
})

test('a mapped function selects its response by the whole error message', async () => {
  const headers = { 'content-type': 'application/json' }
  lambda.handle('custom', (event) => ({ payload: { greeting: event } }))
  expect(await call('/custom', { method: 'POST', headers, body: '{"name": "Ada"}' })).toMatchObject({ status: 200, body: '{"hello": {"name":"Ada"}}' })
  lambda.handle('custom', () => ({ payload: { errorMessage: 'you are too young' }, functionError: 'Unhandled' }))
  expect(await call('/custom', { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 422, body: '{"why": "you are too young"}' })
})

test('the log of a test shows the signature of the call but for its secret', async () => {
  const { restApiId } = api
  const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId, limit: 500 }))
  const resourceId = items.find(({ path }) => path === '/custom')?.id
  const { log } = await server.client().send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'POST', body: '{}' }))
  expect(log).toMatch(
    /Endpoint request headers: \{x-amzn-lambda-integration-tag=[\da-f-]{36}, Authorization=\*+[\da-f]{6}, Host=[\w.:-]+, X-Amz-Date=\d{8}T\d{6}Z, X-Amz-Content-Sha256=[\da-f]{64}, x-amzn-apigateway-api-id=/,
  )
})

test('an event is taken without waiting for the function', async () => {
  lambda.handle('custom', () => ({ status: 202, payload: '' }))
  expect(await call('/event', { method: 'POST', body: '{}' })).toMatchObject({ status: 202 })
  expect(lambda.calls.at(-1)?.headers['x-amz-invocation-type']).toBe('Event')
})

test('a streaming function is handed on as it writes', async () => {
  const next = Promise.withResolvers<void>()
  lambda.stream('stream', async function* () {
    yield `{"statusCode":201,"headers":{"Content-Type":"text/event-stream"},"cookies":["a=1"]}${'\0'.repeat(8)}`
    yield 'first'
    await next.promise
    yield Buffer.from([0xff, 0x00])
  })
  const answer = await fetch(api.url('/stream'), { method: 'POST', body: 'hi' })
  expect([answer.status, answer.headers.get('content-type'), answer.headers.getSetCookie()]).toEqual([201, 'text/event-stream', ['a=1']])
  const reader = answer.body?.getReader()
  expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('first')
  next.resolve()
  expect(Buffer.from((await reader?.read())?.value ?? [])).toEqual(Buffer.from([0xff, 0x00]))
  expect((await reader?.read())?.done).toBe(true)
  expect(lambda.calls.at(-1)?.event).toMatchObject({ path: '/stream', httpMethod: 'POST', body: 'hi' })
})

test('a streaming function that fails, or writes no metadata, is a bad gateway; an unknown one must not be called', async () => {
  lambda.stream('stream', () => [new Error('{"errorMessage":"boom"}')])
  expect(await call('/stream')).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' })
  lambda.stream('stream', () => ['no metadata'])
  expect(await call('/stream')).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' })
})

test('the test of a streaming function shows its answer whole', async () => {
  lambda.stream('stream', () => [`{"statusCode":202}${'\0'.repeat(8)}`, 'one ', 'two'])
  const { restApiId } = api
  const { items = [] } = await server.client().send(new GetResourcesCommand({ restApiId, limit: 500 }))
  const resourceId = items.find(({ path }) => path === '/stream')?.id
  const result = await server.client().send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }))
  expect([result.status, result.body]).toEqual([202, 'one two'])
  lambda.stream('stream', () => [`{"statusCode":202}${'\0'.repeat(8)}`, 'one ', new Error('{"errorMessage":"late"}')])
  expect(await server.client().send(new TestInvokeMethodCommand({ restApiId, resourceId, httpMethod: 'GET' }))).toMatchObject({ status: 502 })
  expect(server.errors()).toBe('')
  expect(result.log).toContain(
    'Sending request to https://lambda.us-east-1.amazonaws.com/2021-11-15/functions/arn:aws:lambda:us-east-1:000000000000:function:stream/response-streaming-invocations',
  )
})

test('an authorizer’s policy is asked once a token, and decides', async () => {
  const policy = (effect: string, event: unknown) => ({
    principalId: 'ada',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: JSON.parse(JSON.stringify(event)).methodArn }],
    },
  })
  lambda.handle('guard', (event) => {
    const { authorizationToken }: { authorizationToken: string } = JSON.parse(JSON.stringify(event))
    return authorizationToken === 'throws'
      ? { payload: { errorMessage: 'Unauthorized' }, functionError: 'Unhandled' }
      : { payload: policy(authorizationToken === 'denied' ? 'Deny' : 'Allow', event) }
  })
  const before = lambda.calls.length
  for (let n = 0; n < 3; n++) expect(await call('/guarded', { headers: { authorization: 'let me in' } })).toMatchObject({ status: 200, body: 'ada' })
  expect(lambda.calls.length - before).toBe(1)
  expect(await call('/guarded')).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' })
  expect(await call('/guarded', { headers: { authorization: 'NOT MATCHING' } })).toMatchObject({ status: 401 })
  expect(lambda.calls.length - before).toBe(1)
  expect(await call('/guarded', { headers: { authorization: 'throws' } })).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' })
  expect(await call('/guarded', { headers: { authorization: 'denied' } })).toMatchObject({
    status: 403,
    body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
  })
})

test('a failing authorizer is an error without a message', async () => {
  lambda.handle('guard', () => ({ payload: { errorMessage: 'broken' }, functionError: 'Unhandled' }))
  expect(await call('/guarded', { headers: { authorization: 'broken' } })).toMatchObject({ status: 500, body: '{"message":null}' })
})
