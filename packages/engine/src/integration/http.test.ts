import { expect, test } from 'vitest'
import { decodeText, encodeText } from '../content/text.ts'
import { gatherHeaders } from '../content/header-list.ts'
import { answerTooLarge, BackendFailure, type BackendFailureReason, type HttpAnswer, type HttpRequest } from '../ports/back-ends.ts'
import { deploy, trialApi, type Trial, type TrialMethods } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

interface Backend extends Partial<HttpAnswer> {
  readonly text?: string
}

/** A deployed `ANY /pets/{id}` over a back end that keeps what it is sent. */
async function over(
  backend: Backend,
  integration: NonNullable<TrialMethods[string]['integration']>,
  more: {
    readonly api?: Parameters<typeof trialApi>[1]
    readonly stage?: Trial['stage']
    readonly method?: TrialMethods[string]
    readonly onGone?: Trial['onGone']
  } = {},
) {
  const sent: HttpRequest[] = []
  const { text = '', status = 200, headers = ['Content-Type', 'application/json'], body = encodeText(text) } = backend
  const call = await deploy({
    api: trialApi({ 'ANY /pets/{id}': { integration, ...more.method } }, more.api),
    ...(more.stage === undefined ? {} : { stage: more.stage }),
    ...(more.onGone && { onGone: more.onGone }),
    ports: {
      http: {
        send(request) {
          sent.push(request)
          return Promise.resolve({ status, headers, body })
        },
      },
    },
  })
  const last = () => {
    const request = sent.at(-1)
    return {
      ...request,
      url: `${request?.origin}${request?.path}`,
      headers: gatherHeaders(request?.headers ?? []),
      text: request?.body === undefined ? undefined : decodeText(request.body),
    }
  }
  return { call, last }
}

const uri = 'http://backend.example/pets/{id}'
const mapsId = { 'integration.request.path.id': 'method.request.path.id' }

test('a non-proxy HTTP integration sends only what is mapped, with Accept and User-Agent of its own', async () => {
  const { call, last } = await over(
    { text: '{"id": 1}' },
    {
      type: 'HTTP',
      uri,
      httpMethod: 'GET',
      requestParameters: {
        ...mapsId,
        'integration.request.querystring.kind': 'method.request.querystring.type',
        'integration.request.header.X-Id': "'static'",
      },
    },
  )
  expect(await call('GET /pets/1?type=dog&other=1', { Accept: 'text/html', 'User-Agent': 'curl', Cookie: 'a=b' })).toMatchObject({
    status: 200,
    body: '{"id": 1}',
  })
  expect(last()).toMatchObject({ method: 'GET', url: 'http://backend.example/pets/1?kind=dog', text: undefined })
  expect(Object.fromEntries(last().headers)).toEqual({
    Accept: ['application/json'],
    'User-Agent': ['AmazonAPIGateway_abc123'],
    'X-Id': ['static'],
    'X-Amzn-Trace-Id': [expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/)],
    'x-amzn-apigateway-api-id': ['abc123'],
  })
})

test('HTTP_PROXY sends all that the client sent, mapped headers replacing and mapped query values appended', async () => {
  const { call, last } = await over(
    {},
    {
      type: 'HTTP_PROXY',
      uri,
      httpMethod: 'ANY',
      requestParameters: { ...mapsId, 'integration.request.header.x-client': "'gateway'", 'integration.request.querystring.page': "'2'" },
    },
  )
  await call(
    'POST /pets/1?page=1&q=a+b',
    { 'X-Client': 'me', Accept: 'text/html', 'User-Agent': 'curl', 'content-type': 'text/plain', Connection: 'x', Via: 'proxy' },
    'hi',
  )
  expect(last()).toMatchObject({ method: 'POST', url: 'http://backend.example/pets/1?page=1&q=a+b&page=2', text: 'hi' })
  expect(Object.fromEntries(last().headers)).toMatchObject({
    'x-client': ['gateway'],
    Accept: ['text/html'],
    'User-Agent': ['curl'],
    'content-type': ['text/plain'],
    'X-Forwarded-For': ['203.0.113.9'],
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  })
  expect([...last().headers.keys()]).not.toContain('X-Client')
  expect([...last().headers.keys()]).not.toContain('Connection')
  expect([...last().headers.keys()]).not.toContain('Via')
})

