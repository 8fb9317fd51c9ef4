import type { Why } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { BackendFailure } from '../ports/back-ends.ts'
import { answering, authorizersOf, deploy, modelsOf, type Trial, trialApi, type TrialMethods } from '../testing/trial.ts'

interface Failure {
  readonly method?: TrialMethods[string] | undefined
  readonly line?: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly api?: Parameters<typeof trialApi>[1]
  readonly ports?: Trial['ports']
}

/** Why `POST /pets` was answered as it was. */
async function whyOf({ method = answering('{}'), line = 'POST /pets', body = '', headers = {}, api, ports = {} }: Failure): Promise<Why | undefined> {
  const call = await deploy({ api: trialApi({ 'POST /pets': method ?? {} }, api), stage: { tracingEnabled: true }, ports })
  return (await call(line, { 'Content-Type': 'application/json', ...headers }, body)).report?.trace()?.why
}

const mockIntegration = {
  type: 'MOCK',
  requestTemplates: { 'application/json': '{"statusCode": 200}' },
  integrationResponses: { 200: { statusCode: '200' } },
} as const
const http: TrialMethods[string] = { integration: { type: 'HTTP_PROXY', uri: 'http://back.end/pets' } }
const withKey = { ...answering('{}'), apiKeyRequired: true }
const apiKey = { id: 'k1', value: 'a-value-of-twenty-letters', name: 'k', enabled: true, createdDate: 0, lastUpdatedDate: 0, stageKeys: [], tags: {} }
const plan = { id: 'p1', name: 'p', apiStages: [{ apiId: 'abc123', stage: 'dev', throttle: {} }], keyIds: ['k1'], tags: {} }
const answeringHttp = (status: number) => ({
  http: { send: () => Promise.resolve({ status, headers: [], body: new Uint8Array() }) },
})
const functionAnswering = (payload: string, functionError?: string) => ({
  lambda: { invoke: () => Promise.resolve({ payload, status: 200, requestId: 'r', functionError, executedVersion: '$LATEST', headers: [] }) },
})
const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:hello/invocations'
const lambdaProxy: TrialMethods[string] = { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri } }
const tokenAuthorizer = {
  id: 'au1',
  name: 'tokens',
  type: 'TOKEN' as const,
  authorizerUri: uri,
  identitySource: 'method.request.header.Authorization',
  authorizerResultTtlInSeconds: 0,
}
const authorized: TrialMethods[string] = { ...answering('{}'), authorizationType: 'CUSTOM', authorizerId: 'au1' }
const authorizers = authorizersOf(tokenAuthorizer)
const policyOf = (Effect: string, Sid?: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ ...(Sid && { Sid }), Effect, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }],
  })

