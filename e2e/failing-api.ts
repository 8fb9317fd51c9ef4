import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import {
  CreateApiKeyCommand,
  CreateResourceCommand,
  DeleteMethodResponseCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  TestInvokeMethodCommand,
} from '@aws-sdk/client-api-gateway'
import { AddPermissionCommand, CreateFunctionCommand, waitUntilFunctionActiveV2 } from '@aws-sdk/client-lambda'
import { deploy, httpProxy, mock, type Operation } from './deploy.ts'
import { lambdaClient, zipOf } from './functions.ts'
import type { RunningServer } from './server.ts'

/** What fails, as what is sent: to the draft by TestInvokeMethod, or to the stage `prod` by a client. */
interface Call {
  readonly path: string
  readonly verb?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface FailingApi {
  readonly restApiId: string
  readonly resourceId: (path: string) => string
  /** Answers the id of the request. */
  readonly test: (call: Call) => Promise<string>
  readonly callStage: (call: Call) => Promise<string>
  readonly disabledKey: string
  readonly close: () => void
}

const account = '000000000000'
const functionArn = (name: string) => `arn:aws:lambda:us-east-1:${account}:function:${name}`
const calling = (name: string, httpMethod = 'POST') => ({
  type: 'aws_proxy',
  httpMethod,
  uri: `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn(name)}/invocations`,
})

const Order = {
  type: 'object',
  properties: { lines: { type: 'array', items: { type: 'object', properties: { quantity: { type: 'integer' } } } } },
}
const validated = { 'x-amazon-apigateway-request-validator': 'all' }
const withKey = { ...validated, security: [{ api_key: [] }] }
const declared = { responses: { 200: { description: '' }, 404: { description: '' } } }
const mockOf = (template: string) => ({ ...mock('{}'), requestTemplates: { 'application/json': template } })

function operations(origin: string, closed: string): Readonly<Record<string, Operation>> {
  return {
    '/orders': {
      ...validated,
      parameters: [{ in: 'body', name: 'Order', schema: { $ref: '#/definitions/Order' } }],
      consumes: ['application/json'],
      integration: mock('{}'),
    },
    '/shop': { ...validated, parameters: [{ in: 'header', name: 'X-Shop', required: true, type: 'string' }], integration: mock('{}') },
    '/typed': { integration: { ...mock('{}'), passthroughBehavior: 'never', requestTemplates: { 'text/csv': '{"statusCode": 200}' } } },
    '/template': { integration: mockOf('{\n  "statusCode": #foreach($x in )\n}') },
    '/mock': { integration: mockOf('{}') },
    '/away': { integration: httpProxy(closed) },
    '/slow': { integration: httpProxy(`${origin}/slow`, { timeoutInMillis: 50 }) },
    '/nowhere': { integration: httpProxy('http://${stageVariables.host}/') },
    '/missing': { integration: calling('not-here') },
    '/forbidden': { integration: calling('faulty') },
    '/faulty/throws': { integration: calling('faulty') },
    '/faulty/answers': { integration: calling('faulty') },
    '/by-get': { integration: calling('faulty', 'GET') },
    '/unmatched': { ...declared, integration: { type: 'http', httpMethod: 'GET', uri: `${origin}/404`, responses: { '2\\d{2}': { statusCode: '200' } } } },
    '/defaulted': {
      ...declared,
      integration: { type: 'http', httpMethod: 'GET', uri: `${origin}/404`, responses: { default: { statusCode: '200' }, '5\\d{2}': { statusCode: '404' } } },
    },
    '/undeclared': {
      responses: { 201: { description: '' } },
      integration: { ...mock('{}'), responses: { default: { statusCode: '201', responseTemplates: { 'application/json': '{"made":true}' } } } },
    },
    '/denied': { integration: mock('{}') },
    '/keyed': { ...withKey, integration: mock('{}') },
    '/full': { integration: mock('{}') },
    '/signed': { security: [{ sigv4: [] }], integration: mock('{}') },
  }
}

const securityDefinitions = {
  api_key: { type: 'apiKey', name: 'x-api-key', in: 'header' },
  sigv4: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'awsSigv4' },
}

const invoke = { Action: 'execute-api:Invoke', Principal: '*' }
const policy = {
  Version: '2012-10-17',
  Statement: [
    { ...invoke, Effect: 'Allow', Resource: 'execute-api:/*' },
    { ...invoke, Sid: 'NobodyHere', Effect: 'Deny', Resource: 'execute-api:/*/POST/denied' },
  ],
}