test('a back end’s Via goes to no client of a proxy', async () => {
  const { call } = await over({ headers: ['Via', '1.1 theirs', 'X-Kept', 'yes'] }, { type: 'HTTP_PROXY', uri })
  const { headerLists } = await call('GET /pets/1')
  expect(headerLists.has('Via')).toBe(false)
  expect(headerLists.get('X-Kept')).toEqual(['yes'])
})

test('what belongs to one hop stays there: Proxy-Authorization, Keep-Alive, and the fields that Connection names', async () => {
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri })
  await call('GET /pets/1', {
    'Proxy-Authorization': 'Basic c2VjcmV0',
    'Keep-Alive': 'timeout=5',
    'Proxy-Connection': 'keep-alive',
    TE: 'trailers',
    Connection: 'close, X-Hop',
    'X-Hop': 'mine',
    'X-Kept': 'yes',
  })
  const names = [...last().headers.keys()].map((name) => name.toLowerCase())
  for (const name of ['proxy-authorization', 'keep-alive', 'proxy-connection', 'te', 'connection', 'x-hop']) expect(names).not.toContain(name)
  expect(last().headers.get('X-Kept')).toEqual(['yes'])
})

test('a SigV4 Authorization never goes to a back end, and another not behind AWS_IAM', async () => {
  const open = await over({}, { type: 'HTTP_PROXY', uri })
  await open.call('GET /pets/1', { Authorization: 'AWS4-HMAC-SHA256 Credential=a' })
  expect(open.last().headers.has('Authorization')).toBe(false)
  await open.call('GET /pets/1', { Authorization: 'Bearer token' })
  expect(open.last().headers.get('Authorization')).toEqual(['Bearer token'])
})

test('X-HTTP-Method-Override is used and not handed on, unless it is mapped', async () => {
  const plain = await over({}, { type: 'HTTP_PROXY', uri, httpMethod: 'ANY' })
  await plain.call('POST /pets/1', { 'X-HTTP-Method-Override': 'PATCH' }, 'x')
  expect(plain.last().method).toBe('PATCH')
  expect([...plain.last().headers.keys()].map((name) => name.toLowerCase())).not.toContain('x-http-method-override')
  const mapped = await over(
    {},
    { type: 'HTTP_PROXY', uri, httpMethod: 'ANY', requestParameters: { 'integration.request.header.X-Asked': 'method.request.header.X-HTTP-Method-Override' } },
  )
  await mapped.call('POST /pets/1', { 'X-HTTP-Method-Override': 'PATCH' })
  expect(mapped.last().headers.get('X-Asked')).toEqual(['PATCH'])
  const same = await over(
    {},
    {
      type: 'HTTP_PROXY',
      uri,
      httpMethod: 'ANY',
      requestParameters: { 'integration.request.header.X-HTTP-Method-Override': 'method.request.header.X-HTTP-Method-Override' },
    },
  )
  await same.call('POST /pets/1', { 'X-HTTP-Method-Override': 'PATCH' })
  expect(same.last().headers.get('X-HTTP-Method-Override')).toEqual(['PATCH'])
})

test('HTTP_PROXY writes the client’s query anew, before what is mapped', async () => {
  const { call, last } = await over(
    {},
    { type: 'HTTP_PROXY', uri: 'http://backend.example/pets?own=%2F', requestParameters: { 'integration.request.querystring.b': "'/'" } },
  )
  await call('GET /pets/1?sig=a%2Fb&t=12%3A30')
  expect(last().path).toBe('/pets?own=%2F&sig=a/b&t=12:30&b=%2F')
})

