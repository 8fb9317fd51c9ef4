import { defaultTimeoutInMillis } from '../integration/timeouts.ts'

/** How much of everything may exist; going beyond fails as it does at AWS. */
export interface Limits {
  readonly regionalApis: number
  readonly edgeApis: number
  readonly privateApis: number
  readonly resourcesPerApi: number
  readonly stagesPerApi: number
  readonly authorizersPerApi: number
  readonly documentationPartsPerApi: number
  readonly apiKeys: number
  readonly usagePlans: number
  readonly usagePlansPerApiKey: number
  readonly clientCertificates: number
  readonly vpcLinks: number
  readonly domainNames: number
  readonly routingRulesPerDomain: number
  /** Those whose path has several levels; the others are not counted. */
  readonly multiLevelApiMappingsPerDomain: number
  /** Milliseconds; the longest `timeoutInMillis` of an integration. */
  readonly integrationTimeout: number
}

/** AWS's default quotas of an account (execution reference, section 18). */
export const defaultLimits: Limits = {
  regionalApis: 600,
  edgeApis: 120,
  privateApis: 600,
  resourcesPerApi: 300,
  stagesPerApi: 10,
  authorizersPerApi: 10,
  documentationPartsPerApi: 2000,
  apiKeys: 10_000,
  usagePlans: 300,
  usagePlansPerApiKey: 10,
  clientCertificates: 60,
  vpcLinks: 20,
  domainNames: 120,
  routingRulesPerDomain: 50,
  multiLevelApiMappingsPerDomain: 200,
  integrationTimeout: defaultTimeoutInMillis,
}

/**
 * What AWS says when a quota is used up: `noun` of an account, or `within` one API or API key. Users of the service quote
 * it with two blanks (boto3#1296, Zappa#628).
 */
export function limitText(noun: string, within?: string): string {
  return `Maximum number of ${noun} ${within === undefined ? '' : `for ${within} `}has been reached.  Please contact AWS if you need additional ${noun}.`
}
