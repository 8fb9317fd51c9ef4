import { readdirSync, readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  RemovePermissionCommand,
  waitUntilFunctionActiveV2,
} from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { type Deployed, deploy } from '../deploy.ts'
import { type RunningServer, startServer } from '../server.ts'

let server: RunningServer
let client: LambdaClient
let api: Deployed

const arnOf = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`
const uriOf = (name: string, version = '2015-03-31', end = 'invocations') =>
  `arn:aws:apigateway:us-east-1:lambda:path/${version}/functions/${arnOf(name)}/${end}`

/** Functions behind a path of their name; in Node unless they end in `.py`. */
const functions: Readonly<Record<string, string>> = {
  proxy:
    'exports.handler = async (event, context) => ({ statusCode: 201, headers: { "X-From": event.httpMethod }, body: JSON.stringify({ path: event.path, name: context.functionName, body: event.body }) })',
  'python.py': 'import json\ndef handler(event, context):\n    return {"statusCode": 200, "body": json.dumps(event["queryStringParameters"])}',
  throws: 'exports.handler = async () => { throw new Error("no") }',
  malformed: 'exports.handler = async () => "just a text"',
  slow: 'exports.handler = async () => new Promise((resolve) => setTimeout(resolve, 3000, { statusCode: 200 }))',
  spins: 'exports.handler = async () => { for (;;); }',
  eats: 'exports.handler = async () => { const all = []; for (;;) all.push(Buffer.alloc(5000000, 1)) }',
  exits: 'exports.handler = async () => process.exit(7)',
  splits: 'exports.handler = async () => ({ statusCode: 200, headers: { a: "b\\nX-Injected: d" }, body: "" })',
  large: 'exports.handler = async () => ({ statusCode: 200, body: "y".repeat(30e6) })',
  nothing: 'exports.handler = async () => undefined',
  children:
    'exports.handler = async (event) => { require("child_process").spawn("sh", ["-c", `sleep 30 # ${event.headers["X-Marker"]}`], { detached: true, stdio: "ignore" }).unref(); return { statusCode: 200, body: "" } }',
  environment: 'exports.handler = async () => ({ statusCode: 200, body: JSON.stringify(process.env) })',
  held: 'exports.handler = async () => { await new Promise((resolve) => setTimeout(resolve, 500)); return { statusCode: 200 } }',
  stream:
    'exports.handler = awslambda.streamifyResponse(async (event, stream) => { stream = awslambda.HttpResponseStream.from(stream, { statusCode: 202, headers: { "Content-Type": "text/plain" } }); for (const word of ["one", "two", "three"]) stream.write(`${word} `); stream.end() })',
  custom: 'exports.handler = async ({ age }) => { if (age < 18) throw new Error("too young"); return { greeting: "hello" } }',
  guard:
    'exports.handler = async ({ authorizationToken, methodArn }) => ({ principalId: "somebody", policyDocument: { Version: "2012-10-17", Statement: [{ Action: "execute-api:Invoke", Effect: authorizationToken === "let me in" ? "Allow" : "Deny", Resource: methodArn }] } })',
  closed: 'exports.handler = async () => ({ statusCode: 200, body: "open" })',
}
const settings: Readonly<Record<string, object>> = { spins: { Timeout: 1 }, eats: { Timeout: 20 }, 'python.py': { Runtime: 'python3.11' } }

beforeAll(async () => {
  server = await startServer({ arguments: ['--workers', '2'], environment: { FOURBOX_SECRET: 'nobody shall see it' } })
  client = new LambdaClient({
    endpoint: server.controlOrigin,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  })
  const names = Object.keys(functions)
  await Promise.all(names.map((name) => create(name)))
  const proxied = names
    .filter((name) => !['custom', 'guard', 'stream'].includes(name))
    .map((name) => [
      `/${plain(name)}`,
      { any: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf(plain(name)), timeoutInMillis: name === 'slow' ? 500 : 29_000 } } },
    ])
  const responses = { 200: { description: 'ok' }, 422: { description: 'no' } }
  api = await deploy(
    server,
    {
      ...Object.fromEntries(proxied),
      '/missing': { get: { integration: { type: 'aws_proxy', httpMethod: 'POST', uri: uriOf('missing') } } },
      '/stream': {
        get: {
          integration: {
            type: 'aws_proxy',
            httpMethod: 'POST',
            uri: uriOf('stream', '2021-11-15', 'response-streaming-invocations'),
            responseTransferMode: 'STREAM',
          },
        },
      },
      '/custom': {
        post: {
          responses,
          integration: {
            type: 'aws',
            httpMethod: 'POST',
            uri: uriOf('custom'),
            responses: {
              default: { statusCode: '200' },
              '.*too young.*': { statusCode: '422', responseTemplates: { 'application/json': `{"why": $input.json('$.errorMessage')}` } },
            },
          },
        },
      },
      '/guarded': {
        get: {
          integration: {
            type: 'mock',
            requestTemplates: { 'application/json': '{"statusCode": 200}' },
            responses: { default: { statusCode: '200', responseTemplates: { 'application/json': '$context.authorizer.principalId' } } },
          },
          responses,
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
          'x-amazon-apigateway-authorizer': { type: 'token', authorizerUri: uriOf('guard'), authorizerResultTtlInSeconds: 0 },
        },
      },
    },
  )
  await Promise.all(names.filter((name) => name !== 'closed').map((name) => allow(plain(name))))
})
afterAll(async () => {
  client.destroy()
  await server.stop()
})