const code = `export const handler = async ({ path }) => {
  if (path.endsWith('throws')) throw new Error('no pets today')
  return { pets: 1 }
}
`

/** An API whose methods fail each in its own way, deployed to the traced stage `prod`. */
export async function makeFailingApi(server: RunningServer): Promise<FailingApi> {
  const backEnd = await listening()
  const closed = await closedOrigin()
  const client = server.client()
  await makeFunction(server)
  const paths = Object.fromEntries(Object.entries(operations(backEnd.origin, closed)).map(([path, post]) => [path, { post }]))
  const { restApiId, url } = await deploy(
    server,
    paths,
    {
      definitions: { Order },
      securityDefinitions,
      'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
      'x-amazon-apigateway-policy': policy,
    },
    {
      patches: [
        { op: 'replace', path: '/tracingEnabled', value: 'true' },
        { op: 'replace', path: '/~1full/POST/throttling/rateLimit', value: '0' },
        { op: 'replace', path: '/~1full/POST/throttling/burstLimit', value: '0' },
      ],
    },
  )
  await permit(server, restApiId)
  const { value: disabledKey = '' } = await client.send(new CreateApiKeyCommand({ name: 'of the shop', enabled: false }))

  // After the deployment: what the draft has, and what it has no more.
  const { items: all = [] } = await client.send(new GetResourcesCommand({ restApiId, limit: 500 }))
  const parentId = all.find(({ path }) => path === '/')?.id
  const { id: resourceId } = await client.send(new CreateResourceCommand({ restApiId, parentId, pathPart: 'new' }))
  await client.send(new PutMethodCommand({ restApiId, resourceId, httpMethod: 'POST', authorizationType: 'NONE' }))
  await client.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod: 'POST', type: 'MOCK' }))
  const undeclared = all.find(({ path }) => path === '/undeclared')?.id
  await client.send(new DeleteMethodResponseCommand({ restApiId, resourceId: undeclared, httpMethod: 'POST', statusCode: '201' }))
  const ids = new Map(all.map(({ path = '', id = '' }) => [path, id]))

  return {
    restApiId,
    resourceId: (path) => ids.get(path) ?? '',
    disabledKey,
    test: async ({ path, body = '', headers = {} }) => {
      const { log = '' } = await client.send(
        new TestInvokeMethodCommand({ restApiId, resourceId: ids.get(path), httpMethod: 'POST', pathWithQueryString: path, body, headers: { ...headers } }),
      )
      return /^Execution log for request (\S+)/.exec(log)?.[1] ?? ''
    },
    callStage: async ({ path, verb = 'POST', headers = {} }) => {
      const answer = await fetch(url(path), { method: verb, headers })
      await answer.bytes()
      return answer.headers.get('x-amzn-requestid') ?? ''
    },
    close: backEnd.close,
  }
}

/** Answers a path that is a status with it, and any other never. */
async function listening(): Promise<{ readonly origin: string; readonly close: () => void }> {
  const server: Server = createServer(({ url = '' }, response) => {
    const status = Number(url.slice(1))
    if (Number.isInteger(status)) response.writeHead(status).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { origin: originOf(server), close: () => server.close().closeAllConnections() }
}

/** Where nothing listens any more. */
async function closedOrigin(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = originOf(server)
  server.close()
  await once(server, 'close')
  return origin
}

function originOf(server: Server): string {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server that listens on a port has such an address
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function makeFunction(server: RunningServer): Promise<void> {
  const lambda = lambdaClient(server)
  const FunctionName = 'faulty'
  const ZipFile = await zipOf({ 'index.mjs': code })
  const Role = `arn:aws:iam::${account}:role/faulty`
  await lambda.send(new CreateFunctionCommand({ FunctionName, Role, Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { ZipFile } }))
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName })
  lambda.destroy()
}

/** Only the methods below `/faulty` may call the function. */
async function permit(server: RunningServer, restApiId: string): Promise<void> {
  const lambda = lambdaClient(server)
  const SourceArn = `arn:aws:execute-api:us-east-1:${account}:${restApiId}/*/POST/faulty/*`
  const statement = { StatementId: 'api', Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com', SourceArn }
  await lambda.send(new AddPermissionCommand({ FunctionName: 'faulty', ...statement }))
  lambda.destroy()
}
