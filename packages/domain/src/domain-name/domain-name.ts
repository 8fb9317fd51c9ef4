import type { EpochSeconds, RestApiId, StageName } from '../names/identifier.ts'
import type { EndpointConfiguration, Tags } from '../rest-api/rest-api.ts'
import type { RoutingRule } from './routing-rule.ts'

export type DomainNameStatus = 'AVAILABLE' | 'UPDATING' | 'PENDING' | 'PENDING_CERTIFICATE_REIMPORT' | 'PENDING_OWNERSHIP_VERIFICATION' | 'FAILED'
export type RoutingMode = 'BASE_PATH_MAPPING_ONLY' | 'ROUTING_RULE_ONLY' | 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'

export interface MutualTlsAuthentication {
  readonly truststoreUri: string
  readonly truststoreVersion?: string
  readonly truststoreWarnings?: readonly string[]
}

export interface DomainName {
  readonly domainName: string
  readonly domainNameId?: string
  readonly certificateName?: string
  readonly certificateArn?: string
  readonly certificateUploadDate?: EpochSeconds
  readonly regionalDomainName?: string
  readonly regionalHostedZoneId?: string
  readonly regionalCertificateName?: string
  readonly regionalCertificateArn?: string
  readonly distributionDomainName?: string
  readonly distributionHostedZoneId?: string
  readonly endpointConfiguration: EndpointConfiguration
  readonly domainNameStatus: DomainNameStatus
  readonly securityPolicy: string
  readonly endpointAccessMode?: 'BASIC' | 'STRICT'
  readonly mutualTlsAuthentication?: MutualTlsAuthentication
  readonly ownershipVerificationCertificateArn?: string
  readonly managementPolicy?: string
  readonly policy?: string
  readonly routingMode: RoutingMode
  readonly tags: Tags
  /** AWS does not tell it; lists are in its order. */
  readonly createdDate?: EpochSeconds
  readonly basePathMappings: readonly BasePathMapping[]
  /** In no order. */
  readonly routingRules: readonly RoutingRule[]
}

/** The name itself, or one of those that a wildcard stands for. */
export function callableName(domainName: string): string {
  return domainName.replace(/^\*/, 'any')
}

export interface BasePathMapping {
  /** What the second generation calls it by. */
  readonly apiMappingId: string
  /** `(none)` stands for the empty path; several levels are the second generation's. */
  readonly basePath: string
  readonly restApiId: RestApiId
  readonly stage?: StageName
}

/** What a mapping says of itself. */
export type BasePathMappingHead = Omit<BasePathMapping, 'apiMappingId'>

export interface DomainNameAccessAssociation {
  readonly domainNameAccessAssociationArn: string
  readonly domainNameArn: string
  readonly accessAssociationSourceType: 'VPCE'
  readonly accessAssociationSource: string
  readonly tags: Tags
}