const failures: readonly (readonly [what: string, failure: Failure, id: Why['id'], sentence: RegExp])[] = [
  [
    'a path that no resource has',
    { line: 'POST /pots' },
    'no-method',
    /^No resource answers \/pots; the nearest is \/ which|^No resource answers \/pots; the nearest is \//,
  ],
  ['a verb that the resource lacks', { line: 'GET /pets' }, 'no-method', /^\/pets has no method GET, but POST\.$/],
  ['a method without an integration', { method: {} }, 'no-integration', /has no integration/],
  [
    'a parameter that is missing',
    {
      method: { ...answering('{}'), requestValidatorId: 'v', requestParameters: { 'method.request.header.X-Shop': true } },
      api: { requestValidators: { v: { id: 'v', name: 'v', validateRequestBody: false, validateRequestParameters: true } } },
    },
    'parameter-missing',
    /^The request lacks the header parameter X-Shop/,
  ],
  [
    'a body that does not fit',
    {
      method: { ...answering('{}'), requestValidatorId: 'v', requestModels: { 'application/json': 'Pet' } },
      body: '{"price": "free"}',
      api: {
        requestValidators: { v: { id: 'v', name: 'v', validateRequestBody: true, validateRequestParameters: false } },
        models: modelsOf({ Pet: { type: 'object', properties: { price: { type: 'number' } } } }),
      },
    },
    'body-not-of-model',
    /^The body does not fit the model Pet: \$\.price is "free": instance type \(string\) .* \(body line 1, model line 1\)\.$/,
  ],
  [
    'a body that is no JSON where a model stands for it',
    {
      method: { ...answering('{}'), requestValidatorId: 'v', requestModels: { 'application/json': 'Pet' } },
      body: '{"price": 1,\n}',
      api: {
        requestValidators: { v: { id: 'v', name: 'v', validateRequestBody: true, validateRequestParameters: false } },
        models: modelsOf({ Pet: { type: 'object' } }),
      },
    },
    'body-malformed',
    /^The body is not well-formed JSON, at line 2, column 1: Unexpected character/,
  ],
  ['a query string that is not encoded', { line: 'POST /pets?x={1}' }, 'query-not-encoded', /holds a brace or a pipe as it is\.$/],
  ['an address that is too long', { line: `POST /pets?x=${'1'.repeat(20_000)}` }, 'request-too-large', /^Path and query are longer/],
  ['a coding that nobody knows', { headers: { 'Content-Encoding': 'br' }, body: 'x' }, 'coding-unknown', /\(br\)/],
  [
    'a function that is called by another verb than POST',
    { method: { integration: { type: 'AWS_PROXY', httpMethod: 'GET', uri } } },
    'integration-verb',
    /by another verb than POST/,
  ],
  [
    'a template that overrides a header of the gateway’s own',
    {
      method: {
        integration: {
          type: 'HTTP',
          uri: 'http://back.end/',
          requestTemplates: { 'application/json': "#set($context.requestOverride.header.Content-Length = '1')" },
        },
      },
      body: '{}',
    },
    'header-invalid',
    /the header Content-Length cannot be set/,
  ],
  [
    'a binary body that a template shall read',
    {
      method: { integration: { ...mockIntegration, requestTemplates: { 'image/png': '{}' } } },
      api: { binaryMediaTypes: ['image/png'] },
      headers: { 'Content-Type': 'image/png' },
      body: 'x',
    },
    'body-not-text',
    /it is binary, and a template reads text/,
  ],
  [
    'a content type without a template',
    { method: { integration: { ...mockIntegration, passthroughBehavior: 'NEVER' } }, headers: { 'Content-Type': 'text/csv' } },
    'no-template-for-type',
    /^No mapping template is for text\/csv, and the passthrough behavior is NEVER\.$/,
  ],
  [
    'a template that fails',
    { method: { integration: { type: 'MOCK', requestTemplates: { 'application/json': '#foreach($x in )' } } } },
    'template-failed',
    /^The mapping template of the integration request could not be rendered: .*\d/,
  ],
  ['no API key', { method: withKey }, 'api-key-missing', /requires an API key, and the header x-api-key brought none/],
  ['an API key that nobody has', { method: withKey, headers: { 'x-api-key': 'no-such-key' } }, 'api-key-unknown', /^No API key has the value/],
  [
    'an API key in no plan of the stage',
    { method: withKey, headers: { 'x-api-key': apiKey.value }, ports: { apiKeys: { find: () => ({ apiKey, usagePlans: [] }) } } },
    'api-key-without-plan',
    /^The API key k \(k1\) is in no usage plan of this stage\.$/,
  ],
  [
    'an API key that is switched off',
    {
      method: withKey,
      headers: { 'x-api-key': apiKey.value },
      ports: { apiKeys: { find: () => ({ apiKey: { ...apiKey, enabled: false }, usagePlans: [plan] }) } },
    },
    'api-key-disabled',
    /^The API key k \(k1\) is switched off\.$/,
  ],
  [
    'a quota that is spent',
    {
      method: withKey,
      headers: { 'x-api-key': apiKey.value },
      ports: {
        apiKeys: { find: () => ({ apiKey, usagePlans: [{ ...plan, quota: { limit: 2, offset: 0, period: 'DAY' } }] }) },
        quotas: { spend: () => Promise.resolve(false), giveBack: () => Promise.resolve() },
      },
    },
    'quota-spent',
    /^The key k \(k1\) has made its 2 calls of this day in the usage plan p1\.$/,
  ],
  [
    'a bucket that is empty',
    {
      method: withKey,
      headers: { 'x-api-key': apiKey.value },
      ports: {
        apiKeys: { find: () => ({ apiKey, usagePlans: [{ ...plan, throttle: { rateLimit: 5, burstLimit: 7 } }] }) },
        limiter: { bucket: () => ({ take: () => false, left: () => ({ tokens: 0, isShared: false }) }) },
      },
    },
    'throttled',
    /^The bucket of the usage plan p1 is empty: it holds 7 calls and fills by 5 a second\.$/,
  ],
  [
    'a resource policy that denies',
    { api: { policy: policyOf('Deny', 'NobodyAtAll') } },
    'resource-policy',
    /denies somebody who has not signed this call, by NobodyAtAll\.$/,
  ],
  ['a request without a signature', { method: { ...answering('{}'), authorizationType: 'AWS_IAM' } }, 'signature', /is not signed\.$/],
  ['a token that is missing', { method: authorized, api: { authorizers } }, 'authorizer-refused', /an identity source is missing or empty\.$/],
  [
    'an authorizer’s policy that does not name the method',
    {
      method: authorized,
      api: { authorizers },
      headers: { Authorization: 'x' },
      ports: functionAnswering(
        JSON.stringify({
          principalId: 'u',
          policyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: 'arn:aws:execute-api:*:*:*/dev/GET/other' }],
          },
        }),
      ),
    },
    'authorizer-policy',
    /^No statement of the authorizer’s policy/,
  ],
  [
    'an authorizer that answers no policy',
    { method: authorized, api: { authorizers }, headers: { Authorization: 'x' }, ports: functionAnswering('"yes"') },
    'authorizer-failed',
    /Could not parse policy/,
  ],
  ['an authorizer that is gone', { method: authorized }, 'authorizer-missing', /an authorizer that the API does not have/],
  ['a mock that renders no status', { method: { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{}' } } } }, 'mock-status', /statusCode/],
  ['a back end that is away', { method: http }, 'back-end-failed', /was refused, reset, or closed .*no network here/],
  [
    'a back end that takes too long',
    { method: http, ports: { http: { send: () => Promise.reject(new BackendFailure('timeout', '')) } } },
    'timed-out',
    /did not answer within the timeout/,
  ],
  [
    'an endpoint that is none',
    { method: { integration: { type: 'HTTP_PROXY', uri: 'http://${stageVariables.host}/' } } },
    'endpoint-invalid',
    /no address that may be called/,
  ],
  ['a function that may not be called', { method: lambdaProxy }, 'not-permitted', /no such function, or its policy/],
  [
    'a function that is not here',
    {
      method: lambdaProxy,
      ports: { lambda: { invoke: () => Promise.reject(new BackendFailure('no-function', 'Invalid permissions on Lambda function. …')) } },
    },
    'no-function',
    /does not exist here\.$/,
  ],
  [
    'a function that throws',
    { method: lambdaProxy, ports: functionAnswering('{"errorMessage":"no pets"}', 'Unhandled') },
    'function-failed',
    /ended with an error: no pets/,
  ],
  ['a function whose answer is no proxy answer', { method: lambdaProxy, ports: functionAnswering('{"pets":1}') }, 'malformed-answer', /cannot read/],
  [
    'an answer that no integration response is for',
    {
      method: { integration: { type: 'HTTP', uri: 'http://back.end/', integrationResponses: { 200: { statusCode: '200', selectionPattern: '2\\d{2}' } } } },
      ports: answeringHttp(404),
    },
    'no-integration-response',
    /\(404\), and none is the default/,
  ],
  [
    'a failure that no pattern caught',
    {
      method: {
        integration: {
          type: 'HTTP',
          uri: 'http://back.end/',
          integrationResponses: { 200: { statusCode: '200' }, 500: { statusCode: '200', selectionPattern: '5\\d{2}' } },
        },
      },
      ports: answeringHttp(404),
    },
    'default-used',
    /^The back end answered 404; 5\\d\{2\} was tried, none matches the whole text, and so the default integration response is used\.$/,
  ],
  [
    'a status that is no method response',
    { method: { integration: { ...mockIntegration, integrationResponses: { 201: { statusCode: '201' } } } } },
    'no-method-response',
    /is for 201, which is no method response/,
  ],
]

test.for(failures)('%s is explained', async ([, failure, id, sentence]) => {
  const why = await whyOf(failure)
  expect(why).toMatchObject({ id, sentence: expect.stringMatching(sentence), mend: expect.stringMatching(/\.$/) })
  expect(why?.sentence).toMatch(/\.$/)
})

const order = `{
  "lines": [
    {"sku": "A-1", "quantity": 2},
    {"sku": "B-7", "quantity": "1"}
  ],
  "password": "hunter-two"
}`
const Line = `{
  "type": "object",
  "properties": {
    "quantity": {"type": "integer"}
  }
}`
const Order = `{
  "properties": {
    "lines": {"items": {"$ref": "https://apigateway.amazonaws.com/restapis/abc123/models/Line"}},
    "password": {"maxLength": 3}
  },
  "required": ["lines", "currency"]
}`

test('a body that does not fit is explained by its place in the body and in the model, which may be one that another refers to', async () => {
  const why = await whyOf({
    method: { ...answering('{}'), requestValidatorId: 'v', requestModels: { 'application/json': 'Order' } },
    body: order,
    api: {
      requestValidators: { v: { id: 'v', name: 'v', validateRequestBody: true, validateRequestParameters: false } },
      models: {
        Line: { id: 'l', name: 'Line', contentType: 'application/json', schema: Line },
        Order: { id: 'o', name: 'Order', contentType: 'application/json', schema: Order },
      },
    },
  })
  expect(why?.about).toEqual({ modelName: 'Order', mediaType: 'application/json' })
  expect(why?.checks).toEqual([
    '$: object has missing required properties (["currency"]) (body line 1, model line 6)',
    '$.lines[1].quantity is "1": instance type (string) does not match any allowed primitive type (allowed: ["integer"]) (body line 4, model line 4)',
    '$.password is "****er-two": string "****er-two" is too long (length: 10, maximum allowed: 3) (body line 6, model line 4)',
  ])
  expect(why?.places).toEqual([
    { in: 'body', path: '$', line: 1, column: 1 },
    { in: 'model', modelName: 'Order', path: '/required', line: 6, column: 3 },
  ])
})

const slowService = {
  type: 'AWS',
  uri: 'arn:aws:apigateway:us-east-1:dynamodb:action/PutItem',
  timeoutInMillis: 100,
  credentials: 'arn:aws:iam::1:role/r',
} as const
const slowFunction = { type: 'AWS_PROXY', httpMethod: 'POST', uri, timeoutInMillis: 100 } as const

test.for<readonly [what: string, method: TrialMethods[string]]>([
  ['an HTTP back end', { integration: { type: 'HTTP_PROXY', uri: 'http://back.end/', timeoutInMillis: 100 } }],
  ['an AWS service', { integration: slowService }],
  ['a function', { integration: slowFunction }],
  ['a function that streams', { integration: { ...slowFunction, responseTransferMode: 'STREAM' } }],
])('of %s that takes too long it is said how long it may take, and how long it was waited for', async ([, method]) => {
  let now = 20
  const late = () => {
    now += 100.7
    return Promise.reject(new BackendFailure('timeout', ''))
  }
  const clock = { now: () => 0, monotonic: () => now }
  const ports = { clock, http: { send: late }, awsService: { send: late }, lambda: { invoke: late }, functionStreams: { open: late } }
  expect((await whyOf({ method, ports }))?.sentence).toBe(
    'The back end did not answer within the timeout of the integration, 100 ms: it was waited for 101 ms.',
  )
})

test('a template that fails is named with the place in it', async () => {
  const failing = { method: { integration: { type: 'MOCK', requestTemplates: { 'application/json': '{\n#foreach($x in )' } } } } as const
  expect((await whyOf(failing))?.places).toEqual([{ in: 'template', side: 'request', mediaType: 'application/json', line: 2, column: 17 }])
})

test('what a reason speaks of is named as AWS names it', async () => {
  expect((await whyOf({ line: 'GET /pets' }))?.about).toEqual({ resourcePath: '/pets', httpMethods: ['POST'] })
  const missing = { method: lambdaProxy, ports: { lambda: { invoke: () => Promise.reject(new BackendFailure('no-function', '')) } } }
  expect((await whyOf(missing))?.about).toEqual({ functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:hello' })
  const undeclared = { method: { integration: { ...mockIntegration, integrationResponses: { 201: { statusCode: '201' } } } } }
  expect((await whyOf(undeclared))?.about).toEqual({ statusCode: '201' })
})

test('what went well, and a back end’s success that the default took, needs no explanation', async () => {
  expect(await whyOf({})).toBeUndefined()
  const integrationResponses = { 200: { statusCode: '200' }, 500: { statusCode: '200', selectionPattern: '5\\d{2}' } }
  expect(await whyOf({ method: { integration: { type: 'HTTP', uri: 'http://back.end/', integrationResponses } }, ports: answeringHttp(200) })).toBeUndefined()
})

test('an explanation keeps no secret', async () => {
  const ports = functionAnswering('{"errorMessage":"bad secret-of-the-header"}', 'Unhandled')
  const why = await whyOf({ method: lambdaProxy, ports, headers: { Authorization: 'secret-of-the-header' } })
  expect(JSON.stringify(why)).not.toContain('secret-of-the-header')
})