const plain = (name: string) => name.replace('.py', '')

async function create(name: string): Promise<void> {
  const archive = new ZipFile()
  archive.addBuffer(Buffer.from(functions[name] ?? ''), name.endsWith('.py') ? 'index.py' : 'index.js')
  archive.end()
  const common = {
    FunctionName: plain(name),
    Runtime: 'nodejs24.x',
    Handler: 'index.handler',
    Role: 'arn:aws:iam::000000000000:role/service',
    Timeout: 20,
  } as const
  await client.send(new CreateFunctionCommand({ ...common, Code: { ZipFile: await buffer(archive.outputStream) }, ...settings[name] }))
  await waitUntilFunctionActiveV2({ client, maxWaitTime: 60 }, { FunctionName: plain(name) })
}

async function allow(FunctionName: string): Promise<void> {
  const SourceArn = `arn:aws:execute-api:us-east-1:000000000000:${api.restApiId}/*`
  await client.send(
    new AddPermissionCommand({ FunctionName, StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com', SourceArn }),
  )
}

async function call(path: string, init: RequestInit = {}) {
  const answer = await fetch(server.invokeUrl(api.restApiId, api.stage, path), init)
  return { status: answer.status, headers: answer.headers, body: await answer.text() }
}

const internalError = '{"message": "Internal server error"}'

describe('AWS_PROXY', () => {
  test('hands the request to a function in Node, and its answer back', async () => {
    const { status, headers, body } = await call('/proxy', { method: 'PUT', body: 'hello' })
    expect([status, headers.get('x-from'), JSON.parse(body)]).toEqual([201, 'PUT', { path: '/proxy', name: 'proxy', body: 'hello' }])
  })

  test('and to one in Python', async () => {
    expect(await call('/python?a=1')).toMatchObject({ status: 200, body: '{"a": "1"}' })
  })

  test.each([
    ['throws', 502],
    ['malformed', 502],
    ['exits', 502],
    ['spins', 502],
    ['eats', 502],
    ['large', 502],
    ['nothing', 502],
    ['splits', 500],
  ])('a function that %s is %d', async (name, status) => {
    const answer = await call(`/${name}`)
    expect([answer.status, answer.body, answer.headers.get('x-injected')]).toEqual([status, internalError, null])
    expect((await call('/proxy', { method: 'PUT' })).status).toBe(201)
  })

  test('a function that is slower than its integration is 504', async () => {
    expect(await call('/slow')).toMatchObject({ status: 504, body: '{"message": "Endpoint request timed out"}' })
  })

  test('a function sees nothing of the server’s environment', async () => {
    const { body } = await call('/environment')
    expect(Object.keys(JSON.parse(body)).filter((name) => name.startsWith('FOURBOX'))).toEqual([])
    expect(body).not.toContain('nobody shall see it')
  })

  test('a stream comes with the status and the headers of its prelude', async () => {
    const { status, headers, body } = await call('/stream')
    expect([status, headers.get('content-type'), body]).toEqual([202, 'text/plain', 'one two three '])
  })

  test('reserved concurrency is one number for all workers', async () => {
    await client.send(new PutFunctionConcurrencyCommand({ FunctionName: 'held', ReservedConcurrentExecutions: 1 }))
    const statuses = (await Promise.all(Array.from({ length: 8 }, () => call('/held')))).map(({ status }) => status)
    expect(statuses.toSorted((a, b) => a - b)).toEqual([200, ...Array.from({ length: 7 }, () => 500)])
  })
})

test('AWS selects its response by the error message', async () => {
  const post = (age: number) => call('/custom', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ age }) })
  expect(await post(20)).toMatchObject({ status: 200, body: '{"greeting":"hello"}' })
  expect(await post(10)).toMatchObject({ status: 422, body: '{"why": "too young"}' })
})

test('a function as an authorizer lets in and keeps out', async () => {
  expect(await call('/guarded', { headers: { Authorization: 'let me in' } })).toMatchObject({ status: 200, body: 'somebody' })
  expect((await call('/guarded', { headers: { Authorization: 'please' } })).status).toBe(403)
})

describe('the policy of a function', () => {
  test('keeps an API out that it does not name, as AWS does, and says how to let it in', async () => {
    expect(await call('/closed')).toMatchObject({ status: 500, body: internalError })
    expect(server.errors()).toContain('aws lambda add-permission --function-name closed')
    await allow('closed')
    expect(await call('/closed')).toMatchObject({ status: 200, body: 'open' })
    await client.send(new RemovePermissionCommand({ FunctionName: 'closed', StatementId: 'api' }))
    expect((await call('/closed')).status).toBe(500)
  })

  test('a function that is nowhere is 500', async () => {
    expect(await call('/missing')).toMatchObject({ status: 500, body: internalError })
  })
})

test.runIf(process.platform === 'linux')('what a function leaves running ends with the server, by kill -9 too', async () => {
  const marker = `fb-orphan-${Date.now()}`
  const running = () => readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && commandOf(pid).includes(marker)).length
  expect((await call('/children', { headers: { 'X-Marker': marker } })).status).toBe(200)
  await server.kill9()
  await expect.poll(running, { timeout: 20_000 }).toBe(0)
})

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1')
  } catch {
    return ''
  }
}
