import { trialPolicy } from '../testing/trial-policy.ts'
import type { Authorizer, RestApi } from '@fourbox/domain'
import { expect, test } from 'vitest'
import type { CacheEntry } from '../ports/cache.ts'
import type { CallerIdentity, SignatureVerdict, TokenVerdict } from '../ports/callers.ts'
import type { LambdaAnswer, LambdaRequest } from '../ports/back-ends.ts'
import type { Ports } from '../ports/ports.ts'
import { BackendFailure } from '../ports/back-ends.ts'
import { answering, authorizersOf, deploy, trialApi, type TrialMethods } from '../testing/trial.ts'
import { trialSetting } from '../testing/trial-setting.ts'
import { readAuthorizerResult } from './authorizer-result.ts'

const arnOf = (path: string) => `arn:aws:execute-api:us-east-1:123456789012:abc123/${path}`
const policyOf = (effect: string, resource: string | readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: effect, Action: 'execute-api:Invoke', Resource: resource }],
})
const uri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:auth/invocations'
const tokenAuthorizer: Authorizer = { id: 'a1', name: 'auth', type: 'TOKEN', authorizerUri: uri, identitySource: 'method.request.header.Authorization' }
const requestAuthorizer: Authorizer = {
  id: 'a1',
  name: 'auth',
  type: 'REQUEST',
  authorizerUri: uri,
  identitySource: 'method.request.header.X-User, method.request.querystring.q',
}

const shows = {
  ...answering(
    '$context.authorizer.principalId $context.authorizer.number $context.identity.apiKeyId $context.identity.userArn $context.authorizer.claims.sub',
  ),
}

/** A function's answers in turn; the last one stays. */
function authorizerOf(...results: readonly unknown[]): { readonly lambda: Ports['lambda']; readonly events: LambdaRequest[] } {
  const events: LambdaRequest[] = []
  const answer = (result: unknown): LambdaAnswer => ({
    status: 200,
    payload: JSON.stringify(result) ?? '',
    functionError: isFailure(result) ? 'Unhandled' : undefined,
    requestId: 'r',
    executedVersion: '$LATEST',
  })
  return {
    events,
    lambda: {
      invoke(request) {
        events.push(request)
        return Promise.resolve(answer(results[Math.min(events.length, results.length) - 1]))
      },
    },
  }
}
function isFailure(result: unknown): boolean {
  return typeof result === 'object' && result !== null && 'errorMessage' in result
}

function keeping(): Ports['cache'] {
  const entries = new Map<string, CacheEntry>()
  return {
    get: (scope, key) => entries.get(`${scope} ${key}`),
    set: (scope, key, value) => void entries.set(`${scope} ${key}`, value),
  }
}

function custom(authorizer: Authorizer, ports: Partial<Ports>, more: Partial<RestApi> = {}, methods: TrialMethods = {}) {
  const guarded = { authorizationType: 'CUSTOM' as const, authorizerId: 'a1', ...shows }
  return deploy({ api: trialApi({ 'GET /pets': guarded, 'GET /pets/{id}': guarded, ...methods }, { authorizers: authorizersOf(authorizer), ...more }), ports })
}

test('a TOKEN authorizer is sent the token and the method ARN, and its principal and context reach the templates', async () => {
  const { lambda, events } = authorizerOf({ principalId: 'user|1', policyDocument: policyOf('Allow', arnOf('dev/GET/*')), context: { number: 1, flag: true } })
  const call = await custom(tokenAuthorizer, { lambda })
  expect(await call('GET /pets', { authorization: 'Bearer abc' })).toMatchObject({ status: 200, body: 'user|1 1   ' })
  expect(JSON.parse(events[0]?.payload ?? '')).toEqual({ type: 'TOKEN', methodArn: arnOf('dev/GET/pets'), authorizationToken: 'Bearer abc' })
  const sourceArn = 'arn:aws:execute-api:us-east-1:123456789012:abc123/authorizers/a1'
  expect(events[0]).toMatchObject({ sourceArn, headers: expect.arrayContaining(['X-Amz-Source-Arn', sourceArn, 'User-Agent', 'AmazonAPIGateway_abc123']) })
  expect(events[0]?.functionArn).toBe('arn:aws:lambda:us-east-1:123456789012:function:auth')
})

