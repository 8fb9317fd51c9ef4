import { longest, tooLong } from '../reading/judge-lengths.ts'
import { type Reading, reading } from '../reading/reading.ts'
import type { BasePathMappingHead, DomainName } from './domain-name.ts'

export interface BasePathMappingSettings {
  /** Empty or absent for all paths. */
  readonly basePath?: string
  readonly restApiId?: string
  readonly stage?: string
}

export interface BasePathMappingRules {
  readonly domain: Pick<DomainName, 'routingMode'>
  /** Whether the mapping is not there yet: the mode of the domain name forbids new ones only. */
  readonly isNew: boolean
  /** The other mappings of the domain name. */
  readonly others: readonly BasePathMappingHead[]
  readonly hasApi: (restApiId: string) => boolean
  readonly hasStage: (restApiId: string, stage: string) => boolean
}

/** What stands for the empty path. */
export const emptyBasePath = '(none)'

/** What both generations say of a mapping for a domain name that does not look at any. */
export const noNewMapping = 'Cannot create a mapping for a domain name with routing mode ROUTING_RULE_ONLY.'

/** Makes a base path mapping of its settings. An empty path leaves no room for others beside it. */
export function readBasePathMapping(
  settings: BasePathMappingSettings,
  { domain, isNew, others, hasApi, hasStage }: BasePathMappingRules,
): Reading<BasePathMappingHead> {
  const { restApiId = '', stage } = settings
  const basePath = settings.basePath || emptyBasePath
  return reading(({ fault }) => {
    if (isNew && domain.routingMode === 'ROUTING_RULE_ONLY') fault('routingMode', noNewMapping)
    if (basePath.includes('/'))
      fault(
        'basePath',
        "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
      )
    if (basePath.length > longest.basePath) fault('basePath', tooLong('base path mapping', 'basePath', longest.basePath))
    if (others.some((other) => other.basePath === basePath)) fault('basePath', 'Base path already exists for this domain name', 'conflict')
    else if (others.length > 0 && [basePath, ...others.map((other) => other.basePath)].includes(emptyBasePath))
      fault('basePath', 'Only one base path mapping is allowed if the base path is empty.', 'conflict')
    if (!hasApi(restApiId)) fault('restApiId', 'Invalid REST API identifier specified')
    else if (stage && !hasStage(restApiId, stage)) fault('stage', 'Invalid stage identifier specified')
    return { basePath, restApiId, ...(stage && { stage }) }
  })
}