test('HTTP_PROXY names itself where the client does not', async () => {
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri })
  await call('GET /pets/1')
  expect(last().headers.get('User-Agent')).toEqual(['AmazonAPIGateway_abc123'])
  await call('GET /pets/1', { 'user-agent': 'me' })
  expect(last().headers.get('User-Agent')).toEqual(['me'])
  const mapped = await over({}, { type: 'HTTP_PROXY', uri, requestParameters: { 'integration.request.header.user-agent': "'mapped'" } })
  await mapped.call('GET /pets/1', { 'User-Agent': 'me' })
  expect([mapped.last().headers.get('user-agent'), mapped.last().headers.get('User-Agent')]).toEqual([['mapped'], undefined])
})

test('HTTP_PROXY returns what belongs to the connection under x-amzn-Remapped names', async () => {
  const headers = [
    'Date',
    'Thu, 01 Jan 2026 00:00:00 GMT',
    'Connection',
    'close',
    'Content-Length',
    '2',
    'server',
    'nginx',
    'x-amzn-RequestId',
    'theirs',
    'Transfer-Encoding',
    'chunked',
    'Content-Type',
    'text/plain',
    'X-Own',
    '1',
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
  ]
  const { call } = await over({ text: 'hi', headers, status: 418 }, { type: 'HTTP_PROXY', uri })
  const answer = await call('GET /pets/1')
  expect(answer).toMatchObject({ status: 418, body: 'hi' })
  expect(answer.headers).toMatchObject({
    'x-amzn-Remapped-Date': 'Thu, 01 Jan 2026 00:00:00 GMT',
    'x-amzn-Remapped-Connection': 'close',
    'x-amzn-Remapped-Content-Length': '2',
    'x-amzn-Remapped-Server': 'nginx',
    'x-amzn-Remapped-x-amzn-RequestId': 'theirs',
    'x-amzn-RequestId': '0f3cd2a5-0000-4000-8000-000000000001',
    'Content-Type': 'text/plain',
    'Content-Length': '2',
    'X-Own': '1',
  })
  expect(answer.headers).not.toHaveProperty('Transfer-Encoding')
  expect(answer.headerLists.get('Set-Cookie')).toEqual(['a=1', 'b=2'])
})

test.each(['Content-Length', 'transfer-encoding', 'X-Amzn-Trace-Id', 'x-amzn-apigateway-api-id'])(
  'mapping %s to the back end fails when called',
  async (name) => {
    for (const type of ['HTTP', 'HTTP_PROXY'] as const) {
      const { call } = await over({}, { type, uri, requestParameters: { [`integration.request.header.${name}`]: "'1'" } })
      expect((await call('GET /pets/1')).status).toBe(500)
    }
  },
)

test('a mapped header without a value is left out, and a repeated one becomes several', async () => {
  const { call } = await over(
    { headers: ['X-Many', '1', 'X-Many', '2', 'X-One', 'first', 'X-One', 'last'] },
    {
      type: 'HTTP',
      uri,
      integrationResponses: {
        200: {
          statusCode: '200',
          responseParameters: {
            'method.response.header.Missing': 'integration.response.header.Nowhere',
            'method.response.header.Many': 'integration.response.multivalueheader.X-Many',
            'method.response.header.One': 'integration.response.header.X-One',
            'method.response.header.Case': 'integration.response.header.x-one',
            'method.response.header.Undeclared': "'x'",
            'method.response.header.Stage': 'context.stage',
          },
        },
      },
    },
    {
      method: {
        methodResponses: {
          200: {
            statusCode: '200',
            responseParameters: {
              'method.response.header.Missing': false,
              'method.response.header.Many': false,
              'method.response.header.One': false,
              'method.response.header.Case': false,
              'method.response.header.Stage': false,
            },
          },
        },
      },
    },
  )
  const { headerLists } = await call('GET /pets/1')
  expect(headerLists.get('Many')).toEqual(['1', '2'])
  expect(headerLists.get('One')).toEqual(['last'])
  expect(headerLists.get('Stage')).toEqual(['dev'])
  expect([...headerLists.keys()].filter((name) => ['Missing', 'Case', 'Undeclared'].includes(name))).toEqual([])
})

