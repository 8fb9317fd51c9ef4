import { array, assert, asyncProperty, constantFrom, string as text, tuple, uint8Array } from 'fast-check'
import { expect, test } from 'vitest'
import { encodeText } from './content/text.ts'
import type { HttpRequest } from './ports/back-ends.ts'
import { trialSetting } from './testing/trial-setting.ts'
import { answering, deploy, modelsOf, trialApi } from './testing/trial.ts'

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

test('a call that has passed more than ten APIs of this machine is a loop: 508, told in the log; the count is no API’s to see', async () => {
  const sent: HttpRequest[] = []
  const http = {
    send(request: HttpRequest) {
      sent.push(request)
      return Promise.resolve({ status: 200, headers: [], body: encodeText('') })
    },
  }
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } }),
    stage: { methodSettings: { '*/*': trialSetting() } },
    ports: { http },
  })
  expect((await call('GET /pets')).status).toBe(200)
  expect((await call('GET /pets', { 'X-Fourbox-Hops': '10' })).status).toBe(200)
  expect(sent.map(({ hops, headers }) => [hops, headers.includes('X-Fourbox-Hops')])).toEqual([
    [1, false],
    [11, false],
  ])
  const refused = await call('GET /pets', { 'x-fourbox-hops': '11' })
  expect(refused).toMatchObject({ status: 508, body: '{"message":"Loop Detected"}' })
  expect(refused.report?.executionLog().map(({ text: line }) => line)).toContain(
    'Execution failed due to configuration error: Loop detected: the call has passed 11 APIs of this machine',
  )
  expect((await call('GET /pets', { 'X-Fourbox-Hops': 'many' })).status).toBe(200)
})

test('response headers over 10,240 bytes are the API’s fault: 500, told in the log', async () => {
  const answer = async (size: number) => {
    const http = {
      send: () => Promise.resolve({ status: 200, headers: ['X-Large', 'a'.repeat(size - 5000), 'X-More', 'b'.repeat(5000)], body: encodeText('') }),
    }
    const api = trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } })
    return (await deploy({ api, stage: { methodSettings: { '*/*': trialSetting() } }, ports: { http } }))('GET /pets')
  }
  expect((await answer(10_000)).status).toBe(200)
  const refused = await answer(10_241)
  expect(refused).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' })
  expect(
    refused.report?.executionLog().some(({ text: line }) => /Response headers of \d+ bytes are larger than allowed maximum of 10240 bytes/.test(line)),
  ).toBe(true)
})

test('X-HTTP-Method-Override of a signed request counts only where its signature covers it', async () => {
  const call = await deploy({ api: trialApi({ 'POST /pets': answering('post'), 'PUT /pets': answering('put') }) })
  const signed = (headers: string) => ({
    'X-HTTP-Method-Override': 'PUT',
    Authorization: `AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=${headers}, Signature=c`,
  })
  expect((await call('POST /pets', signed('host;x-amz-date'))).body).toBe('post')
  expect((await call('POST /pets', signed('host;x-amz-date;x-http-method-override'))).body).toBe('put')
  const presigned = (headers: string) => `POST /pets?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=${headers}&X-Amz-Signature=c`
  expect((await call(presigned('host'), { 'X-HTTP-Method-Override': 'PUT' })).body).toBe('post')
  expect((await call(presigned('host%3Bx-http-method-override'), { 'X-HTTP-Method-Override': 'PUT' })).body).toBe('put')
})

test.each(['filter={%22a%22:1', 'filter=1}', '{a}=1', 'a|b=1', 'a=1|2'])(
  'a brace or a pipe in the query must be encoded: ?%s is 400 before the integration',
  async (query) => {
    let calls = 0
    const http = {
      send: () => {
        calls += 1
        return Promise.resolve({ status: 200, headers: [], body: encodeText('') })
      },
    }
    const call = await deploy({ api: trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } }), ports: { http } })
    expect((await call(`GET /pets?${query}`)).status).toBe(400)
    expect(calls).toBe(0)
    expect((await call(`GET /pets?${encodeURIComponent(query)}`)).status).toBe(200)
  },
)

test('X-HTTP-Method-Override changes the verb', async () => {
  const call = await deploy({ api: trialApi({ 'PUT /pets': answering('put') }) })
  expect(await call('POST /pets', { 'x-http-method-override': 'PUT' })).toMatchObject({ status: 200, body: 'put' })
  expect(await call('PUT /pets', { 'X-HTTP-Method-Override': '' })).toMatchObject({ status: 200, body: 'put' })
})