test('numbers of an authorizer’s context are texts, as Java writes them', () => {
  const payload = `{"principalId":"u","policyDocument":${JSON.stringify(policyOf('Allow', '*'))},"context":{"one":1,"real":1.0,"long":12345678901234567890,"far":1e3,"flag":true}}`
  const context = readAuthorizerResult(payload, 'TOKEN')?.context ?? []
  expect(Object.fromEntries(context)).toEqual({ one: '1', real: '1.0', long: '12345678901234567890', far: '1000.0', flag: 'true' })
})

test('a REQUEST authorizer may leave its principal out, and may not give one that is no text', () => {
  const read = (principal: object) => readAuthorizerResult(JSON.stringify({ ...principal, policyDocument: policyOf('Allow', '*') }), 'REQUEST')
  expect(read({})).toMatchObject({ principalId: undefined })
  expect(read({ principalId: 'u' })).toMatchObject({ principalId: 'u' })
  expect(read({ principalId: 7 })).toBeUndefined()
  expect(read({ principalId: { name: 'u' } })).toBeUndefined()
})

test('a missing token, and one that does not match the validation expression, are 401 without a call', async () => {
  const { lambda, events } = authorizerOf({})
  const call = await custom({ ...tokenAuthorizer, identityValidationExpression: 'Bearer \\w+' }, { lambda })
  for (const headers of [{}, { Authorization: '' }, { Authorization: 'Basic abc' }, { Authorization: 'x Bearer abc' }]) {
    expect(await call('GET /pets', headers)).toMatchObject({
      status: 401,
      body: '{"message":"Unauthorized"}',
      headers: { 'x-amzn-ErrorType': 'UnauthorizedException' },
    })
  }
  expect(events).toEqual([])
})

test('nothing is logged of a token that is missing or does not match, all else is', async () => {
  const { lambda } = authorizerOf({ errorMessage: 'Unauthorized' })
  const call = await deploy({
    api: trialApi(
      { 'GET /pets': { authorizationType: 'CUSTOM', authorizerId: 'a1', ...shows } },
      { authorizers: authorizersOf({ ...tokenAuthorizer, identityValidationExpression: 'Bearer \\w+' }) },
    ),
    stage: { methodSettings: { '*/*': trialSetting() } },
    ports: { lambda },
  })
  const logOf = async (headers: Readonly<Record<string, string>>) => (await call('GET /pets', headers)).report?.executionLog()
  expect(await logOf({})).toEqual([])
  expect(await logOf({ Authorization: 'Basic abc' })).toEqual([])
  expect((await logOf({ Authorization: 'Bearer abc' }))?.at(-1)?.text).toBe('Method completed with status: 401')
})

