import { expect, test } from 'vitest'
import { draftOfAuthorizer, emptyAuthorizer } from './authorizer-draft.ts'
import { authorizerMembers, authorizerPatches } from './authorizer-input.ts'

const pool = 'arn:aws:cognito-idp:us-east-1:000000000000:userpool/us-east-1_zoo'

test('a token authorizer names its function by the whole invocation path and its header as identity source', () => {
  expect(authorizerMembers({ ...emptyAuthorizer, name: 'Keeper', functionName: 'check', tokenValidation: '^Bearer' }, '123456789012')).toEqual({
    name: 'Keeper',
    type: 'TOKEN',
    identitySource: 'method.request.header.Authorization',
    identityValidationExpression: '^Bearer',
    authorizerResultTtlInSeconds: 300,
    authorizerUri: 'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:check/invocations',
  })
})

test('a request authorizer joins its identity sources', () => {
  const draft = {
    ...emptyAuthorizer,
    name: 'Keeper',
    functionName: 'check',
    payload: 'REQUEST' as const,
    identitySources: [
      { type: 'header' as const, key: 'X-Key' },
      { type: 'stageVariable' as const, key: 'tenant' },
    ],
  }
  expect(authorizerMembers(draft, '1').identitySource).toBe('method.request.header.X-Key, stageVariables.tenant')
})

test('what is stored reads back as the draft that made it', () => {
  const draft = { ...emptyAuthorizer, name: 'Pool', kind: 'cognito' as const, userPools: [{ arn: pool }], caching: false }
  const stored = { id: 'a1', ...authorizerMembers(draft, '1') }
  expect(authorizerPatches(stored, draftOfAuthorizer(stored), '1')).toEqual([])
})

test.each([
  'arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${stageVariables.guard}/invocations',
  'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:1:function:guard/invocations',
  'arn:aws-us-gov:apigateway:us-gov-west-1:lambda:path/2015-03-31/functions/guard/invocations/',
])('the function at %s stays until another is named', (authorizerUri) => {
  const stored = { id: 'a1', name: 'Keeper', type: 'TOKEN' as const, authorizerUri, identitySource: 'method.request.header.Authorization' }
  const draft = draftOfAuthorizer(stored)
  expect(authorizerPatches(stored, draft, '1')).toEqual([])
  expect(authorizerPatches(stored, { ...draft, functionName: 'arn:aws:lambda:us-east-1:1:function:other' }, '1')).toMatchObject([{ path: '/authorizerUri' }])
})

test('user pools are added and removed one by one', () => {
  const stored = { id: 'a1', name: 'Pool', type: 'COGNITO_USER_POOLS' as const, providerARNs: [pool], identitySource: 'method.request.header.Authorization' }
  expect(authorizerPatches(stored, { ...draftOfAuthorizer(stored), userPools: [{ arn: `${pool}2` }] }, '1')).toEqual([
    { op: 'add', path: '/providerARNs', value: `${pool}2` },
    { op: 'remove', path: '/providerARNs', value: pool },
  ])
})
