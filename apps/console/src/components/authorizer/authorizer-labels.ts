import type { Authorizer } from '@aws-sdk/client-api-gateway'
import { authorizerTtlInSeconds } from '@fourbox/domain'

/** What kind of authorizer it is, as people read it. */
export function authorizerTypeName({ type }: Authorizer): string {
  return type === 'COGNITO_USER_POOLS' ? 'Cognito user pool' : type === 'REQUEST' ? 'Lambda (request)' : 'Lambda (token)'
}

/** How long verdicts are kept. */
export function cachingText(authorizer: Authorizer): string {
  const seconds = authorizerTtlInSeconds(authorizer)
  return seconds === 0 ? 'Off' : `${seconds} seconds`
}