test('a selection pattern must match the whole status; without a match and a default the answer is 500', async () => {
  const integrationResponses = { 200: { statusCode: '200', selectionPattern: '2' }, 400: { statusCode: '400', selectionPattern: '4\\d{2}' } }
  const methodResponses = { 200: { statusCode: '200' }, 400: { statusCode: '400' } }
  const answering = async (status: number) =>
    (await over({ status }, { type: 'HTTP', uri, integrationResponses }, { method: { methodResponses } })).call('GET /pets/1')
  expect((await answering(404)).status).toBe(400)
  expect(await answering(200)).toMatchObject({ status: 500, body: '{"message": "Internal server error"}' })
})

test('an integration response whose code has no method response is 500', async () => {
  const { call } = await over({}, { type: 'HTTP', uri, integrationResponses: { 202: { statusCode: '202' } } })
  expect((await call('GET /pets/1')).status).toBe(500)
})

test('parts of the body are mapped into query and headers, complex ones as JSON; broken JSON is 400', async () => {
  const { call, last } = await over(
    {},
    {
      type: 'HTTP',
      uri,
      httpMethod: 'POST',
      requestParameters: {
        'integration.request.querystring.name': 'method.request.body.pet.name',
        'integration.request.header.X-Pet': 'method.request.body.pet',
        'integration.request.header.X-All': 'method.request.body',
        'integration.request.querystring.none': 'method.request.body.nothing',
      },
    },
  )
  await call('POST /pets/1', {}, '{"pet":{"name":"R x","n":[1]}}')
  expect(last().url).toBe('http://backend.example/pets/{id}?name=R%20x')
  expect(last().headers.get('X-Pet')).toEqual(['{"name":"R x","n":[1]}'])
  expect(last().headers.get('X-All')).toEqual(['{"pet":{"name":"R x","n":[1]}}'])
  expect(await call('POST /pets/1', {}, '{"pet":')).toMatchObject({ status: 400, body: '{"message": "Invalid JSON in request body"}' })
})

test('several values are mapped as a repeated query name and as one header with commas', async () => {
  const { call, last } = await over(
    {},
    {
      type: 'HTTP',
      uri: 'http://backend.example',
      requestParameters: {
        'integration.request.querystring.all': 'method.request.multivaluequerystring.p',
        'integration.request.querystring.last': 'method.request.querystring.p',
        'integration.request.header.X-H': 'method.request.multivalueheader.H',
      },
    },
  )
  await call('GET /pets/1?p=10&p=20&p=30', { H: ['a', 'b'] })
  expect(last().url).toBe('http://backend.example/?all=10&all=20&all=30&last=30')
  expect(last().headers.get('X-H')).toEqual(['a,b'])
})

test('stage variables stand for any part of the address', async () => {
  const { call, last } = await over(
    {},
    { type: 'HTTP', uri: 'https://${stageVariables.host}/${stageVariables.base}/x?k=${stageVariables.none}', requestParameters: {} },
    { stage: { variables: { host: 'api.example:8443', base: 'v1' } } },
  )
  await call('GET /pets/1')
  expect(last().url).toBe('https://api.example:8443/v1/x?k=')
})

test('a part of the address may have any name that a parameter has; one that nothing is mapped to stays', async () => {
  const requestParameters = { 'integration.request.path.pet-id': "'7'", 'integration.request.path.a.b': "'8'" }
  const { call, last } = await over({}, { type: 'HTTP', uri: 'http://backend.example/{pet-id}/{a.b}/{none-such}', requestParameters })
  await call('GET /pets/1')
  expect(last().url).toBe('http://backend.example/7/8/{none-such}')
})

