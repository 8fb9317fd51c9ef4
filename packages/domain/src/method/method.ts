import type { AuthorizerId, ModelName, RequestValidatorId, StatusCode } from '../names/identifier.ts'
import type { HttpMethod } from './http-method.ts'
import type { Integration } from '../integration/integration.ts'

export const authorizationTypes = ['NONE', 'AWS_IAM', 'CUSTOM', 'COGNITO_USER_POOLS'] as const
export type AuthorizationType = (typeof authorizationTypes)[number]

/** The first and the last box: what a client may send, and what it gets back. */
export interface Method {
  readonly httpMethod: HttpMethod
  readonly authorizationType: AuthorizationType
  readonly authorizerId?: AuthorizerId
  readonly authorizationScopes?: readonly string[]
  readonly apiKeyRequired: boolean
  readonly operationName?: string
  readonly requestValidatorId?: RequestValidatorId
  /** `method.request.{path|querystring|header}.{name}` → whether it is required. */
  readonly requestParameters?: Readonly<Record<string, boolean>>
  /** Media type → model. */
  readonly requestModels?: Readonly<Record<string, ModelName>>
  readonly methodResponses: Readonly<Record<StatusCode, MethodResponse>>
  readonly integration?: Integration
}

export interface MethodResponse {
  readonly statusCode: StatusCode
  /** `method.response.header.{name}` → a flag that AWS stores and does not use. */
  readonly responseParameters?: Readonly<Record<string, boolean>>
  /** Media type → model. */
  readonly responseModels?: Readonly<Record<string, ModelName>>
}
