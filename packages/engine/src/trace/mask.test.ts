import { expect, test } from 'vitest'
import { encodeText } from '../content/text.ts'
import { testInvoke } from '../test-invoke/test-invoke.ts'
import { answering, authorizersOf, deploy, settings, trialApi, trialPorts } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'

const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f/invocations'
const authorizers = authorizersOf({
  id: 'a1',
  name: 'a',
  type: 'REQUEST',
  authorizerUri: uri,
  identitySource: 'method.request.header.X-Session, method.request.querystring.door',
})
const traced = { tracingEnabled: true, methodSettings: { '*/*': trialSetting({ dataTraceEnabled: true }) } }
const allowing = { principalId: 'u', policyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }
const answer = { status: 200, functionError: undefined, requestId: 'r', executedVersion: '1' }
const lambda = {
  invoke: ({ payload }: { readonly payload: string }) =>
    Promise.resolve({ ...answer, payload: JSON.stringify(payload.includes('"type":"REQUEST"') ? allowing : { statusCode: 200, body: 'ok' }) }),
}

test('what an authorizer looks for who calls in stands starred in logs and traces, and so does a query parameter that is a secret by its name', async () => {
  const method = { authorizationType: 'CUSTOM', authorizerId: 'a1', integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri } } as const
  const call = await deploy({ api: trialApi({ 'GET /pets': method }, { authorizers }), stage: traced, ports: { lambda } })
  const { status, report } = await call(
    'GET /pets?door=secret-of-the-door&access_token=secret-of-the-token&X-Amz-Signature=secret-of-the-url&page=page-seven',
    {
      'x-session': 'secret-of-the-session',
      'X-Plain': 'plain-header',
    },
  )
  expect(status).toBe(200)
  const shown = JSON.stringify([report?.executionLog(), report?.trace()])
  expect(shown).toContain('page=page-seven')
  expect(shown).toContain('plain-header')
  expect(shown).toContain('x-session=***************ession')
  expect(shown).not.toContain('secret')
})

test('an address with more secrets than are looked for leaves the headers’ starred', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('$input.params("Authorization")') }), stage: traced })
  const flood = Array.from({ length: 80 }, (_, n) => `token=${'longer-than-the-header'.repeat(2)}${n}`).join('&')
  const { report } = await call(`GET /pets?${flood}`, { Authorization: 'secret-of-the-caller' })
  expect(JSON.stringify([report?.executionLog(), report?.trace()])).not.toContain('secret-of-the-caller')
})

test('a secret stands starred wherever mappings and templates carried it, and is not shown by half at the end of a line that is cut', async () => {
  const filler = 'x'.repeat(1010)
  const integration = {
    type: 'HTTP',
    httpMethod: 'POST',
    uri: 'http://back.example/of/{key}',
    requestParameters: {
      'integration.request.path.key': 'method.request.querystring.door',
      'integration.request.querystring.k': 'method.request.header.Authorization',
    },
    requestTemplates: { 'application/json': `{"a":"${filler}","of":"$input.params('X-Session')"}` },
  } as const
  const api = trialApi({ 'POST /pets': { integration } }, { authorizers })
  const echo = { send: ({ body }: { readonly body: Uint8Array | undefined }) => Promise.resolve({ status: 200, headers: [], body: body ?? encodeText('') }) }
  const { log, trace, status } = await testInvoke(
    {
      api,
      resourceId: 'r-pets',
      httpMethod: 'POST',
      pathWithQueryString: '/pets?door=secret%20of%20the%20door',
      headers: { 'X-Session': 'secret-of-the-session', Authorization: 'Bearer secret/of+the=token' },
      body: '{}',
    },
    settings,
    trialPorts({ http: echo }),
  )
  expect(status).toBe(200)
  expect(log).toContain(' [TRUNCATED]')
  expect(JSON.stringify([log, trace])).not.toContain('secret')
})

test('an answer that nests without end, or begins with blanks, hides no cookie from the mask', async () => {
  const cookie = `"headers":{"Set-Cookie":"secret-of-the-answer"}`
  const method = { integration: { type: 'AWS_PROXY', httpMethod: 'POST', uri } } as const
  for (const payload of [`{"statusCode":200,${cookie},"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, ` \n{"statusCode":200,${cookie}}`]) {
    const ports = { lambda: { invoke: () => Promise.resolve({ ...answer, payload }) } }
    const call = await deploy({ api: trialApi({ 'GET /pets': method }), stage: traced, ports })
    const { report } = await call('GET /pets')
    expect(JSON.stringify([report?.executionLog(), report?.trace()])).not.toContain('secret')
  }
})
