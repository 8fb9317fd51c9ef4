import { expect, test } from 'vitest'

import { type AuthorizerRules, type AuthorizerSettings, readAuthorizer } from './read-authorizer.ts'

const rules: AuthorizerRules = {
  id: 'auth01',
  isNameTaken: (name) => name === 'taken',
  patternFault: (pattern) => (pattern.includes('[') ? 'Unclosed character class' : undefined),
}
const authorizerUri = 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:000000000000:function:f/invocations'
const token = { name: 'mine', type: 'TOKEN', authorizerUri } as const

test('an authorizer has AWS’s defaults, and no TTL unless it is given one', () => {
  expect(readAuthorizer(token, rules)).toEqual({
    value: { id: 'auth01', ...token, authType: 'custom', identitySource: 'method.request.header.Authorization' },
    warnings: [],
  })
  const pool = { name: 'pool', type: 'COGNITO_USER_POOLS', providerARNs: ['arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_a'] } as const
  expect(readAuthorizer(pool, rules)).toMatchObject({ value: { ...pool, authType: 'cognito_user_pools' } })
})

test.each<[Partial<AuthorizerSettings>, field: string, text: string]>([
  [{ name: ' ' }, 'name', 'Authorizer name cannot be blank'],
  [{ name: 'taken' }, 'name', 'Authorizer name must be unique. Authorizer taken already exists in this RestApi.'],
  [
    { authorizerResultTtlInSeconds: 3601 },
    'authorizerResultTtlInSeconds',
    'Invalid Authorizer TTL specified. Authorizer TTL must be between 0 and 3600 seconds',
  ],
  [
    { authorizerUri: 'arn:aws:lambda:us-east-1:000000000000:function:f' },
    'authorizerUri',
    'Invalid Authorizer URI: arn:aws:lambda:us-east-1:000000000000:function:f. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.',
  ],
  ...[
    authorizerUri.replace('arn:aws:', 'arn:foo:'),
    authorizerUri.replace('us-east-1:lambda', ':lambda'),
    authorizerUri.replace('2015-03-31/', ''),
    authorizerUri.replace('2015-03-31', '2021-11-15').replace('invocations', 'response-streaming-invocations'),
  ].map((uri): [Partial<AuthorizerSettings>, string, string] => [
    { authorizerUri: uri },
    'authorizerUri',
    `Invalid Authorizer URI: ${uri}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
  ]),
  [{ type: 'COGNITO_USER_POOLS' }, 'providerARNs', 'At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS'],
  [{ type: 'REQUEST' }, 'identitySource', 'Identity source must be specified for REQUEST authorizers when caching is enabled'],
])('an authorizer with %o is refused by its field', (settings, field, text) => {
  expect(readAuthorizer({ ...token, ...settings }, rules)).toEqual({ faults: [{ field, text }] })
})

test('a request authorizer that caches nothing needs no identity source', () => {
  expect(readAuthorizer({ ...token, type: 'REQUEST', authorizerResultTtlInSeconds: 0 }, rules)).not.toHaveProperty('faults')
})

test('a token validation that does not compile is kept, with a warning', () => {
  expect(readAuthorizer({ ...token, identityValidationExpression: '[' }, rules)).toMatchObject({
    value: { identityValidationExpression: '[' },
    warnings: [{ field: 'identityValidationExpression' }],
  })
})
