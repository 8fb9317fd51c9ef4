import type { Method } from '@aws-sdk/client-api-gateway'

const authorizations: Readonly<Record<string, string>> = {
  NONE: 'None',
  AWS_IAM: 'AWS IAM',
  CUSTOM: 'Lambda authorizer',
  COGNITO_USER_POOLS: 'Cognito user pool',
}

/** Who decides about calls of a method, as people read it: the authorizer's name where that is known. */
export function authorizationText({ authorizationType = 'NONE' }: Method, authorizer?: string): string {
  return authorizer ?? authorizations[authorizationType] ?? authorizationType
}
