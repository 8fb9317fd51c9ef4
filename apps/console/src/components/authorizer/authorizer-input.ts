import type { Authorizer, AuthorizerType, CreateAuthorizerRequest, PatchOperation } from '@aws-sdk/client-api-gateway'
import { arn, authorizerTtlInSeconds, invocationUri, parseArn } from '@fourbox/domain'
import { valuePatch } from '../../client/patches.ts'
import { type AuthorizerDraft, draftOfAuthorizer, takesToken, writeIdentitySources } from './authorizer-draft.ts'

type AuthorizerMembers = Omit<CreateAuthorizerRequest, 'restApiId'> & { readonly type: AuthorizerType }

/** What is stored of a draft. `account` stands in the ARN of a function that is named only. */
export function authorizerMembers(draft: AuthorizerDraft, account: string): AuthorizerMembers {
  const type: AuthorizerType = draft.kind === 'cognito' ? 'COGNITO_USER_POOLS' : draft.payload
  const identitySource = takesToken(draft) ? `method.request.header.${draft.tokenSource.trim()}` : writeIdentitySources(draft.identitySources)
  return {
    name: draft.name.trim(),
    type,
    ...(identitySource === '' ? {} : { identitySource }),
    ...(takesToken(draft) && draft.tokenValidation !== '' ? { identityValidationExpression: draft.tokenValidation } : {}),
    authorizerResultTtlInSeconds: draft.caching ? Number(draft.ttl) : 0,
    ...(draft.kind === 'cognito' ? { providerARNs: draft.userPools.map(({ arn }) => arn.trim()) } : lambdaMembers(draft, account)),
  }
}

/** What turns the stored authorizer into the draft. */
export function authorizerPatches(before: Authorizer, draft: AuthorizerDraft, account: string): PatchOperation[] {
  const after = authorizerMembers(draft, account)
  // The form writes addresses its own way: where its fields say the same, the stored one stays.
  const unchanged = authorizerMembers(draftOfAuthorizer(before), account)
  const pools = { before: before.providerARNs ?? [], after: after.providerARNs ?? [] }
  return [
    ...valuePatch('/name', before.name, after.name),
    ...valuePatch('/type', before.type, after.type),
    ...valuePatch('/authorizerUri', unchanged.authorizerUri, after.authorizerUri),
    ...valuePatch('/authorizerCredentials', before.authorizerCredentials, after.authorizerCredentials),
    ...valuePatch('/identitySource', before.identitySource, after.identitySource),
    ...valuePatch('/identityValidationExpression', before.identityValidationExpression, after.identityValidationExpression),
    ...valuePatch('/authorizerResultTtlInSeconds', authorizerTtlInSeconds(before), after.authorizerResultTtlInSeconds),
    ...pools.after.filter((pool) => !pools.before.includes(pool)).map((value): PatchOperation => ({ op: 'add', path: '/providerARNs', value })),
    ...pools.before.filter((pool) => !pools.after.includes(pool)).map((value): PatchOperation => ({ op: 'remove', path: '/providerARNs', value })),
  ]
}

function lambdaMembers({ region, functionName, credentials }: AuthorizerDraft, account: string) {
  const name = functionName.trim()
  const functionArn = parseArn(name) ? name : arn.lambda(region, account, name)
  return {
    authorizerUri: invocationUri({ region, functionArn, streams: false }),
    ...(credentials === '' ? {} : { authorizerCredentials: credentials }),
  }
}
