import type { AuthorizerId } from '../names/identifier.ts'

interface AuthorizerSettings {
  readonly id: AuthorizerId
  readonly name: string
  /** Free text that OpenAPI exports carry, such as `custom`. */
  readonly authType?: string
  /** Comma list of `method.request.header.X` and, for REQUEST, also query string, stage variable and context sources. */
  readonly identitySource?: string
  readonly identityValidationExpression?: string
  /** 0 to 3600; absent acts as 300. */
  readonly authorizerResultTtlInSeconds?: number
}

interface LambdaAuthorizerSettings extends AuthorizerSettings {
  readonly authorizerUri: string
  readonly authorizerCredentials?: string
}

export interface TokenAuthorizer extends LambdaAuthorizerSettings {
  readonly type: 'TOKEN'
}
export interface RequestAuthorizer extends LambdaAuthorizerSettings {
  readonly type: 'REQUEST'
}
export interface CognitoAuthorizer extends AuthorizerSettings {
  readonly type: 'COGNITO_USER_POOLS'
  readonly providerARNs: readonly string[]
}

export type Authorizer = TokenAuthorizer | RequestAuthorizer | CognitoAuthorizer
