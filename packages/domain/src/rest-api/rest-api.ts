import type { Authorizer } from '../authorizer/authorizer.ts'
import type { DocumentationPart, DocumentationVersion } from '../documentation/documentation.ts'
import type { GatewayResponse, GatewayResponseType } from '../gateway-response/gateway-response.ts'
import type { HttpMethod } from '../method/http-method.ts'
import type { AuthorizerId, EpochSeconds, ModelName, RequestValidatorId, ResourceId, RestApiId } from '../names/identifier.ts'
import type { Method } from '../method/method.ts'
import type { Model } from '../model/model.ts'
import type { RequestValidator } from '../request-validator/request-validator.ts'

export type EndpointType = 'PRIVATE' | 'EDGE' | 'REGIONAL'
export type IpAddressType = 'ipv4' | 'dualstack'
export type ApiKeySource = 'HEADER' | 'AUTHORIZER'
export type Tags = Readonly<Record<string, string>>

export interface EndpointConfiguration {
  readonly types: readonly EndpointType[]
  readonly ipAddressType: IpAddressType
  readonly vpcEndpointIds?: readonly string[]
}

/**
 * The draft of an API: one immutable document with all that hangs on it. A control-plane write is a pure function
 * from one value to the next; a deployment keeps a copy; export renders it; import builds it.
 */
export interface RestApi {
  readonly id: RestApiId
  readonly name: string
  readonly description?: string
  readonly version?: string
  readonly createdDate: EpochSeconds
  readonly apiKeySource: ApiKeySource
  readonly binaryMediaTypes?: readonly string[]
  /** 0 to 10,485,760; absent means that answers are never compressed. */
  readonly minimumCompressionSize?: number
  readonly endpointConfiguration: EndpointConfiguration
  /** The resource policy as JSON text. */
  readonly policy?: string
  readonly disableExecuteApiEndpoint: boolean
  readonly securityPolicy?: string
  readonly endpointAccessMode?: 'BASIC' | 'STRICT'
  readonly tags: Tags
  readonly rootResourceId: ResourceId
  readonly resources: Readonly<Record<ResourceId, Resource>>
  readonly models: Readonly<Record<ModelName, Model>>
  readonly authorizers: Readonly<Record<AuthorizerId, Authorizer>>
  readonly requestValidators: Readonly<Record<RequestValidatorId, RequestValidator>>
  /** Only what is customised. */
  readonly gatewayResponses: Readonly<Partial<Record<GatewayResponseType, GatewayResponse>>>
  readonly documentationParts: Readonly<Record<string, DocumentationPart>>
  readonly documentationVersions: Readonly<Record<string, DocumentationVersion>>
}

export interface Resource {
  readonly id: ResourceId
  /** Absent on the root only, as `pathPart` is. */
  readonly parentId?: ResourceId
  readonly pathPart?: string
  readonly path: string
  readonly methods: Readonly<Partial<Record<HttpMethod, Method>>>
}