test('a client may choose the request id, when it is a UUID', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  const own = 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef'
  expect((await call('GET /pets', { 'x-amzn-RequestId': own })).headers['x-amzn-RequestId']).toBe(own)
  expect((await call('GET /pets', { 'x-amzn-RequestId': 'mine' })).headers['x-amzn-RequestId']).not.toBe('mine')
})

const everyKind = trialApi(
  {
    'ANY /mock/{id}': {
      requestValidatorId: 'all',
      requestParameters: { 'method.request.querystring.q': false },
      requestModels: { 'application/json': 'Pet' },
      integration: {
        type: 'MOCK',
        requestTemplates: { 'application/json': '#set($context.responseOverride.header.X = $input.params(\'id\')){"statusCode": 200}' },
        integrationResponses: {
          200: { statusCode: '200', responseTemplates: { 'application/json': "$input.params('q') $util.escapeJavaScript($input.params('id'))" } },
        },
      },
    },
    'ANY /http/{proxy+}': {
      integration: {
        type: 'HTTP_PROXY',
        uri: 'http://b.example/{proxy}?x=${stageVariables.v}',
        requestParameters: { 'integration.request.path.proxy': 'method.request.path.proxy', 'integration.request.header.X': 'method.request.querystring.q' },
      },
    },
    'POST /field': {
      integration: { type: 'HTTP', uri: 'http://b.example/', requestParameters: { 'integration.request.querystring.a': 'method.request.body.a.b' } },
    },
    'ANY /{fn+}': {
      integration: {
        type: 'AWS_PROXY',
        httpMethod: 'POST',
        uri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations',
      },
    },
  },
  {
    requestValidators: { all: { id: 'all', validateRequestBody: true, validateRequestParameters: true } },
    models: modelsOf({ Pet: { type: 'object', properties: { name: { type: 'string', pattern: '^(a+)+$' } } } }),
  },
)

test('no request makes the engine reject, smuggle a line, or send an answer that HTTP does not have', async () => {
  const sent: string[] = []
  const paths: string[] = []
  const call = await deploy({
    api: everyKind,
    stage: { tracingEnabled: true, accessLogSettings: { format: '$context.path $context.requestId', destinationArn: 'x' } },
    ports: {
      http: {
        send(request) {
          sent.push(request.origin, ...request.headers)
          paths.push(request.path)
          return Promise.resolve({ status: 200, headers: ['X-Back', request.path], body: new Uint8Array() })
        },
      },
      lambda: {
        invoke: ({ payload }) =>
          Promise.resolve({
            status: 200,
            payload: JSON.stringify({ statusCode: 200, headers: { 'X-Path': payload.slice(0, 50) } }),
            functionError: undefined,
            requestId: 'r',
            executedVersion: '1',
          }),
      },
    },
  })
  const wild = text({ unit: 'binary' })
  // What Node's parser lets through: no line breaks in a path, a name or a value.
  const onTheLine = wild.map((value) => value.replaceAll(/[^\x21-\xff]|[?]/g, ''))
  const place = constantFrom('/mock/', '/http/', '/field', '/', '//mock/', '/__proto__/')
  await assert(
    asyncProperty(
      place,
      onTheLine,
      onTheLine,
      array(tuple(onTheLine, onTheLine)),
      uint8Array({ maxLength: 200 }),
      constantFrom('GET', 'POST', 'PATCH', 'TRACE'),
      async (start, path, query, headers, body, verb) => {
        const answer = await call(`${verb} ${start}${path}?q=${encodeURIComponent(query)}%0d%0a&${query}`, Object.fromEntries(headers), body)
        expect(answer.status).toBeGreaterThanOrEqual(200)
        expect(answer.status).toBeLessThan(600)
        expect([...answer.headerLists].flat(2).join('')).not.toMatch(/[\r\n\0]/)
        expect(answer.report?.accessLogLine()).not.toMatch(/[\r\n]/)
        expect(answer.report?.trace()?.status).toBe(answer.status)
      },
    ),
    { numRuns: 40 },
  )
  expect(sent.join('')).toMatch(/^[\t\x20-\xff]*$/)
  expect(paths.join('')).toMatch(/^[\x21-\x7e]*$/)
})

test('a client’s trace id goes on to the back end and comes back, otherwise there is a new one', async () => {
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'HTTP', uri: 'http://b.example/' } } }),
    ports: { http: { send: () => Promise.resolve({ status: 200, headers: [], body: new Uint8Array() }) } },
  })
  expect((await call('GET /pets', { 'x-amzn-trace-id': 'Root=1-5759e988-bd862e3fe1be46a994272793' })).headers['X-Amzn-Trace-Id']).toBe(
    'Root=1-5759e988-bd862e3fe1be46a994272793',
  )
  expect((await call('GET /pets')).headers['X-Amzn-Trace-Id']).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)
})

