import type { integrationTraits, IntegrationType } from './integration-type.ts'
import type { StatusCode } from '../names/identifier.ts'

export type PassthroughBehavior = 'WHEN_NO_MATCH' | 'WHEN_NO_TEMPLATES' | 'NEVER'
export type ContentHandling = 'CONVERT_TO_BINARY' | 'CONVERT_TO_TEXT'
export type ConnectionType = 'INTERNET' | 'VPC_LINK'

/** Media type → template. AWS stores a template of no characters as null. */
export type Templates = Readonly<Record<string, string | null>>

interface CommonSettings {
  readonly passthroughBehavior: PassthroughBehavior
  readonly contentHandling?: ContentHandling
  /** From `shortestTimeoutInMillis` to the account's quota. */
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

/** What is kept beside that by what is called. */
interface BackEnds {
  readonly nothing: unknown
  readonly address: {
    /** The verb of the back end; `ANY` passes the client's on. */
    readonly httpMethod: string
    readonly uri: string
    readonly connectionType: ConnectionType
    /** The VPC link's id, or a stage variable that holds it. */
    readonly connectionId?: string
    readonly integrationTarget?: string
    readonly tlsConfig?: { readonly insecureSkipVerification: boolean }
  }
  readonly service: {
    readonly httpMethod: string
    /** `arn:aws:apigateway:{region}:{[subdomain.]service}:{path|action}/{target}` */
    readonly uri: string
  }
}

export type IntegrationOf<Type extends IntegrationType> = { readonly type: Type } & CommonSettings & BackEnds[(typeof integrationTraits)[Type]['calls']]

export type MockIntegration = IntegrationOf<'MOCK'>
export type HttpIntegration = IntegrationOf<'HTTP'>
export type HttpProxyIntegration = IntegrationOf<'HTTP_PROXY'>
export type AwsIntegration = IntegrationOf<'AWS'>
export type AwsProxyIntegration = IntegrationOf<'AWS_PROXY'>

/** The second and the third box with the back end between them. */
export type Integration = { [Type in IntegrationType]: IntegrationOf<Type> }[IntegrationType]

export interface IntegrationResponse {
  readonly statusCode: StatusCode
  /** A Java regular expression that must match the whole text; absent or empty marks the default response. */
  readonly selectionPattern?: string
  /** `method.response.header.{name}` → mapping expression. */
  readonly responseParameters?: Readonly<Record<string, string>>
  readonly responseTemplates?: Templates
  readonly contentHandling?: ContentHandling
}
