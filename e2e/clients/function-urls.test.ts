import { request } from 'node:http'
import { buffer, text } from 'node:stream/consumers'
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  CreateFunctionUrlConfigCommand,
  type CreateFunctionUrlConfigCommandInput,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type RunningServer, startServer } from '../server.ts'
import { signedHeaders } from '../signing.ts'

let server: RunningServer
let client: LambdaClient
beforeAll(async () => {
  server = await startServer()
  client = new LambdaClient({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

/** A function with an address, whose host comes back. */
async function withUrl(FunctionName: string, source: string, more: Partial<CreateFunctionUrlConfigCommandInput> = {}): Promise<string> {
  const archive = new ZipFile()
  archive.addBuffer(Buffer.from(source), 'index.js')
  archive.end()
  const Code = { ZipFile: await buffer(archive.outputStream) }
  await client.send(
    new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs24.x', Handler: 'index.handler', Role: 'arn:aws:iam::000000000000:role/service', Code }),
  )
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 60 }, { FunctionName })
  const { FunctionUrl = '' } = await client.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: 'NONE', ...more }))
  return new URL(FunctionUrl).host
}

async function open(FunctionName: string): Promise<void> {
  await client.send(
    new AddPermissionCommand({ FunctionName, StatementId: 'url', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'NONE' }),
  )
}

interface Answer {
  readonly status: number | undefined
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** `*.localhost` does not resolve everywhere: the host goes along as a header. */
function call(
  host: string,
  path = '/',
  { method = 'GET', headers = {}, body = '' }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>>; readonly body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: server.ports.execute, path, method, headers: { ...headers, host } }, (response) => {
      text(response).then((read) => resolve({ status: response.statusCode, headers: response.headers, body: read }), reject)
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const forbidden =
  '{"Message":"Forbidden. For troubleshooting Function URL authorization issues, see: https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html"}'

test('a function answers at its address, once everybody may call it', async () => {
  const host = await withUrl(
    'open',
    'exports.handler = async (event, context) => ({ statusCode: 201, headers: { "X-Id": context.awsRequestId }, cookies: ["a=1"], body: event })',
  )
  expect(await call(host)).toMatchObject({ status: 403, body: forbidden })
  await open('open')
  const { status, headers, body } = await call(host, '/a%2Fb?x=1&x=2', {
    method: 'PUT',
    headers: { 'content-type': 'text/plain', cookie: 'c=1' },
    body: 'hello',
  })
  expect([status, headers['set-cookie'], headers['content-type'], headers['x-id']]).toEqual([201, ['a=1'], 'application/json', headers['x-amzn-requestid']])
  expect(JSON.parse(body)).toMatchObject({
    version: '2.0',
    rawPath: '/a%2Fb',
    queryStringParameters: { x: '1,2' },
    cookies: ['c=1'],
    body: 'hello',
    requestContext: { accountId: 'anonymous', http: { method: 'PUT' } },
  })
})

test('an address that is none is 403', async () => {
  expect(await call(`${'x'.repeat(32)}.lambda-url.us-east-1.localhost`)).toMatchObject({
    status: 403,
    body: '{"Message":null}',
    headers: { 'x-amzn-errortype': 'AccessDeniedException' },
  })
})

test.each([
  ['fails', 'exports.handler = async () => { throw new Error("no") }'],
  ['says nonsense', 'exports.handler = async () => ({ statusCode: "abc" })'],
  ['splits a header', 'exports.handler = async () => ({ statusCode: 200, headers: { a: "b\\r\\nx: y" } })'],
])('a function that %s is 502', async (name, source) => {
  const functionName = name.replaceAll(' ', '-')
  const host = await withUrl(functionName, source)
  await open(functionName)
  expect(await call(host)).toMatchObject({ status: 502, body: 'Internal Server Error' })
})

test('a stream comes with its prelude’s status; a buffered answer is not interpreted there', async () => {
  const source =
    'exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream = awslambda.HttpResponseStream.from(stream, { statusCode: 202, headers: { "content-type": "text/plain" } }); stream.write("one "); stream.end("two") })'
  const host = await withUrl('streams', source, { InvokeMode: 'RESPONSE_STREAM' })
  await open('streams')
  expect(await call(host)).toMatchObject({ status: 202, headers: { 'content-type': 'text/plain' }, body: 'one two' })
  const buffered = await withUrl('buffered', 'exports.handler = async () => ({ statusCode: 418, body: "x" })', { InvokeMode: 'RESPONSE_STREAM' })
  await open('buffered')
  expect(await call(buffered)).toMatchObject({ status: 200, body: '{"statusCode":418,"body":"x"}' })
})

test('CORS is the address’s own matter', async () => {
  const host = await withUrl('shared', 'exports.handler = async () => ({ statusCode: 200, headers: { "Access-Control-Allow-Origin": "nobody" } })', {
    Cors: { AllowOrigins: ['https://a.example'], AllowMethods: ['GET'], MaxAge: 60, AllowHeaders: ['x-a'] },
  })
  await open('shared')
  const origin = 'https://a.example'
  const asked = await call(host, '/', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } })
  expect(asked).toMatchObject({
    status: 200,
    headers: {
      'access-control-allow-origin': origin,
      'access-control-allow-methods': 'GET',
      'access-control-allow-headers': 'x-a',
      'access-control-max-age': '60',
    },
  })
  expect((await call(host, '/', { headers: { origin } })).headers['access-control-allow-origin']).toBe(origin)
  expect(
    (await call(host, '/', { method: 'OPTIONS', headers: { origin: 'https://b.example', 'access-control-request-method': 'GET' } })).headers,
  ).not.toHaveProperty('access-control-allow-origin')
})

test('with AWS_IAM a signature is needed', async () => {
  const host = await withUrl('signed', 'exports.handler = async ({ requestContext }) => requestContext.authorizer.iam', { AuthType: 'AWS_IAM' })
  expect(await call(host)).toMatchObject({ status: 403, body: forbidden })
  const headers = await signedHeaders(`http://${host}/`, { service: 'lambda' })
  const { status, body } = await call(host, '/', { headers })
  expect([status, JSON.parse(body)]).toEqual([
    200,
    expect.objectContaining({ accessKey: 'test', accountId: '000000000000', userArn: 'arn:aws:iam::000000000000:root' }),
  ])
})