test('a denial spells its key Message, and says when it is explicit', async () => {
  const denied = await custom(tokenAuthorizer, authorizerOf({ principalId: 'u', policyDocument: policyOf('Deny', '*') }))
  expect(await denied('GET /pets', { Authorization: 'x' })).toMatchObject({
    status: 403,
    body: '{"Message":"User is not authorized to access this resource with an explicit deny"}',
    headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
  })
  const silent = await custom(tokenAuthorizer, authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', arnOf('dev/POST/*')) }))
  expect((await silent('GET /pets', { Authorization: 'x' })).body).toBe('{"Message":"User is not authorized to access this resource"}')
})

test.each([
  ['throws', { errorMessage: 'boom' }],
  ['returns null', null],
  ['returns a proxy answer', { statusCode: 200, body: '' }],
  ['returns no policy', { principalId: 'u' }],
  ['returns a broken policy', { principalId: 'u', policyDocument: { Statement: [{ Effect: 'Maybe', Action: '*', Resource: '*' }] } }],
  ['returns an object in its context', { principalId: 'u', policyDocument: policyOf('Allow', '*'), context: { a: {} } }],
  ['returns no principalId', { policyDocument: policyOf('Allow', '*') }],
])('an authorizer that %s is 500 with a null message', async (_title, result) => {
  const call = await custom(tokenAuthorizer, authorizerOf(result))
  expect(await call('GET /pets', { Authorization: 'x' })).toMatchObject({
    status: 500,
    body: '{"message":null}',
    headers: { 'x-amzn-ErrorType': 'AuthorizerConfigurationException' },
  })
})

test('an authorizer that is too slow is 500 too, not 504', async () => {
  const call = await custom(tokenAuthorizer, { lambda: { invoke: () => Promise.reject(new BackendFailure('timeout', 'too slow')) } })
  expect(await call('GET /pets', { Authorization: 'x' })).toMatchObject({ status: 500, body: '{"message":null}' })
})

test('an authorizer that fails with the exact text Unauthorized is 401', async () => {
  const call = await custom(tokenAuthorizer, authorizerOf({ errorMessage: 'Unauthorized' }))
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(401)
})

test('what is cached is the policy: it is checked again for each method ARN', async () => {
  const { lambda, events } = authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', arnOf('dev/GET/pets')) })
  const call = await custom(tokenAuthorizer, { lambda, cache: keeping() })
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(200)
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(200)
  expect((await call('GET /pets/1', { Authorization: 'x' })).status).toBe(403)
  expect(events).toHaveLength(1)
  await call('GET /pets', { Authorization: 'y' })
  expect(events).toHaveLength(2)
})

test('the verdict of one authorizer lets nobody past another, whatever they send both', async () => {
  const asked: string[] = []
  const cache = keeping()
  const guarded = (authorizerId: string) => ({ authorizationType: 'CUSTOM' as const, authorizerId, ...shows })
  const named = (id: string): Authorizer => ({ ...tokenAuthorizer, id, name: id, authorizerUri: uri.replace('function:auth', `function:${id}`) })
  const call = await deploy({
    api: trialApi({ 'GET /open': guarded('guest'), 'GET /admin': guarded('admin') }, { authorizers: authorizersOf(named('guest'), named('admin')) }),
    ports: {
      cache,
      lambda: {
        invoke({ functionArn, ...request }) {
          asked.push(functionArn.split(':').at(-1) ?? '')
          const { lambda } = authorizerOf({ principalId: 'u', policyDocument: policyOf(functionArn.endsWith('guest') ? 'Allow' : 'Deny', '*') })
          return lambda.invoke({ functionArn, ...request })
        },
      },
    },
  })
  const statusOf = async (path: string) => (await call(`GET ${path}`, { Authorization: 'the same' })).status
  expect([await statusOf('/open'), await statusOf('/admin'), await statusOf('/open'), await statusOf('/admin')]).toEqual([200, 403, 200, 403])
  expect(asked).toEqual(['guest', 'admin'])
})

test('failed outputs are not cached, and nothing is with a TTL of 0', async () => {
  const failing = authorizerOf(null, { principalId: 'u', policyDocument: policyOf('Allow', '*') })
  const call = await custom(tokenAuthorizer, { lambda: failing.lambda, cache: keeping() })
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(500)
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(200)

  const { lambda, events } = authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', '*') })
  const uncached = await custom({ ...tokenAuthorizer, authorizerResultTtlInSeconds: 0 }, { lambda, cache: keeping() })
  await uncached('GET /pets', { Authorization: 'x' })
  await uncached('GET /pets', { Authorization: 'x' })
  expect(events).toHaveLength(2)
})

test('a REQUEST authorizer is sent the request without its body; with caching every source must be there', async () => {
  const { lambda, events } = authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', '*') })
  const call = await custom(requestAuthorizer, { lambda })
  expect((await call('GET /pets?q=1', {})).status).toBe(401)
  expect((await call('GET /pets/7?q=1&q=2', { 'X-User': 'me' })).status).toBe(200)
  expect(JSON.parse(events[0]?.payload ?? '')).toMatchObject({
    type: 'REQUEST',
    methodArn: arnOf('dev/GET/pets/7'),
    resource: '/pets/{id}',
    path: '/pets/7',
    httpMethod: 'GET',
    headers: { 'X-User': 'me' },
    queryStringParameters: { q: '2' },
    multiValueQueryStringParameters: { q: ['1', '2'] },
    pathParameters: { id: '7' },
    stageVariables: {},
    requestContext: { stage: 'dev', resourcePath: '/pets/{id}' },
  })
  expect(JSON.parse(events[0]?.payload ?? '')).not.toHaveProperty('body')

  const optional = await custom(
    { ...requestAuthorizer, authorizerResultTtlInSeconds: 0 },
    authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', '*') }),
  )
  expect((await optional('GET /pets')).status).toBe(200)
})

test('what is empty is an empty object for a REQUEST authorizer, not null as in a proxy event', async () => {
  const { lambda, events } = authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', '*') })
  await (
    await custom({ ...requestAuthorizer, authorizerResultTtlInSeconds: 0 }, { lambda })
  )('GET /pets')
  expect(JSON.parse(events[0]?.payload ?? '')).toMatchObject({
    queryStringParameters: {},
    multiValueQueryStringParameters: {},
    pathParameters: {},
    stageVariables: {},
  })
})

test('a method ARN over 1600 bytes is 414', async () => {
  const call = await custom(tokenAuthorizer, authorizerOf({ principalId: 'u', policyDocument: policyOf('Allow', '*') }))
  expect(await call(`GET /pets/${'x'.repeat(1600)}`, { Authorization: 'x' })).toMatchObject({ status: 414, body: '{"message":"Request URI too long"}' })
})

test('so it is whatever authorizes the method, and not where nothing does', async () => {
  const call = await deploy({
    api: trialApi(
      {
        'GET /signed/{proxy+}': { authorizationType: 'AWS_IAM', ...answering('') },
        'GET /pooled/{proxy+}': { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a1', ...answering('') },
        'GET /open/{proxy+}': answering('open'),
      },
      { authorizers: authorizersOf(pool) },
    ),
    ports: {
      signatures: { verify: () => Promise.resolve({ outcome: 'valid', caller }) },
      tokens: { verify: () => Promise.resolve(identity) },
    },
  })
  const statusOf = async (start: string) => (await call(`GET /${start}/${'x'.repeat(1600)}`, { Authorization: 'good' })).status
  expect([await statusOf('signed'), await statusOf('pooled'), await statusOf('open')]).toEqual([414, 414, 200])
})

test('routing comes before authorization: a protected verb does not hold the path', async () => {
  const call = await deploy({ api: trialApi({ 'POST /admin': { authorizationType: 'AWS_IAM', ...answering('') }, 'ANY /{proxy+}': answering('open') }) })
  expect(await call('GET /admin')).toMatchObject({ status: 200, body: 'open' })
})

const caller: CallerIdentity = { accessKey: 'AKIA', accountId: '123456789012', caller: 'AIDA', user: 'AIDA', userArn: 'arn:aws:iam::123456789012:user/me' }

function signed(verdict: SignatureVerdict, more: Partial<RestApi> = {}) {
  return deploy({
    api: trialApi({ 'GET /pets': { authorizationType: 'AWS_IAM', ...shows } }, more),
    ports: { signatures: { verify: () => Promise.resolve(verdict) } },
  })
}

test.each([
  [{ outcome: 'unsigned' }, 'Missing Authentication Token', 'MissingAuthenticationTokenException'],
  [{ outcome: 'stale', message: 'Signature expired: x' }, 'Signature expired: x', 'InvalidSignatureException'],
  [{ outcome: 'expired-token' }, 'The security token included in the request is expired', 'ExpiredTokenException'],
  [{ outcome: 'unknown-key' }, 'The security token included in the request is invalid.', 'UnrecognizedClientException'],
  [{ outcome: 'malformed', message: 'no equal-sign' }, 'no equal-sign', 'IncompleteSignatureException'],
] as const)('an AWS_IAM request that is %j is 403', async (verdict, message, type) => {
  const answer = await (await signed(verdict))('GET /pets')
  expect(answer).toMatchObject({ status: 403, body: JSON.stringify({ message }), headers: { 'x-amzn-ErrorType': type } })
})

test('a stale date is INVALID_SIGNATURE, not EXPIRED_TOKEN', async () => {
  const answer = await (await signed({ outcome: 'stale', message: 'Signature expired: x' }))('GET /pets')
  expect(answer.report?.metrics.gatewayResponseType).toBe('INVALID_SIGNATURE')
})

test('a request without a method but with an Authorization header that is no signature gets the parser’s text, as DEFAULT_4XX', async () => {
  const call = await signed({ outcome: 'malformed', message: 'bad header' })
  const answer = await call('GET /nowhere', { Authorization: 'Bearer abc' })
  expect(answer).toMatchObject({ status: 403, body: '{"message":"bad header"}', headers: { 'x-amzn-ErrorType': 'IncompleteSignatureException' } })
  expect(answer.report?.metrics.gatewayResponseType).toBe('DEFAULT_4XX')
  expect((await call('GET /nowhere')).body).toBe('{"message":"Missing Authentication Token"}')
})

test('who signed reaches the templates', async () => {
  expect((await (await signed({ outcome: 'valid', caller }))('GET /pets')).body.trim()).toBe('arn:aws:iam::123456789012:user/me')
})

const resourcePolicy = (effect: string, condition?: unknown) =>
  JSON.stringify({
    Statement: [
      {
        Effect: effect,
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*',
        ...(condition === undefined ? {} : { Condition: condition }),
      },
    ],
  })

test('a resource policy that does not allow refuses an open method, naming what was asked', async () => {
  const call = (policy: string) => deploy({ api: trialApi({ 'GET /pets': answering('') }, { policy }) }).then((send) => send('GET /pets'))
  expect((await call(resourcePolicy('Allow'))).status).toBe(200)
  expect(await call(resourcePolicy('Deny'))).toMatchObject({
    status: 403,
    body: '{"Message":"User: anonymous is not authorized to perform: execute-api:Invoke on resource: arn:aws:execute-api:us-east-1:********9012:abc123/dev/GET/pets with an explicit deny"}',
    headers: { 'x-amzn-ErrorType': 'AccessDeniedException' },
  })
  expect((await call(resourcePolicy('Allow', { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))).body).toContain(
    'because no resource-based policy allows the execute-api:Invoke action',
  )
  expect((await call(resourcePolicy('Allow', { IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '203.0.113.0/24'] } }))).status).toBe(200)
})

test('slashes that routing passes over get nobody around a policy', async () => {
  const policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      { Effect: 'Deny', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/dev/GET/admin' },
    ],
  })
  const call = await deploy({ api: trialApi({ 'GET /admin': answering('admin'), 'GET /': answering('root') }, { policy }) })
  for (const path of ['/admin', '//admin', '/admin/', '///admin/']) expect([path, (await call(`GET ${path}`)).status]).toEqual([path, 403])
  expect((await call('GET /')).status).toBe(200)
})

test('a private API without a policy refuses everything', async () => {
  const call = await deploy({ api: trialApi({ 'GET /pets': answering('') }, { endpointConfiguration: { types: ['PRIVATE'], ipAddressType: 'dualstack' } }) })
  expect((await call('GET /pets')).status).toBe(403)
})

const silentPolicy = JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/other/*' }] })
const allowing = { principalId: 'u', policyDocument: policyOf('Allow', '*') }
const nothingSaid = { principalId: 'u', policyDocument: policyOf('Allow', 'arn:aws:execute-api:*:*:*/other/*') }

test.each([
  ['Lambda allows, policy silent', silentPolicy, allowing, 200],
  ['Lambda silent, policy allows', resourcePolicy('Allow'), nothingSaid, 200],
  ['both silent', silentPolicy, nothingSaid, 403],
  ['Lambda allows, policy denies', resourcePolicy('Deny'), allowing, 403],
  ['Lambda denies, policy allows', resourcePolicy('Allow'), { principalId: 'u', policyDocument: policyOf('Deny', '*') }, 403],
])('authorizer and resource policy together: %s → %s', async (_title, policy, result, status) => {
  const call = await custom(tokenAuthorizer, authorizerOf(result), { policy })
  expect((await call('GET /pets', { Authorization: 'x' })).status).toBe(status)
})

test('an explicit deny of the policy stops before the authorizer', async () => {
  const { lambda, events } = authorizerOf(allowing)
  await (
    await custom(tokenAuthorizer, { lambda }, { policy: resourcePolicy('Deny') })
  )('GET /pets', { Authorization: 'x' })
  expect(events).toEqual([])
})

const allowAll = trialPolicy({ Effect: 'Allow', Action: '*', Resource: '*' })
test.each([
  ['own account, policy silent, identity allows', { ...caller, policies: [allowAll] }, silentPolicy, 200],
  ['own account, policy allows, identity silent', { ...caller, policies: [] }, resourcePolicy('Allow'), 200],
  ['own account, both silent', { ...caller, policies: [] }, silentPolicy, 403],
  ['own account, policy denies', caller, resourcePolicy('Deny'), 403],
  ['other account, both allow', { ...caller, accountId: '210987654321' }, resourcePolicy('Allow'), 200],
  ['other account, policy silent', { ...caller, accountId: '210987654321' }, silentPolicy, 403],
  ['other account, no policy', { ...caller, accountId: '210987654321' }, undefined, 403],
])('AWS_IAM and resource policy together: %s → %s', async (_title, who, policy, status) => {
  const call = await signed({ outcome: 'valid', caller: who }, policy === undefined ? {} : { policy })
  expect((await call('GET /pets')).status).toBe(status)
})

test('what a resource policy denies to everybody is denied before a signature is found wanting', async () => {
  for (const verdict of [{ outcome: 'unsigned' }, { outcome: 'wrong-signature' }] as const) {
    const answer = await (await signed(verdict, { policy: resourcePolicy('Deny') }))('GET /pets')
    expect(answer).toMatchObject({ status: 403, headers: { 'x-amzn-ErrorType': 'AccessDeniedException' } })
    expect(answer.body).toContain('User: anonymous is not authorized to perform')
  }
  expect((await (await signed({ outcome: 'unsigned' }, { policy: silentPolicy }))('GET /pets')).body).toBe('{"message":"Missing Authentication Token"}')
})

test('a deny for all but one caller lets that caller in', async () => {
  const policy = JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
      { Effect: 'Deny', NotPrincipal: { AWS: caller.userArn }, Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
    ],
  })
  expect((await (await signed({ outcome: 'valid', caller }, { policy }))('GET /pets')).status).toBe(200)
})

const pool: Authorizer = {
  id: 'a1',
  name: 'pool',
  type: 'COGNITO_USER_POOLS',
  identitySource: 'method.request.header.Authorization',
  providerARNs: ['arn:aws:cognito-idp:us-east-1:123456789012:userpool/p'],
}
function pooled(verdict: TokenVerdict, authorizationScopes?: readonly string[], more: Partial<RestApi> = {}) {
  return deploy({
    api: trialApi(
      {
        'GET /pets': {
          authorizationType: 'COGNITO_USER_POOLS',
          authorizerId: 'a1',
          ...(authorizationScopes === undefined ? {} : { authorizationScopes }),
          ...shows,
        },
      },
      { authorizers: authorizersOf(pool), ...more },
    ),
    ports: { tokens: { verify: (token) => Promise.resolve(token === 'good' ? verdict : { outcome: 'invalid', reason: 'not that one' }) } },
  }).then((call) => call('GET /pets', { Authorization: 'Bearer good' }))
}
const identity = { outcome: 'valid', claims: { token_use: 'id', sub: 's-1', aud: 'client' } } as const
const access = { outcome: 'valid', claims: { token_use: 'access', sub: 's-1', scope: 'pets/read pets/write' } } as const

test('a user pool takes identity tokens without scopes on the method, and access tokens with one of its scopes', async () => {
  expect(await pooled(identity)).toMatchObject({ status: 200, body: expect.stringContaining('s-1') })
  expect((await pooled(access)).status).toBe(401)
  expect((await pooled(access, ['pets/read', 'x'])).status).toBe(200)
  expect((await pooled(access, ['x'])).status).toBe(401)
  expect((await pooled(identity, ['pets/read'])).status).toBe(401)
})

test('where the method names scopes an identity token is refused, whatever scope it claims', async () => {
  const claimed = { outcome: 'valid', claims: { ...identity.claims, scope: 'pets/read' } } as const
  expect((await pooled(claimed, ['pets/read'])).status).toBe(401)
})

test('an identity token of another client than the validation expression names is refused', async () => {
  const withAudience = (identityValidationExpression: string) =>
    pooled(identity, undefined, { authorizers: authorizersOf({ ...pool, identityValidationExpression }) })
  expect((await withAudience('client|mine')).status).toBe(200)
  expect((await withAudience('clie')).status).toBe(401)
})

test.each(['good', 'Bearer good', 'bearer  good'])('a user pool finds the token in %j', async (Authorization) => {
  const call = await deploy({
    api: trialApi({ 'GET /pets': { authorizationType: 'COGNITO_USER_POOLS', authorizerId: 'a1', ...answering('in') } }, { authorizers: authorizersOf(pool) }),
    ports: { tokens: { verify: (token) => Promise.resolve(token === 'good' ? identity : { outcome: 'invalid', reason: token }) } },
  })
  expect((await call('GET /pets', { Authorization })).status).toBe(200)
})

test('an expired token says so, another invalid one does not', async () => {
  expect(await pooled({ outcome: 'expired', reason: 'exp' })).toMatchObject({ status: 401, body: '{"message":"The incoming token has expired"}' })
  expect(await pooled({ outcome: 'invalid', reason: 'x' })).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' })
})

test('with a user pool the resource policy alone must allow explicitly', async () => {
  expect((await pooled(identity, undefined, { policy: silentPolicy })).status).toBe(403)
  expect((await pooled(identity, undefined, { policy: resourcePolicy('Allow') })).status).toBe(200)
})

test('who was found is known to the gateway response of a refusal: the authorizer’s context, the signer’s ARN', async () => {
  const gatewayResponses = {
    ACCESS_DENIED: {
      responseType: 'ACCESS_DENIED' as const,
      responseParameters: {},
      responseTemplates: { 'application/json': '$context.authorizer.principalId $context.authorizer.team $context.identity.userArn' },
    },
  }
  const refusing = { principalId: 'u', context: { team: 'red' }, policyDocument: policyOf('Deny', '*') }
  const authorized = await custom(tokenAuthorizer, authorizerOf(refusing), { gatewayResponses })
  expect(await authorized('GET /pets', { Authorization: 'x' })).toMatchObject({ status: 403, body: 'u red ' })
  const called = await signed({ outcome: 'valid', caller }, { policy: resourcePolicy('Deny'), gatewayResponses })
  expect(await called('GET /pets')).toMatchObject({ status: 403, body: `  ${caller.userArn}` })
})

test('a policy whose resource is longer than 512 characters is no policy: 500', async () => {
  const arn = (length: number) => `arn:aws:execute-api:*:*:*/${'*'.repeat(length)}`.slice(0, length)
  const answer = async (resource: unknown) => {
    const call = await custom(
      tokenAuthorizer,
      authorizerOf({ principalId: 'u', policyDocument: { Statement: { Effect: 'Allow', Action: '*', Resource: resource } } }),
    )
    return (await call('GET /pets', { Authorization: 'x' })).status
  }
  expect(await answer(arn(512))).toBe(200)
  expect(await answer(arn(513))).toBe(500)
  expect(await answer(['*', arn(513)])).toBe(500)
})
