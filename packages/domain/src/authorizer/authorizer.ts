import type { AuthorizerId } from '../names/identifier.ts'

interface AuthorizerSettings {
  readonly id: AuthorizerId
  readonly name: string
  /** Free text that OpenAPI exports carry, such as `custom`. */
  readonly authType?: string
  readonly identityValidationExpression?: string
  /** 0 to 3600; for an absent one speaks `authorizerTtlInSeconds`. */
  readonly authorizerResultTtlInSeconds?: number
}

interface LambdaAuthorizerSettings extends AuthorizerSettings {
  readonly authorizerUri: string
  readonly authorizerCredentials?: string
}

export interface TokenAuthorizer extends LambdaAuthorizerSettings {
  readonly type: 'TOKEN'
  /** `method.request.header.X`. */
  readonly identitySource: string
}
export interface RequestAuthorizer extends LambdaAuthorizerSettings {
  readonly type: 'REQUEST'
  /** A comma list of headers, query string parameters, stage variables and context variables. */
  readonly identitySource?: string
}
export interface CognitoAuthorizer extends AuthorizerSettings {
  readonly type: 'COGNITO_USER_POOLS'
  readonly identitySource: string
  readonly providerARNs: readonly string[]
}

export type Authorizer = TokenAuthorizer | RequestAuthorizer | CognitoAuthorizer

const defaultTtlInSeconds = 300

/** How long an authorizer's verdicts are kept; 0 switches the cache off. */
export function authorizerTtlInSeconds({
  authorizerResultTtlInSeconds = defaultTtlInSeconds,
}: {
  readonly authorizerResultTtlInSeconds?: number | undefined
}): number {
  return authorizerResultTtlInSeconds
}