test('a traced stage is the parent of what it calls, which is sampled unless the client said otherwise', async () => {
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'HTTP', uri: 'http://b.example/' } } }),
    stage: { tracingEnabled: true },
    ports: { http: { send: () => Promise.resolve({ status: 200, headers: [], body: new Uint8Array() }) } },
  })
  const traceIdOf = async (own?: string) => (await call('GET /pets', own === undefined ? {} : { 'X-Amzn-Trace-Id': own })).headers['X-Amzn-Trace-Id']
  expect(await traceIdOf()).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1$/)
  const root = 'Root=1-5759e988-bd862e3fe1be46a994272793'
  expect(await traceIdOf(root)).toBe(`${root};Parent=0000000000000000;Sampled=1`)
  expect(await traceIdOf(`${root};Parent=53995c3f42cd8ad8;Sampled=0`)).toBe(`${root};Parent=0000000000000000;Sampled=0`)
})

test('an address over 10,240 characters is 414, over 8,192 for edge-optimised APIs', async () => {
  const methods = { 'GET /pets': answering('') }
  const edge = await deploy({ api: trialApi(methods, { endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' } }) })
  const regional = await deploy({ api: trialApi(methods) })
  const line = (length: number) => `GET /pets?${'q'.repeat(length - '/dev/pets'.length)}`
  expect((await edge(line(8192))).status).toBe(200)
  expect(await edge(line(8193))).toMatchObject({ status: 414, body: '{"message":"Request URI too long"}' })
  expect((await regional(line(10_240))).status).toBe(200)
  expect((await regional(line(10_241))).status).toBe(414)
})

test('a pipe in the query must be encoded', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering("$input.params('q')") }) })
  expect(await call('GET /pets?q=a|b')).toMatchObject({ status: 400, body: '{"message":null}', headers: { 'x-amzn-ErrorType': 'BadRequestException' } })
  expect((await call('GET /pets?q=a%7Cb')).status).toBe(200)
})

test('header values over 10,240 bytes are 431', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }) })
  expect((await call('GET /pets', { a: 'x'.repeat(5000), b: 'x'.repeat(5241) })).status).toBe(431)
  expect((await call('GET /pets', { a: 'x'.repeat(5000), b: 'x'.repeat(5000) })).status).toBe(200)
})

test('what nobody serves is told its nearest resource, in the trace alone', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets/{id}': answering(''), 'POST /pets/{id}': answering('') }), stage: { tracingEnabled: true } })
  const { report } = await call('DELETE /pets/1')
  expect(report?.executionLog()).toEqual([])
  expect(report?.trace()?.boxes.flatMap((box) => box.facts)).toContainEqual({
    name: 'Reason',
    value: 'No method for DELETE /pets/1. The nearest resource is /pets/{id} with GET, POST',
  })
})

test('a report counts what CloudWatch counts, per method only with detailed metrics', async () => {
  const detailed = {
    metricsEnabled: true,
    dataTraceEnabled: false,
    throttlingBurstLimit: 1,
    throttlingRateLimit: 1,
    cachingEnabled: false,
    cacheTtlInSeconds: 0,
    cacheDataEncrypted: false,
    requireAuthorizationForCacheControl: false,
    unauthorizedCacheControlHeaderStrategy: 'FAIL_WITH_403',
  } as const
  const api = trialApi({ 'ANY /pets': answering('') })
  const plain = (await (await deploy({ api }))('GET /pets')).report?.metrics
  expect(plain).toEqual({
    status: 200,
    latencyInMillis: 0,
    integrationLatencyInMillis: 0,
    cache: undefined,
    method: expect.objectContaining({ resourcePath: '/pets', httpMethod: 'ANY' }),
    isDetailed: false,
    gatewayResponseType: undefined,
  })
  const counted = (await (await deploy({ api, stage: { methodSettings: { '~1pets/ANY': detailed } } }))('GET /pets')).report?.metrics
  expect(counted).toMatchObject({ method: { resourcePath: '/pets', httpMethod: 'ANY' }, isDetailed: true })
})

test('a large body is told of before it is worked on, the client’s and the back end’s', async () => {
  const told: number[] = []
  const large = 'x'.repeat(300_000)
  const http = { send: () => Promise.resolve({ status: 200, headers: [], body: new TextEncoder().encode(large) }) }
  const api = trialApi({ 'POST /pets': { integration: { type: 'HTTP_PROXY', httpMethod: 'POST', uri: 'http://back.example' } } })
  const call = await deploy({ api, ports: { http, foretell: (bytes) => told.push(bytes) } })
  await call('POST /pets', {}, `${large}y`)
  await call('POST /pets', {}, 'small')
  expect(told).toEqual([300_001, 300_000, 300_000])
})
