import type { Authorizer } from '@aws-sdk/client-api-gateway'

/** What kind of authorizer it is, as people read it. */
export function authorizerTypeName({ type }: Authorizer): string {
  return type === 'COGNITO_USER_POOLS' ? 'Cognito user pool' : type === 'REQUEST' ? 'Lambda (request)' : 'Lambda (token)'
}

/** How long verdicts are kept. */
export function cachingText({ authorizerResultTtlInSeconds = 300 }: Authorizer): string {
  return authorizerResultTtlInSeconds === 0 ? 'Off' : `${authorizerResultTtlInSeconds} seconds`
}
