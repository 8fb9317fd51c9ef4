import type { RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import { BackendFailure, type AwsServiceRequest, type LambdaAnswer, type LambdaRequest } from '../ports/back-ends.ts'
import { deploy, trialApi, type Trial, type TrialMethods } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

const functionArn = 'arn:aws:lambda:us-east-1:123456789012:function:pets'
const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${functionArn}/invocations`

type Answer = Partial<LambdaAnswer> | BackendFailure

/** A deployed `ANY /pets/{id+}` over a function that keeps what it is sent. */
async function over(
  answer: Answer,
  integration: NonNullable<TrialMethods[string]['integration']>,
  more: { readonly method?: TrialMethods[string]; readonly api?: Partial<RestApi>; readonly stage?: Trial['stage']; readonly tls?: Trial['tls'] } = {},
) {
  const sent: LambdaRequest[] = []
  const call = await deploy({
    api: trialApi({ 'ANY /pets/{id+}': { integration: { uri, httpMethod: 'POST', ...integration }, ...more.method } }, more.api),
    stage: { ...logging, ...more.stage },
    ...(more.tls && { tls: more.tls }),
    ports: {
      lambda: {
        invoke(request) {
          sent.push(request)
          request.onSigned?.([
            'Host',
            'lambda.us-east-1.amazonaws.com',
            'X-Amz-Date',
            '20261121T073419Z',
            'X-Amz-Content-Sha256',
            'e3b0c44298fc1c14',
            'X-Amz-Security-Token',
            'session-abcdef',
            'Authorization',
            'AWS4-HMAC-SHA256 Signature=0123456789',
          ])
          return answer instanceof BackendFailure
            ? Promise.reject(answer)
            : Promise.resolve({ status: 200, payload: '', functionError: undefined, requestId: 'lambda-id', executedVersion: '$LATEST', ...answer })
        },
      },
    },
  })
  return { call, sent, event: () => JSON.parse(sent.at(-1)?.payload ?? 'null') }
}
const logging: NonNullable<Trial['stage']> = { methodSettings: { '*/*': trialSetting({ dataTraceEnabled: true }) } }
const proxied = (result: unknown, more: Parameters<typeof over>[2] = {}) => over({ payload: JSON.stringify(result) }, { type: 'AWS_PROXY' }, more)

test('the proxy event holds exactly AWS’s members, with null for what is empty', async () => {
  const { call, event, sent } = await proxied({ statusCode: 200 })
  await call('GET /pets/1')
  expect(event()).toEqual({
    resource: '/pets/{id+}',
    path: '/pets/1',
    httpMethod: 'GET',
    headers: expect.objectContaining({ 'X-Forwarded-Port': '443', 'X-Forwarded-For': '203.0.113.9' }),
    multiValueHeaders: expect.objectContaining({ 'X-Forwarded-Proto': ['https'] }),
    queryStringParameters: null,
    multiValueQueryStringParameters: null,
    pathParameters: { id: '1' },
    stageVariables: null,
    requestContext: {
      resourceId: 'r-pets--id--',
      resourcePath: '/pets/{id+}',
      httpMethod: 'GET',
      extendedRequestId: 'AAAAAAAAAAAAAAA=',
      requestTime: '21/Nov/2026:07:34:19 +0000',
      path: '/dev/pets/1',
      accountId: '123456789012',
      protocol: 'HTTP/1.1',
      stage: 'dev',
      domainPrefix: 'abc123',
      requestTimeEpoch: 1_795_246_459_000,
      requestId: '0f3cd2a5-0000-4000-8000-000000000001',
      identity: {
        cognitoIdentityPoolId: null,
        accountId: null,
        cognitoIdentityId: null,
        caller: null,
        sourceIp: '203.0.113.9',
        principalOrgId: null,
        accessKey: null,
        cognitoAuthenticationType: null,
        cognitoAuthenticationProvider: null,
        userArn: null,
        userAgent: null,
        user: null,
      },
      domainName: 'abc123.execute-api.localhost',
      deploymentId: 'dep1',
      apiId: 'abc123',
    },
    body: null,
    isBase64Encoded: false,
  })
  expect(sent[0]?.functionArn).toBe(functionArn)
})

test('the last value wins in single-value maps; slashes and %2B survive in the path', async () => {
  const { call, event } = await proxied({ statusCode: 200 })
  await call('GET //pets/a%2Bb+c//d/?price=10&price=20&q=a+b%2B&flag', { 'X-One': ['1', '2'], 'user-agent': 'curl', Host: 'h' })
  expect(event()).toMatchObject({
    path: '/pets/a%2Bb+c//d/',
    pathParameters: { id: 'a%2Bb+c//d' },
    queryStringParameters: { price: '20', q: 'a b+', flag: '' },
    multiValueQueryStringParameters: { price: ['10', '20'] },
    headers: { 'X-One': '2', 'User-Agent': 'curl', Host: 'h' },
    multiValueHeaders: { 'X-One': ['1', '2'] },
    requestContext: { path: '/dev//pets/a%2Bb+c//d/', identity: { userAgent: 'curl' } },
  })
})

test('mapped headers join the event, where the client sent none of that name; mapped paths and queries do not', async () => {
  const { call, event } = await over(
    { payload: '{"statusCode":200}' },
    {
      type: 'AWS_PROXY',
      requestParameters: {
        'integration.request.header.X-New': "'mapped'",
        'integration.request.header.X-Own': "'mapped'",
        'integration.request.querystring.q': "'mapped'",
      },
    },
  )
  await call('GET /pets/1', { 'X-Own': 'client' })
  expect(event()).toMatchObject({ headers: { 'X-New': 'mapped', 'X-Own': 'client' }, multiValueHeaders: { 'X-New': ['mapped'] }, queryStringParameters: null })
})

test('the event tells of a client’s certificate, where there was one, and mappings of the connection', async () => {
  const clientCert = {
    clientCertPem: 'CERT_CONTENT',
    subjectDN: 'CN=www.example.com',
    issuerDN: 'CN=Example issuer',
    serialNumber: 'a1:a1',
    validity: { notBefore: 'May 28 12:30:02 2019 GMT', notAfter: 'Aug  5 09:36:04 2021 GMT' },
  }
  const names = ['tlsVersion', 'cipherSuite', 'identity.clientCert.subjectDN', 'identity.clientCert.validity.notAfter']
  const requestParameters = Object.fromEntries(names.map((name, at) => [`integration.request.header.X-${at}`, `context.${name}`]))
  const sent = async (tls: Trial['tls']) => {
    const { call, event } = await over({ payload: '{"statusCode":200}' }, { type: 'AWS_PROXY', requestParameters }, tls && { tls })
    await call('GET /pets/1')
    return event()
  }
  expect(await sent({ version: 'TLSv1.3', cipherSuite: 'TLS_AES_128_GCM_SHA256', clientCert })).toMatchObject({
    requestContext: { identity: { clientCert } },
    headers: { 'X-0': 'TLSv1.3', 'X-1': 'TLS_AES_128_GCM_SHA256', 'X-2': 'CN=www.example.com', 'X-3': 'Aug  5 09:36:04 2021 GMT' },
  })
  const { requestContext }: { readonly requestContext: { readonly identity: object } } = Object(await sent(undefined))
  expect(requestContext.identity).not.toHaveProperty('clientCert')
})

test('a binary request is Base64 in the event', async () => {
  const { call, event } = await proxied({ statusCode: 200 }, { api: { binaryMediaTypes: ['image/*'] } })
  await call('POST /pets/1', { 'Content-Type': 'image/png' }, Uint8Array.of(0, 255, 1))
  expect(event()).toMatchObject({ body: 'AP8B', isBase64Encoded: true })
  await call('POST /pets/1', { 'Content-Type': 'text/plain' }, 'hi')
  expect(event()).toMatchObject({ body: 'hi', isBase64Encoded: false })
})

test.each([
  [{ statusCode: 200 }, 200, ''],
  [{ headers: { a: 'b' } }, 200, ''],
  [{ statusCode: '201', body: 'x' }, 201, 'x'],
  [{ statusCode: 200, headers: null, multiValueHeaders: null, body: null }, 200, ''],
  [{ statusCode: 200, isBase64Encoded: true, body: 'aGk=' }, 200, 'aGk='],
  [{ statusCode: 200, body: 42 }, 200, '42'],
  [{ statusCode: 200, body: 0 }, 200, '0'],
  [{ statusCode: 200, body: -1.5 }, 200, '-1.5'],
  [{ statusCode: 200, body: true }, 200, 'true'],
  [{ statusCode: 200, body: false }, 200, 'false'],
])('a function’s proxy answer %j is %i', async (result, status, body) => {
  expect(await (await proxied(result)).call('GET /pets/1')).toMatchObject({ status, body, headers: { 'Content-Type': 'application/json' } })
})

test.each([
  [{ statusCode: 'test' }],
  [{ statusCode: 200, extra: 1 }],
  ['a string'],
  [{}],
  [null],
  [[]],
  [{ statusCode: 200, multiValueHeaders: { a: 'b' } }],
  [{ statusCode: 200, headers: { a: {} } }],
  [{ statusCode: 200, body: {} }],
  [{ statusCode: 200, body: [] }],
  [{ statusCode: 200, isBase64Encoded: 'yes' }],
  [{ statusCode: true }],
  [{ statusCode: 9999 }],
  [{ statusCode: 600 }],
  [{ statusCode: 199 }],
  [{ statusCode: 200.5 }],
])('a malformed proxy answer %j is 502', async (result) => {
  const answer = await (await proxied(result)).call('GET /pets/1')
  expect(answer).toMatchObject({ status: 502, body: '{"message": "Internal server error"}', headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' } })
  expect(lines(answer)).toContain('Execution failed due to configuration error: Malformed Lambda proxy response')
})

test.each([
  [{ isBase64Encoded: true }, 'hi'],
  [{ isBase64Encoded: 'true' }, 'hi'],
  [{ isBase64Encoded: 'True' }, 'hi'],
  [{ base64Encoded: true }, 'hi'],
  [{ base64Encoded: 'true' }, 'hi'],
  [{ base64Encoded: true, isBase64Encoded: false }, 'hi'],
  [{ base64Encoded: false, isBase64Encoded: true }, 'aGk='],
  [{ base64Encoded: null, isBase64Encoded: true }, 'hi'],
  [{ isBase64Encoded: 'false' }, 'aGk='],
])('a function’s %j makes the body %s: base64Encoded is read before isBase64Encoded', async (marked, body) => {
  const { call } = await proxied({ statusCode: 200, body: 'aGk=', ...marked }, { api: { binaryMediaTypes: ['image/png'] } })
  expect(await call('GET /pets/1', { Accept: 'image/png' })).toMatchObject({ status: 200, body })
})

test('numbers and booleans of a function’s headers are written as text, in both kinds of list', async () => {
  const { call } = await proxied({ headers: { 'Access-Control-Max-Age': 0, 'X-Rate': 1.5, 'X-Flag': false }, multiValueHeaders: { 'X-Many': [1, true, 'a'] } })
  const { status, headers, headerLists } = await call('GET /pets/1')
  expect(status).toBe(200)
  expect(headers).toMatchObject({ 'Access-Control-Max-Age': '0', 'X-Rate': '1.5', 'X-Flag': 'false' })
  expect(headerLists.get('X-Many')).toEqual(['1', 'true', 'a'])
})

test('a number of a function’s answer is written as Java writes it, digit by digit', async () => {
  const payload = '{"statusCode":200,"body":1.0,"headers":{"X-Id":12345678901234567890,"X-Rate":1e2},"multiValueHeaders":{"X-Many":[2.50,-0]}}'
  const { status, body, headers, headerLists } = await (await over({ payload }, { type: 'AWS_PROXY' })).call('GET /pets/1')
  expect([status, body, headers['X-Id'], headers['X-Rate'], headerLists.get('X-Many')]).toEqual([200, '1.0', '12345678901234567890', '100.0', ['2.5', '0']])
})

test('headers that are nested without end are malformed, numbers among them or not', async () => {
  const deep = `${'['.repeat(100_000)}1${']'.repeat(100_000)}`
  for (const payload of [`{"headers":{"X":1,"Y":${deep}}}`, `{"body":1,"multiValueHeaders":{"X":${deep}}}`]) {
    expect((await (await over({ payload }, { type: 'AWS_PROXY' })).call('GET /pets/1')).status).toBe(502)
  }
})

test('an empty payload is malformed', async () => {
  expect((await (await over({ payload: '' }, { type: 'AWS_PROXY' })).call('GET /pets/1')).status).toBe(502)
})

test('headers of both kinds become one list, multi values first and in their casing; booleans become text', async () => {
  const { call } = await proxied({ statusCode: 200, headers: { 'test-multi': 'value-solo', flag: true }, multiValueHeaders: { 'tesT-Multi': ['value-multi'] } })
  const { headerLists } = await call('GET /pets/1')
  expect(headerLists.get('tesT-Multi')).toEqual(['value-multi', 'value-solo'])
  expect(headerLists.get('flag')).toEqual(['true'])
})

test('a trace id that a function answers with does not stand beside the gateway’s own', async () => {
  const { headerLists } = await (await proxied({ headers: { 'x-amzn-trace-id': 'mine' } })).call('GET /pets/1')
  expect(headerLists.has('x-amzn-trace-id')).toBe(false)
  expect(headerLists.get('X-Amzn-Trace-Id')).toEqual([expect.stringMatching(/^Root=1-/)])
})

test('a header that would break the answer is refused, and smuggles nothing', async () => {
  for (const headers of [{ a: 'b\nX-Injected: d' }, { 'a: b\r\nX-Injected': 'd' }, { a: 'b\0' }, { '': 'x' }]) {
    const answer = await (await proxied({ statusCode: 200, headers })).call('GET /pets/1')
    expect(answer.status).toBe(500)
    expect(JSON.stringify(answer.headers)).not.toContain('X-Injected')
  }
})

test('a client that accepts everything does not match a specific binary type: the Base64 text stays', async () => {
  const { call } = await proxied({ statusCode: 200, isBase64Encoded: true, body: 'aGk=' }, { api: { binaryMediaTypes: ['image/png'] } })
  expect((await call('GET /pets/1', { Accept: '*/*' })).body).toBe('aGk=')
  expect((await call('GET /pets/1', { Accept: 'image/png' })).body).toBe('hi')
  expect((await call('GET /pets/1', { Accept: 'text/html, image/png' })).body).toBe('aGk=')
})

test('a function that fails is 502 behind AWS_PROXY, and INTEGRATION_FAILURE', async () => {
  const { call } = await over({ payload: '{"errorMessage":"boom","errorType":"Error"}', functionError: 'Unhandled' }, { type: 'AWS_PROXY' })
  const answer = await call('GET /pets/1')
  expect(answer).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' })
  expect(answer.report?.metrics.gatewayResponseType).toBe('INTEGRATION_FAILURE')
  expect(lines(answer)).toContain('Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: lambda-id')
})

test.each([
  ['throttled', 500, 'Internal server error', 'INTEGRATION_FAILURE', 'Execution failed due to configuration error: Rate Exceeded.'],
  ['request-too-large', 413, 'Request Too Long', 'REQUEST_TOO_LARGE', undefined],
  [
    'not-permitted',
    500,
    'Internal server error',
    'API_CONFIGURATION_ERROR',
    'Execution failed due to configuration error: Invalid permissions on Lambda function',
  ],
  ['timeout', 504, 'Endpoint request timed out', 'INTEGRATION_TIMEOUT', 'Execution failed due to a timeout error'],
] as const)('a call of a function that is %s ends with %i', async (reason, status, message, type, log) => {
  for (const kind of ['AWS', 'AWS_PROXY'] as const) {
    const answer = await (await over(new BackendFailure(reason, '{"Message":"what the port was told"}'), { type: kind })).call('GET /pets/1')
    expect(answer).toMatchObject({ status, body: `{"message": "${message}"}` })
    expect(answer.report?.metrics.gatewayResponseType).toBe(type)
    expect(lines(answer).filter((line) => line === log)).toEqual(log === undefined ? [] : [log])
  }
})

test('a result over Lambda’s 6 MB is the function’s own failure', async () => {
  const answer = await (await proxied({ statusCode: 200, body: 'x'.repeat(6_291_556) }, accessLogging)).call('GET /pets/1')
  const error = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).'
  expect(answer).toMatchObject({ status: 502, body: '{"message": "Internal server error"}' })
  expect(answer.report?.metrics.gatewayResponseType).toBe('INTEGRATION_FAILURE')
  expect(answer.report?.accessLogLine()).toBe(`Lambda Customer Function Error:${error}`)
  expect(lines(answer)).toContain(`Lambda execution failed with status 200 due to customer function error: ${error}. Lambda request id: lambda-id`)
  const beyond = await over(new BackendFailure('too-large', 'more than the port reads'), { type: 'AWS_PROXY' }, accessLogging)
  expect((await beyond.call('GET /pets/1')).report?.accessLogLine()).toBe(`Lambda Customer Function Error:${error}`)
  expect((await (await proxied({ statusCode: 200, body: 'x'.repeat(6_291_000) })).call('GET /pets/1')).status).toBe(200)
})
const accessLogging = {
  stage: { accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:123456789012:log-group:access', format: '$context.integration.error' } },
}

test('the log shows what a method under ANY calls a function as, and the headers of Lambda’s own answer', async () => {
  const { call, sent } = await proxied({ statusCode: 200, body: 'é' })
  const logged = lines(await call('GET /pets/1'))
  expect(logged.find((line) => line.startsWith('Endpoint request headers: '))).toMatch(
    /^Endpoint request headers: \{x-amzn-lambda-integration-tag=[0-9a-f-]{36}, Authorization=\*+456789, Host=lambda\.us-east-1\.amazonaws\.com, X-Amz-Date=20261121T073419Z, X-Amz-Content-Sha256=e3b0c44298fc1c14, x-amzn-apigateway-api-id=abc123, X-Amz-Source-Arn=arn:aws:execute-api:us-east-1:123456789012:abc123\/dev\/ANY\/pets\/\{id\+\}, Accept=application\/json, User-Agent=AmazonAPIGateway_abc123, X-Amzn-Trace-Id=Root=1-[0-9a-f-]+, X-Amz-Security-Token=\*+abcdef\}$/,
  )
  expect(sent.at(-1)?.sourceArn).toBe('arn:aws:execute-api:us-east-1:123456789012:abc123/dev/ANY/pets/{id+}')
  expect(logged.find((line) => line.startsWith('Endpoint response headers: '))).toMatch(
    /^Endpoint response headers: \{Date=Sat, 21 Nov 2026 07:34:19 GMT, Content-Type=application\/json, Content-Length=30, Connection=keep-alive, x-amzn-RequestId=lambda-id, x-amzn-Remapped-Content-Length=0, X-Amz-Executed-Version=\$LATEST, X-Amzn-Trace-Id=Root=1-[0-9a-f-]+;Sampled=0\}$/,
  )
})

test.each(['AWS', 'AWS_PROXY'] as const)('behind %s the client is told the trace id that Lambda answers with, and its own Sampled stays', async (type) => {
  const { call } = await over({ payload: '{"statusCode":200}' }, { type })
  expect((await call('GET /pets/1')).headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Sampled=0$/)
  const own = 'Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1'
  expect((await call('GET /pets/1', { 'X-Amzn-Trace-Id': own })).headers['X-Amzn-Trace-Id']).toBe(own)
})

test('what calls a function is the method, whatever header the API maps', async () => {
  const mapped = { 'integration.request.header.X-Amz-Source-Arn': "'arn:aws:execute-api:us-east-1:123456789012:other/*/*/*'" }
  for (const type of ['AWS', 'AWS_PROXY'] as const) {
    const { call, sent } = await over({ payload: '{"statusCode": 200}' }, { type, requestParameters: mapped })
    await call('GET /pets/1')
    expect(sent.at(-1)?.sourceArn).toBe('arn:aws:execute-api:us-east-1:123456789012:abc123/dev/ANY/pets/{id+}')
  }
})

test('AWS_PROXY with another verb than POST is 500', async () => {
  expect((await (await over({}, { type: 'AWS_PROXY', httpMethod: 'GET' })).call('GET /pets/1')).status).toBe(500)
})

test.each([
  ['{"q": "$util.escapeJavaScript($input.params(\'q\'))"}', '', String.raw`Unrecognized character escape ''' (code 39)`],
  ['{"id": $input.params(\'q\')}', '', `Unrecognized token 'it': was expecting`],
  ['', 'name=value', `Unrecognized token 'name': was expecting`],
  ['', '{"open": ', 'Unexpected end-of-input'],
])('a custom Lambda payload of the template %j and the body %j is no JSON: 400, and the function is not called', async (template, body, words) => {
  for (const event of [{}, { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" }]) {
    const { call, sent } = await over({}, { type: 'AWS', requestTemplates: { 'application/json': template }, requestParameters: event })
    const answer = await call('POST /pets/1?q=it%27s', {}, body)
    const message: unknown = JSON.parse(answer.body)
    expect(answer).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': 'BadRequestException' } })
    expect(message).toEqual({ message: expect.stringContaining(`Could not parse request body into json: ${words}`) })
    expect(answer.body.startsWith('{"message": "Could not parse request body into json: ')).toBe(true)
    expect(sent).toEqual([])
  }
})

test.each(['AWS', 'AWS_PROXY'] as const)('what Lambda itself cannot read is 400 in its own words, behind %s', async (type) => {
  const message = 'Could not parse request body into json: its own words'
  const { call } = await over(new BackendFailure('unreadable-payload', message), { type })
  expect(await call('POST /pets/1')).toMatchObject({ status: 400, body: `{"message": "${message}"}` })
})

test('a custom Lambda integration sends any JSON as it is: a text, a number, null', async () => {
  const { call, sent } = await over({}, { type: 'AWS' })
  for (const payload of ['"text"', '42', ' null ', '[]']) await call('POST /pets/1', {}, payload)
  expect(sent.map((request) => request.payload)).toEqual(['"text"', '42', ' null ', '[]'])
})

test('a custom Lambda integration sends the template’s text, and {} for nothing', async () => {
  const { call, sent } = await over(
    { payload: '{"statusCode":404,"body":"x"}' },
    { type: 'AWS', requestTemplates: { 'application/json': '{"id": "$input.params(\'id\')"}', 'text/plain': '' } },
  )
  expect(await call('POST /pets/1')).toMatchObject({
    status: 200,
    body: '{"statusCode":404,"body":"x"}',
    headers: { 'X-Amzn-Trace-Id': expect.stringContaining('Root=1-') },
  })
  expect(sent[0]).toMatchObject({ payload: '{"id": "1"}', invocationType: 'RequestResponse', functionArn })
  await call('POST /pets/1', { 'Content-Type': 'text/plain' })
  expect(sent[1]?.payload).toBe('{}')
})

test('a function’s errors select the integration response by their message; success takes the default', async () => {
  const integrationResponses = {
    200: { statusCode: '200' },
    404: { statusCode: '404', selectionPattern: '.*not found.*', responseTemplates: { 'application/json': "$input.path('$.errorMessage')" } },
  }
  const methodResponses = { 200: { statusCode: '200' }, 404: { statusCode: '404' } }
  const failing = await over(
    { payload: '{"errorMessage":"pet not found","errorType":"Error"}', functionError: 'Unhandled' },
    { type: 'AWS', integrationResponses },
    { method: { methodResponses } },
  )
  expect(await failing.call('GET /pets/1')).toMatchObject({ status: 404, body: 'pet not found' })
  const other = await over(
    { payload: '{"errorMessage":"boom"}', functionError: 'Unhandled' },
    { type: 'AWS', integrationResponses },
    { method: { methodResponses } },
  )
  expect((await other.call('GET /pets/1')).status).toBe(200)
  const succeeding = await over({ payload: '"pet not found"' }, { type: 'AWS', integrationResponses }, { method: { methodResponses } })
  expect((await succeeding.call('GET /pets/1')).status).toBe(200)
})

test('the header X-Amz-Invocation-Type makes the call an Event', async () => {
  const { call, sent } = await over({ status: 202 }, { type: 'AWS', requestParameters: { 'integration.request.header.X-Amz-Invocation-Type': "'Event'" } })
  expect((await call('POST /pets/1', {}, '{}')).status).toBe(200)
  expect(sent[0]?.invocationType).toBe('Event')
})

test('stage variables name the function and the role', async () => {
  const { call, sent } = await over(
    { payload: '{"statusCode":200}' },
    { type: 'AWS_PROXY', uri: uri.replace('pets', '${stageVariables.fn}'), credentials: 'arn:aws:iam::123456789012:role/${stageVariables.role}' },
    { stage: { variables: { fn: 'pets:live', role: 'caller' } } },
  )
  await call('GET /pets/1')
  expect(sent[0]).toMatchObject({ functionArn: `${functionArn}:live`, credentials: 'arn:aws:iam::123456789012:role/caller' })
})

test.each(['Authorization', 'Connection', 'Expect', 'Proxy-Authenticate', 'TE', 'Content-Length'])(
  'mapping %s to an AWS integration fails when called',
  async (name) => {
    for (const type of ['AWS', 'AWS_PROXY'] as const) {
      expect(
        (
          await (
            await over({ payload: '{"statusCode":200}' }, { type, requestParameters: { [`integration.request.header.${name}`]: "'x'" } })
          ).call('GET /pets/1')
        ).status,
      ).toBe(500)
    }
  },
)

async function service(integrationUri: string, integration: Partial<NonNullable<TrialMethods[string]['integration']>> = {}) {
  const sent: AwsServiceRequest[] = []
  const call = await deploy({
    api: trialApi({
      'POST /items/{key}': {
        integration: { type: 'AWS', httpMethod: 'POST', uri: integrationUri, credentials: 'arn:aws:iam::123456789012:role/r', ...integration },
      },
    }),
    ports: {
      awsService: {
        send(request) {
          sent.push(request)
          return Promise.resolve({ status: 200, headers: ['x-amzn-RequestId', 'aws-id'], body: new Uint8Array() })
        },
      },
    },
  })
  return { call, sent }
}

test('an action of a JSON service goes to / with Action and X-Amz-Target', async () => {
  const { call, sent } = await service('arn:aws:apigateway:us-east-1:dynamodb:action/PutItem')
  await call('POST /items/1', {}, '{"TableName":"t"}')
  expect(sent[0]).toMatchObject({
    service: 'dynamodb',
    region: 'us-east-1',
    subdomain: undefined,
    method: 'POST',
    path: '/?Action=PutItem',
    credentials: 'arn:aws:iam::123456789012:role/r',
  })
  expect(sent[0]?.headers).toEqual(expect.arrayContaining(['X-Amz-Target', 'DynamoDB_20120810.PutItem', 'application/x-amz-json-1.0']))
})

test('a Firehose proxy hands on the client’s body and the answer as they are', async () => {
  const { call, sent } = await service('arn:aws:apigateway:us-east-1:firehose:action/PutRecord', {
    type: 'AWS_PROXY',
    requestTemplates: { 'application/json': 'unused' },
    passthroughBehavior: 'NEVER',
  })
  const { status, headers } = await call('POST /items/1', {}, '{"DeliveryStreamName":"s"}')
  expect([status, headers]).toEqual([200, expect.objectContaining({ 'x-amzn-Remapped-x-amzn-RequestId': 'aws-id' })])
  expect(sent[0]).toMatchObject({ service: 'firehose', method: 'POST', path: '/?Action=PutRecord' })
  expect(Buffer.from(sent[0]?.body ?? []).toString()).toBe('{"DeliveryStreamName":"s"}')
  expect(sent[0]?.headers).toEqual(expect.arrayContaining(['X-Amz-Target', 'Firehose_20150804.PutRecord', 'application/x-amz-json-1.1']))
})

test('an action of a query service keeps its further parameters', async () => {
  const { call, sent } = await service('arn:aws:apigateway:us-east-1:sns:action/Publish&TopicArn=t', {
    requestParameters: { 'integration.request.querystring.Message': 'method.request.path.key' },
  })
  await call('POST /items/hi')
  expect(sent[0]?.path).toBe('/?Action=Publish&TopicArn=t&Message=hi')
  expect(sent[0]?.headers).not.toContain('X-Amz-Target')
})

test('a path override goes to that path, with mapped values in it', async () => {
  const { call, sent } = await service('arn:aws:apigateway:eu-west-1:my-bucket.s3:path/folder/{object}', {
    httpMethod: 'PUT',
    requestParameters: { 'integration.request.path.object': 'method.request.path.key' },
  })
  await call('POST /items/a%20b')
  expect(sent[0]).toMatchObject({ region: 'eu-west-1', service: 's3', subdomain: 'my-bucket', method: 'PUT', path: '/folder/a%20b' })
})

function lines(answer: Awaited<ReturnType<Awaited<ReturnType<typeof over>>['call']>>): readonly string[] {
  return answer.report?.executionLog().map((line) => line.text) ?? []
}

test('an errorMessage that is JSON itself is read by header mappings', async () => {
  const { call } = await over(
    { payload: JSON.stringify({ errorMessage: JSON.stringify({ code: 'E1', at: { line: 3 } }) }), functionError: 'Unhandled' },
    {
      type: 'AWS',
      integrationResponses: {
        200: {
          statusCode: '200',
          responseParameters: {
            'method.response.header.X-Code': 'integration.response.body.errorMessage.code',
            'method.response.header.X-At': 'integration.response.body.errorMessage.at',
            'method.response.header.X-All': 'integration.response.body.errorMessage',
          },
        },
      },
    },
    {
      method: {
        methodResponses: {
          200: {
            statusCode: '200',
            responseParameters: { 'method.response.header.X-Code': false, 'method.response.header.X-At': false, 'method.response.header.X-All': false },
          },
        },
      },
    },
  )
  expect((await call('GET /pets/1')).headers).toMatchObject({ 'X-Code': 'E1', 'X-At': '{"line":3}', 'X-All': '{"code":"E1","at":{"line":3}}' })
})
