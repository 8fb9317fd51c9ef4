import type { Authorizer } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { BackendFailure, type HttpAnswer, type HttpRequest } from '../ports/back-ends.ts'
import type { Ports } from '../ports/ports.ts'
import { testInvokeAuthorizer } from './test-invoke-authorizer.ts'
import { NoSuchMethod, testInvoke, type TestInvocation } from './test-invoke.ts'
import { answering, authorizersOf, settings, trialApi, trialPorts, type TrialMethods } from '../testing/trial.ts'

const id = '0f3cd2a5-0000-4000-8000-000000000001'

function run(method: TrialMethods[string], typed: Partial<TestInvocation> = {}, ports: Partial<Ports> = {}) {
  const api = trialApi({ 'POST /pets/{petId}': method })
  const invocation: TestInvocation = {
    api,
    resourceId: 'r-pets--petId-',
    httpMethod: 'POST',
    ...typed,
  }
  return testInvoke(invocation, settings, trialPorts(ports))
}

function backend(answer: Partial<HttpAnswer> | BackendFailure): Partial<Ports> {
  return {
    http: {
      send: () =>
        answer instanceof BackendFailure ? Promise.reject(answer) : Promise.resolve({ status: 200, headers: [], body: new Uint8Array(), ...answer }),
    },
  }
}

/** The texts of a log, without their moments. */
function texts(log: string): readonly string[] {
  return log.split('\n').map((line) => line.replace(/^.* : /, ''))
}

test('the log of a MOCK has no Endpoint lines, and the answer shows its Content-Type alone', async () => {
  const result = await run(answering('{"ok": true}'), { pathWithQueryString: '/pets/123?foo=bar', headers: { 'X-A': '1' }, body: '{"x":1}' })
  expect(result).toMatchObject({
    status: 200,
    body: '{"ok": true}',
    headers: { 'Content-Type': 'application/json' },
    multiValueHeaders: { 'Content-Type': ['application/json'] },
    latency: 0,
  })
  expect(result.log).toBe(
    [
      `Execution log for request ${id}`,
      `Sat Nov 21 07:34:19 UTC 2026 : Starting execution for request: ${id}`,
      'Sat Nov 21 07:34:19 UTC 2026 : HTTP Method: POST, Resource Path: /pets/123',
      'Sat Nov 21 07:34:19 UTC 2026 : Method request path: {petId=123}',
      'Sat Nov 21 07:34:19 UTC 2026 : Method request query string: {foo=bar}',
      'Sat Nov 21 07:34:19 UTC 2026 : Method request headers: {X-A=1}',
      'Sat Nov 21 07:34:19 UTC 2026 : Method request body before transformations: {"x":1}',
      'Sat Nov 21 07:34:19 UTC 2026 : Method response body after transformations: {"ok": true}',
      'Sat Nov 21 07:34:19 UTC 2026 : Method response headers: {Content-Type=application/json}',
      'Sat Nov 21 07:34:19 UTC 2026 : Successfully completed execution',
      'Sat Nov 21 07:34:19 UTC 2026 : Method completed with status: 200',
      '',
    ].join('\n'),
  )
})

