import { expect, test } from 'vitest'
import { type AuthorizerDraft, emptyAuthorizer } from './authorizer-draft.ts'
import { checkAuthorizer } from './check-authorizer.ts'

const named: AuthorizerDraft = { ...emptyAuthorizer, name: 'K', functionName: 'f' }

test('what AWS would refuse is said before it is sent, at the member that it speaks of', () => {
  expect(fields(emptyAuthorizer)).toEqual(['authorizerUri', 'name'])
  expect(fields({ ...named, payload: 'REQUEST', identitySources: [] })).toEqual(['identitySource'])
  expect(fields({ ...named, payload: 'REQUEST', identitySources: [], caching: false })).toEqual([])
  expect(fields({ ...named, kind: 'cognito', userPools: [] })).toEqual(['providerARNs'])
  expect(fields({ ...named, ttl: '3601' })).toEqual(['authorizerResultTtlInSeconds'])
})

test('caching that is on needs a time, though AWS takes 0 for off', () => {
  expect(fields({ ...named, ttl: '0' })).toEqual(['authorizerResultTtlInSeconds'])
  expect(fields({ ...named, ttl: '0', caching: false })).toEqual([])
})

test('a token validation that does not compile is warned of, since nothing will match it', () => {
  const { faults, warnings } = checkAuthorizer({ ...named, tokenValidation: '[' })
  expect(faults).toEqual([])
  expect(warnings.map(({ field }) => field)).toEqual(['identityValidationExpression'])
})

function fields(draft: AuthorizerDraft): readonly string[] {
  return checkAuthorizer(draft).faults.map(({ field }) => field)
}
