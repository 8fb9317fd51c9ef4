import type { Authorizer, AuthorizerId } from '@fourbox/domain'
import type { Input } from '@fourbox/wire'
import { badRequest } from '../protocol/errors.ts'

/** An authorizer as the wire shows it: every setting beside every other, whatever its type has a use for. */
export type AuthorizerSettings = Omit<Input<'CreateAuthorizer'>, 'restApiId'>

const defaultIdentitySource = 'method.request.header.Authorization'
const longestTtl = 3600

/**
 * Makes an authorizer of its settings; what its type has no use for is left out.
 * @throws BadRequestException for an authorizer that cannot be.
 */
export function readAuthorizer(settings: AuthorizerSettings, id: AuthorizerId): Authorizer {
  const { type, name, authorizerResultTtlInSeconds: ttl, identityValidationExpression } = settings
  if (name.trim() === '') throw badRequest('Authorizer name cannot be blank')
  if (ttl !== undefined && (!Number.isInteger(ttl) || ttl < 0 || ttl > longestTtl))
    throw badRequest(`Invalid Authorizer TTL specified. Authorizer TTL must be between 0 and ${longestTtl} seconds`)
  const common = {
    id,
    name,
    authType: settings.authType || (type === 'COGNITO_USER_POOLS' ? 'cognito_user_pools' : 'custom'),
    ...(ttl !== undefined && { authorizerResultTtlInSeconds: ttl }),
    ...(identityValidationExpression && { identityValidationExpression }),
  }
  if (type === 'COGNITO_USER_POOLS')
    return { type, ...common, identitySource: settings.identitySource || defaultIdentitySource, providerARNs: readProviders(settings) }
  const lambda = {
    ...common,
    authorizerUri: readUri(settings),
    ...(settings.authorizerCredentials && { authorizerCredentials: settings.authorizerCredentials }),
  }
  return type === 'TOKEN'
    ? { type, ...lambda, identitySource: settings.identitySource || defaultIdentitySource }
    : { type, ...lambda, ...readRequestSources(settings) }
}

function readProviders({ providerARNs = [] }: AuthorizerSettings): readonly string[] {
  if (providerARNs.length === 0) throw badRequest('At least one Cognito user pool ARN must be specified for authorizers of type COGNITO_USER_POOLS')
  return providerARNs
}

function readUri({ authorizerUri = '' }: AuthorizerSettings): string {
  if (!/^arn:[\w-]+:apigateway:[^:]*:lambda:path\/.+\/functions\/.+\/invocations$/.test(authorizerUri))
    throw badRequest(
      `Invalid Authorizer URI: ${authorizerUri || null}. Authorizer URI should be a valid API Gateway ARN that represents a Lambda function invocation.`,
    )
  return authorizerUri
}

/** What a cached policy is found by must be known: without a source, nothing may be cached. */
function readRequestSources({ identitySource, authorizerResultTtlInSeconds: ttl = 300 }: AuthorizerSettings) {
  if (!identitySource && ttl > 0) throw badRequest('Identity source must be specified for REQUEST authorizers when caching is enabled')
  return identitySource ? { identitySource } : {}
}