test('the log of an HTTP integration shows what was sent and what came back', async () => {
  const sent: HttpRequest[] = []
  const ports: Partial<Ports> = {
    http: {
      send(request) {
        sent.push(request)
        return Promise.resolve({ status: 200, headers: ['Content-Type', 'application/json'], body: encodeText('{"id": 1}') })
      },
    },
  }
  const result = await run({ integration: { type: 'HTTP', httpMethod: 'POST', uri: 'http://petstore.example/pets' } }, { body: '{"type":"dog"}' }, ports)
  expect(texts(result.log)).toEqual([
    `Execution log for request ${id}`,
    `Starting execution for request: ${id}`,
    'HTTP Method: POST, Resource Path: /pets/{petId}',
    'Method request path: {petId={petId}}',
    'Method request query string: {}',
    'Method request headers: {}',
    'Method request body before transformations: {"type":"dog"}',
    'Endpoint request URI: http://petstore.example/pets',
    expect.stringMatching(
      /^Endpoint request headers: \{Accept=application\/json, User-Agent=AmazonAPIGateway_abc123, Content-Type=application\/json, X-Amzn-Trace-Id=Root=1-[0-9a-f-]+, x-amzn-apigateway-api-id=abc123\}$/,
    ),
    'Endpoint request body after transformations: {"type":"dog"}',
    'Sending request to http://petstore.example/pets',
    'Received response. Status: 200, Integration latency: 0 ms',
    'Endpoint response headers: {Content-Type=application/json}',
    'Endpoint response body before transformations: {"id": 1}',
    'Method response body after transformations: {"id": 1}',
    expect.stringMatching(/^Method response headers: \{Content-Type=application\/json, X-Amzn-Trace-Id=/),
    'Successfully completed execution',
    'Method completed with status: 200',
    '',
  ])
})

test('the body that is handed to the integration is answered whole, however long it is', async () => {
  const long = 'x'.repeat(50_000)
  const mapped = { 'application/json': `#set($s = 200){"statusCode": $s, "long": "$input.path('$.long')"}` }
  const mock = answering('{}')
  const result = await run(
    { ...mock, integration: { ...mock.integration, type: 'MOCK', requestTemplates: mapped } },
    { body: JSON.stringify({ long }), headers: { 'Content-Type': 'application/json' } },
  )
  expect(result.integrationRequestBody).toBe(`{"statusCode": 200, "long": "${long}"}`)
  const http = await run({ integration: { type: 'HTTP', httpMethod: 'POST', uri: 'http://petstore.example/pets' } }, { body: '{"a":1}' }, backend({}))
  expect(http.integrationRequestBody).toBe('{"a":1}')
})

test('why no template is for a test’s body says that it counts as JSON, whatever Content-Type was sent', async () => {
  const integration = { type: 'MOCK', passthroughBehavior: 'NEVER', requestTemplates: { 'text/csv': '{"statusCode": 200}' } } as const
  const { status, trace } = await run({ integration }, { headers: { 'Content-Type': 'text/csv' }, body: 'a,b' })
  expect(status).toBe(415)
  expect(trace?.why).toMatchObject({
    sentence:
      'No mapping template is for application/json, which a test’s body counts as whatever Content-Type is sent, and the passthrough behavior is NEVER.',
    mend: 'Add a template for application/json, call a stage, where the Content-Type counts, or let the body pass with WHEN_NO_MATCH.',
  })
})

test('where the call ends before its integration, nothing was handed on', async () => {
  // A method without an integration ends in its first box.
  const result = await run({})
  expect(result).not.toHaveProperty('integrationRequestBody')
})

test('a path that does not match the resource still runs, and is logged as given', async () => {
  const result = await run(answering(''), { pathWithQueryString: '/elsewhere/1/2' })
  expect(result.status).toBe(200)
  expect(texts(result.log)).toEqual(expect.arrayContaining(['HTTP Method: POST, Resource Path: /elsewhere/1/2', 'Method request path: {}']))
})

test('a bad endpoint logs Invalid endpoint address, and shows only its error type', async () => {
  const result = await run({ integration: { type: 'HTTP', uri: 'http://' } })
  expect(result).toMatchObject({ status: 500, body: '{"message": "Internal server error"}', headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' } })
  expect(Object.keys(result.headers)).toEqual(['x-amzn-ErrorType'])
  expect(texts(result.log).slice(-3)).toEqual([
    'Execution failed due to configuration error: Invalid endpoint address',
    'Method completed with status: 500',
    '',
  ])
})

test.each([
  [new BackendFailure('timeout', ''), 504, 'Execution failed due to a timeout error'],
  [new BackendFailure('network', ''), 504, 'Execution failed due to a network error communicating with endpoint'],
  [
    { status: 400 },
    500,
    'Execution failed due to configuration error: No match for output mapping and no default output mapping configured. Endpoint Response Status Code: 400',
  ],
])('what a back end does wrong stands in the log: %s → %i', async (answer, status, text) => {
  const integrationResponses = { 200: { statusCode: '200', selectionPattern: '200' } }
  const result = await run({ integration: { type: 'HTTP', uri: 'http://b.example', integrationResponses } }, {}, backend(answer))
  expect(result.status).toBe(status)
  expect(texts(result.log).slice(-3)).toEqual([text, `Method completed with status: ${status}`, ''])
})

test('a test skips authorizer, API key and resource policy', async () => {
  expect((await run({ ...answering('in'), authorizationType: 'AWS_IAM', apiKeyRequired: true })).body).toBe('in')
})

test('stage variables of the test and AWS’s test values are seen by templates', async () => {
  const result = await run(answering('$stageVariables.v $context.stage $context.identity.apiKey $context.identity.apiKeyId'), { stageVariables: { v: 'x' } })
  expect(result.body).toBe('x test-invoke-stage test-invoke-api-key test-invoke-api-key-id')
})

test('secrets in headers are starred but for their end, long lines are cut', async () => {
  const result = await run(answering(''), { headers: { Authorization: 'Bearer abcdef123456' }, body: 'x'.repeat(5000) })
  expect(result.log).toContain('Method request headers: {Authorization=*************123456}')
  const [cut] = result.log.split('\n').filter((line) => line.endsWith(' [TRUNCATED]'))
  const [, text] = cut?.split(' UTC 2026 : ') ?? []
  expect(text).toHaveLength('Method request body before transformations: '.length + 'x'.length * 980 + ' [TRUNCATED]'.length)
})

test('a long text of many-byte characters is shown as far as a line goes, bytes that are no text are not', async () => {
  expect((await run(answering(''), { body: `a${'é'.repeat(5000)}` })).log).toContain('before transformations: aééé')
  const { log } = await run(
    { ...answering(''), integration: { type: 'HTTP_PROXY', uri: 'http://back.end' } },
    {},
    backend({ body: new Uint8Array([0xff, 0xfe]) }),
  )
  expect(log).toContain('Endpoint response body before transformations: [Binary Data]')
})

test('the answer that a proxy would stream is shown whole', async () => {
  const sent: HttpRequest[] = []
  const send = (request: HttpRequest) => {
    sent.push(request)
    return Promise.resolve({ status: 200, headers: [], body: encodeText('whole') })
  }
  const result = await run({ integration: { type: 'HTTP_PROXY', uri: 'http://back.end', responseTransferMode: 'STREAM' } }, {}, { http: { send } })
  expect([result.body, sent[0]?.streamAbove]).toEqual(['whole', undefined])
})

test('a line break in a header or a query is no line of the log', async () => {
  const result = await run(answering(''), { pathWithQueryString: '/pets/1?l=%0aFAKE', headers: { a: 'b\nFAKE' } })
  expect(result.log.split('\n').filter((line) => line.startsWith('FAKE'))).toEqual([])
})

test('the trace names the boxes in order, with what was decided and why', async () => {
  const { trace } = await run(
    { integration: { type: 'HTTP', uri: 'http://b.example', integrationResponses: { 200: { statusCode: '200', selectionPattern: '2..' } } } },
    {},
    backend({}),
  )
  expect(trace).toMatchObject({
    requestId: id,
    stage: 'test-invoke-stage',
    httpMethod: 'POST',
    path: '/pets/{petId}',
    resourcePath: '/pets/{petId}',
    status: 200,
  })
  expect(trace.boxes.map(({ box, outcome }) => `${box} ${outcome}`)).toEqual([
    'method-request passed',
    'integration-request passed',
    'integration passed',
    'integration-response passed',
    'method-response passed',
  ])
  expect(trace.boxes[3]?.facts).toContainEqual({ name: 'Selected', value: '200: 2.. matches' })
})

test('the trace marks the box that broke', async () => {
  const brokenAt = async (method: TrialMethods[string], ports: Partial<Ports> = {}) =>
    (await run(method, {}, ports)).trace.boxes.filter(({ outcome }) => outcome === 'failed').map(({ box }) => box)
  expect(await brokenAt({ integration: { type: 'HTTP', uri: 'http://' } })).toEqual(['integration-request'])
  expect(await brokenAt({ integration: { type: 'HTTP', uri: 'http://b.example' } }, backend(new BackendFailure('timeout', '')))).toEqual(['integration'])
  expect(await brokenAt({ integration: { type: 'HTTP', uri: 'http://b.example', integrationResponses: {} } }, backend({}))).toEqual(['integration-response'])
})

test('a method without integration answers 500, an unknown one is refused', async () => {
  expect((await run({})).status).toBe(500)
  await expect(run({}, { resourceId: 'constructor' })).rejects.toBeInstanceOf(NoSuchMethod)
})

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations'
const tokenAuthorizer: Authorizer = { id: 'a1', name: 'auth', type: 'TOKEN', authorizerUri: uri, identitySource: 'method.request.header.Auth' }

function runAuthorizer(payload: string, headers: Readonly<Record<string, string>>) {
  const sent: string[] = []
  const result = testInvokeAuthorizer(
    {
      api: trialApi({}, { authorizers: authorizersOf(tokenAuthorizer) }),
      authorizerId: 'a1',
      headers,
    },
    settings,
    trialPorts({
      lambda: {
        invoke(request) {
          sent.push(request.payload)
          return Promise.resolve({ status: 200, payload, functionError: undefined, requestId: 'r', executedVersion: '1' })
        },
      },
    }),
  )
  return result.then((value) => ({ ...value, sent }))
}

test('an authorizer test shows principal, policy and log, and sends null as the stage', async () => {
  const policyDocument = { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] }
  const result = await runAuthorizer(JSON.stringify({ principalId: 'user1234567', policyDocument, context: { a: 1 } }), { Auth: 'token-value' })
  expect(result).toMatchObject({ clientStatus: 200, principalId: 'user1234567', policy: JSON.stringify(policyDocument), authorization: { a: ['1'] } })
  expect(JSON.parse(result.sent[0] ?? '')).toMatchObject({ methodArn: 'arn:aws:execute-api:us-east-1:123456789012:abc123/null/GET/' })
  expect(texts(result.log)).toEqual(
    expect.arrayContaining([
      `Starting authorizer: a1 for request: ${id}`,
      'Incoming identity: *****-value',
      'Using valid authorizer policy for principal: *****234567',
      'Successfully completed authorizer execution',
    ]),
  )
})

test('an authorizer test without a token is 401, with a malformed answer 500', async () => {
  expect((await runAuthorizer('{}', {})).clientStatus).toBe(401)
  const malformed = await runAuthorizer('null', { Auth: 'x' })
  expect(malformed.clientStatus).toBe(500)
  expect(texts(malformed.log)).toEqual(
    expect.arrayContaining(['Authorizer result body before parsing: null', 'Execution failed due to configuration error: Could not parse policy']),
  )
})

test('the trace of a test shows each template step by step, with what it read', async () => {
  const { trace } = await run({
    integration: {
      type: 'MOCK',
      requestTemplates: { 'application/json': '{"statusCode": 200}' },
      integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': '#if($context.stage == "x")a#{else}$context.stage#end' } } },
    },
  })
  const template = trace.boxes.find(({ box }) => box === 'integration-response')?.template
  expect(template?.source).toContain('#if')
  expect(template?.steps[0]).toMatchObject({ line: 1, column: 1, kind: 'if', reads: [{ reference: '$context.stage', value: 'test-invoke-stage' }] })
})

test('a secret header that a template reads is starred in the trace', async () => {
  const { trace, body } = await run(answering("$input.params('Authorization')"), { headers: { Authorization: 'Bearer secret-token-123456' } })
  expect(body).toBe('Bearer secret-token-123456')
  const steps = trace.boxes.flatMap((box) => box.template?.steps ?? [])
  expect(steps.flatMap((step) => step.reads.map((read) => read.value))).toContain('********************123456')
})

test('a method under ANY is tested with the verb that is chosen', async () => {
  const api = trialApi({ 'ANY /pets/{petId}': answering('$context.httpMethod') })
  expect((await run({}, { api, httpMethod: 'PATCH' })).body).toBe('PATCH')
  expect((await run({}, { api, httpMethod: 'ANY' })).body).toBe('GET')
})

test('a test takes its body as JSON, whatever Content-Type was typed; the header itself is seen', async () => {
  const integration = {
    type: 'MOCK' as const,
    passthroughBehavior: 'NEVER' as const,
    requestTemplates: { 'application/json': '{"statusCode": 200}' },
    integrationResponses: { 200: { statusCode: '200', responseTemplates: { 'application/json': "$input.params('Content-Type')" } } },
  }
  expect(await run({ integration }, { headers: { 'Content-Type': 'text/plain' }, body: 'hi' })).toMatchObject({ status: 200, body: 'text/plain' })
})
