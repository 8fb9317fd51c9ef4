import type { StatusCode } from '../names/identifier.ts'

export const integrationTypes = ['HTTP', 'MOCK', 'AWS_PROXY', 'HTTP_PROXY', 'AWS'] as const
export type IntegrationType = (typeof integrationTypes)[number]
export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
export type ConnectionType = 'INTERNET' | 'VPC_LINK'

/** Media type → template. AWS stores a template of no characters as null. */
export type Templates = Readonly<Record<string, string | null>>

interface IntegrationSettings {
  readonly passthroughBehavior: PassthroughBehavior
  readonly contentHandling?: ContentHandling
  /** 50 to 29,000 unless the API's quota says otherwise. */
  readonly timeoutInMillis: number
  readonly cacheNamespace: string
  readonly cacheKeyParameters: readonly string[]
  /** `integration.request.{path|querystring|header}.{name}` → mapping expression. */
  readonly requestParameters?: Readonly<Record<string, string>>
  readonly requestTemplates?: Templates
  /** An IAM role ARN, or `arn:aws:iam::*:user/*` for the caller's own credentials. */
  readonly credentials?: string
  readonly responseTransferMode?: 'BUFFERED' | 'STREAM'
  readonly integrationResponses: Readonly<Record<StatusCode, IntegrationResponse>>
}

interface HttpSettings extends IntegrationSettings {
  /** The verb of the back end; `ANY` passes the client's on. */
  readonly httpMethod: string
  readonly uri: string
  readonly connectionType: ConnectionType
  /** The VPC link's id, or a stage variable that holds it. */
  readonly connectionId?: string
  readonly integrationTarget?: string
  readonly tlsConfig?: { readonly insecureSkipVerification: boolean }
}

interface AwsSettings extends IntegrationSettings {
  readonly httpMethod: string
  /** `arn:aws:apigateway:{region}:{[subdomain.]service}:{path|action}/{target}` */
  readonly uri: string
}

export interface MockIntegration extends IntegrationSettings {
  readonly type: 'MOCK'
}
export interface HttpIntegration extends HttpSettings {
  readonly type: 'HTTP'
}
export interface HttpProxyIntegration extends HttpSettings {
  readonly type: 'HTTP_PROXY'
}
export interface AwsIntegration extends AwsSettings {
  readonly type: 'AWS'
}
export interface AwsProxyIntegration extends AwsSettings {
  readonly type: 'AWS_PROXY'
}

/** The second and the third box with the back end between them. */
export type Integration = MockIntegration | HttpIntegration | HttpProxyIntegration | AwsIntegration | AwsProxyIntegration

export interface IntegrationResponse {
  readonly statusCode: StatusCode
  /** A Java regular expression that must match the whole text; absent or empty marks the default response. */
  readonly selectionPattern?: string
  /** `method.response.header.{name}` → mapping expression. */
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Templates
  readonly contentHandling?: ContentHandling
}

/** Whether requests and responses pass the boxes unmapped. */
export function isProxy(integration: Integration): integration is HttpProxyIntegration | AwsProxyIntegration {
  return integration.type === 'HTTP_PROXY' || integration.type === 'AWS_PROXY'
}