test.each([
  'http://',
  'ftp://backend.example/',
  'http://backend.example:22/',
  'http://user@backend.example/',
  'backend.example',
  'http://a b/',
  '${stageVariables.none}',
])('%s is an invalid endpoint address', async (uri) => {
  const { call } = await over({}, { type: 'HTTP_PROXY', uri }, { stage: { methodSettings: { '*/*': { ...allLogs } } } })
  const answer = await call('GET /pets/1')
  expect(answer.status).toBe(500)
  expect(answer.report?.executionLog().map((line) => line.text)).toContain('Execution failed due to configuration error: Invalid endpoint address')
})
const allLogs = trialSetting({ dataTraceEnabled: true })

test('a path value is decoded, and escaped again where it would break out of its place', async () => {
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri, requestParameters: mapsId })
  await call('GET /pets/a%20b%2Fc%3Fd%23e')
  expect(last().url).toBe('http://backend.example/pets/a%20b/c%3Fd%23e')
  await call('GET /pets/%0d%0aX-Injected:1')
  expect(last().url).toBe('http://backend.example/pets/%0D%0AX-Injected:1')
})

test('a path value is decoded wherever it is mapped to, and what a template makes of it too', async () => {
  const { call, last } = await over(
    {},
    {
      type: 'HTTP',
      uri,
      requestParameters: {
        ...mapsId,
        'integration.request.querystring.q': 'method.request.path.id',
        'integration.request.header.X-Id': 'method.request.path.id',
      },
      requestTemplates: { 'text/plain': "#set($context.requestOverride.path.id = $input.params('id'))" },
    },
  )
  await call('GET /pets/a%20b%2Bc')
  expect(last().url).toBe('http://backend.example/pets/a%20b+c?q=a%20b%2Bc')
  expect(last().headers.get('X-Id')).toEqual(['a b+c'])
  await call('GET /pets/50%2525')
  expect(last().url).toBe('http://backend.example/pets/50%2525?q=50%2525')
  await call('GET /pets/a%20b%2Bc', { 'Content-Type': 'text/plain' })
  expect(last().url).toBe('http://backend.example/pets/a%20b+c?q=a%20b%2Bc')
})

test.each([
  ['timeout', 504, 'Endpoint request timed out', 'INTEGRATION_TIMEOUT'],
  ['network', 504, 'Network error communicating with endpoint', 'INTEGRATION_FAILURE'],
  ['unreachable', 500, 'Internal server error', 'INTEGRATION_FAILURE'],
  ['too-large', 500, 'Internal server error', 'INTEGRATION_FAILURE'],
  ['unknown-host', 500, 'Internal server error', 'API_CONFIGURATION_ERROR'],
  ['untrusted', 500, 'Internal server error', 'API_CONFIGURATION_ERROR'],
  ['invalid-endpoint', 500, 'Internal server error', 'API_CONFIGURATION_ERROR'],
] as const)('a back end that ends in %s is %i %s', async (reason: BackendFailureReason, status, message, type) => {
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://backend.example/' } } }),
    ports: { http: { send: () => Promise.reject(new BackendFailure(reason, 'because')) } },
  })
  const answer = await call('GET /pets')
  expect(answer).toMatchObject({ status, body: `{"message": "${message}"}`, headers: { 'x-amzn-ErrorType': 'InternalServerErrorException' } })
  expect(answer.report?.metrics.gatewayResponseType).toBe(type)
})

test('the response template is chosen by the first type of Accept, else application/json, else the first there is', async () => {
  const responding = (responseTemplates: Record<string, string | null>) =>
    over({ text: 'raw' }, { type: 'HTTP', uri, integrationResponses: { 200: { statusCode: '200', responseTemplates } } })
  const both = await responding({ 'text/html': '<html>', 'application/json': '{}' })
  expect((await both.call('GET /pets/1', { Accept: 'text/html, */*' })).body).toBe('<html>')
  expect((await both.call('GET /pets/1', { Accept: 'image/png' })).body).toBe('{}')
  expect((await both.call('GET /pets/1')).body).toBe('{}')
  expect((await (await responding({ 'text/html': '<html>' })).call('GET /pets/1')).body).toBe('<html>')
  expect((await (await responding({ 'application/json': null })).call('GET /pets/1')).body).toBe('raw')
})

