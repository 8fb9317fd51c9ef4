import { longest } from '../reading/judge-lengths.ts'
import { limitText } from '../account/limits.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { BasePathMappingHead, DomainName } from './domain-name.ts'
import { emptyBasePath, noNewMapping } from './read-base-path-mapping.ts'

/** What the second generation calls a base path mapping. */
export interface ApiMappingSettings {
  /** Empty or absent for all paths. */
  readonly apiMappingKey?: string
  readonly apiId?: string
  readonly stage?: string
}

export interface ApiMappingRules {
  readonly domain: Pick<DomainName, 'routingMode' | 'endpointConfiguration' | 'securityPolicy'>
  /** The other mappings of the domain name. */
  readonly others: readonly BasePathMappingHead[]
  /** Whether the mapping is not there yet: the mode of the domain name forbids new ones only. */
  readonly isNew: boolean
  /** How many mappings of several levels a domain name may have. */
  readonly multiLevelApiMappings: number
  readonly hasApi: (apiId: string) => boolean
  readonly hasStage: (apiId: string, stage: string) => boolean
}

/** Makes an API mapping of its settings: as a base path mapping, with paths of several levels, and beside an empty one (developer guide, API mappings for REST APIs). */
export function readApiMapping(settings: ApiMappingSettings, rules: ApiMappingRules): Reading<BasePathMappingHead> {
  const { apiId = '', stage = '' } = settings
  const basePath = settings.apiMappingKey || emptyBasePath
  const { domain, others } = rules
  return reading(({ fault }) => {
    if (rules.isNew && domain.routingMode === 'ROUTING_RULE_ONLY') fault('routingMode', noNewMapping)
    if (basePath !== emptyBasePath && (basePath.length > longest.basePath || !keyForm.test(basePath))) fault('apiMappingKey', wrongKey)
    else if (isMultiLevel(basePath)) {
      if (!domain.endpointConfiguration.types.includes('REGIONAL') || domain.securityPolicy === 'TLS_1_0') fault('apiMappingKey', wrongDomain)
      if (others.filter((other) => isMultiLevel(other.basePath)).length >= rules.multiLevelApiMappings)
        fault('apiMappingKey', limitText('multi-level API mappings', 'this domain name'), 'limit')
    }
    if (others.some((other) => other.basePath === basePath)) fault('apiMappingKey', 'ApiMapping key already exists for this domain name', 'conflict')
    if (!rules.hasApi(apiId)) fault('apiId', 'Invalid API identifier specified', 'missing')
    else if (!rules.hasStage(apiId, stage)) fault('stage', 'Invalid stage identifier specified')
    return { basePath, restApiId: apiId, stage }
  })
}

/** Whether a base path is one that the first generation can neither make nor see. */
export function isMultiLevel(basePath: string): boolean {
  return basePath.includes('/')
}

/** Segments of the allowed characters, with one slash between them. */
const keyForm = /^[\w$\-.+!*'()]+(?:\/[\w$\-.+!*'()]+)*$/
/** As users of the service quote it (aws-cdk#8983), for the slashes that are none between segments as well. */
const wrongKey = "An ApiMapping key may contain only letters, numbers and one of $-_.+!*'(),"
const wrongDomain = 'Multi-level API mappings are supported for REGIONAL domain names with the security policy TLS_1_2 only'