test('a query value cannot smuggle a header to the back end; one beyond Latin-1 goes as UTF-8', async () => {
  const { call, last } = await over(
    {},
    { type: 'HTTP_PROXY', uri: 'http://b.example/', requestParameters: { 'integration.request.header.X-Q': 'method.request.querystring.q' } },
  )
  expect((await call('GET /pets/1?q=a%0d%0aX-Injected:1')).status).toBe(500)
  expect((await call('GET /pets/1?q=%E2%82%AC')).status).toBe(200)
  expect(last().headers.get('X-Q')).toEqual(['\u00e2\u0082\u00ac'])
})

test('a VPC link is named by its id or by a stage variable, and the address gives the host alone', async () => {
  const linked = { type: 'HTTP_PROXY', uri: 'http://internal.example/x', connectionType: 'VPC_LINK' } as const
  const fixed = await over({}, { ...linked, connectionId: 'link1' })
  await fixed.call('GET /pets/1')
  expect(fixed.last()).toMatchObject({ vpcLinkId: 'link1', origin: 'http://internal.example' })
  const variable = await over({}, { ...linked, connectionId: '${stageVariables.link}' }, { stage: { variables: { link: 'link2' } } })
  await variable.call('GET /pets/1')
  expect(variable.last().vpcLinkId).toBe('link2')
})

test('the stage’s client certificate and the integration’s TLS settings go to the back end', async () => {
  const { call, last } = await over(
    {},
    { type: 'HTTP_PROXY', uri: 'https://b.example/', timeoutInMillis: 50, tlsConfig: { insecureSkipVerification: true } },
    { stage: { clientCertificateId: 'cert1' } },
  )
  await call('GET /pets/1')
  expect(last()).toMatchObject({ clientCertificateId: 'cert1', insecureSkipVerification: true, timeoutInMillis: 50 })
})

test('an answer over the limit is told in the log with its length', async () => {
  const http = { send: () => Promise.reject(answerTooLarge(10_485_761, 10_485_760)) }
  const call = await deploy({
    api: trialApi({ 'GET /pets': { integration: { type: 'HTTP_PROXY', uri: 'http://b.example' } } }),
    stage: { methodSettings: { '*/*': trialSetting() } },
    ports: { http },
  })
  expect((await call('GET /pets')).report?.executionLog().map(({ text: line }) => line)).toContain(
    'Execution failed due to configuration error: Integration response of reported length 10485761 is larger than allowed maximum of 10485760 bytes.',
  )
})

test('answers of recorded calls are read whole', async () => {
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri }, { stage: { methodSettings: { '*/*': trialSetting() } } })
  await call('GET /pets/1')
  expect(last().streamAbove).toBeUndefined()
  const quiet = await over({}, { type: 'HTTP_PROXY', uri })
  await quiet.call('GET /pets/1')
  expect(quiet.last().streamAbove).toBe(65_536)
})

test('answers that a cache may keep are read whole, however large they are', async () => {
  const setting = trialSetting({ loggingLevel: 'OFF', cachingEnabled: true })
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri }, { stage: { cacheClusterEnabled: true, methodSettings: { '~1pets~1{id}/ANY': setting } } })
  await call('GET /pets/1')
  expect(last().streamAbove).toBeUndefined()
})

test('the back end is told when the client goes away', async () => {
  const onGone = () => {}
  const { call, last } = await over({}, { type: 'HTTP_PROXY', uri }, { onGone })
  await call('GET /pets/1')
  expect(last().onGone).toBe(onGone)
})
