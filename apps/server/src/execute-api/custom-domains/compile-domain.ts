import type { DomainName } from '@fourbox/domain'
import { compileApiMappings } from './compile-api-mappings.ts'
import { compileRoutingRules } from './compile-routing-rules.ts'

/** A custom domain once its mappings and rules are compiled. */
export interface CompiledDomain {
  readonly domainName: string
  /** What a call leads to; the path is raw, without query, the headers are Node's `rawHeaders`. */
  readonly route: Router
}

export type Router = (path: string, headers: readonly string[]) => DomainTarget | undefined

export interface DomainTarget {
  readonly restApiId: string
  /** Absent where the mapping leaves the stage to the path. */
  readonly stage?: string
  /** How much of the path is not the API's. */
  readonly stripped: number
  /** What led here: a mapping, `(none)` for the empty one, or a routing rule. */
  readonly basePathMatched?: string
  readonly routingRuleIdMatched?: string
  /** Whether the API sees the names of its headers in small letters (developer guide, API mappings of several levels). */
  readonly headersInLowerCase: boolean
}

/** Decides once, when a domain changes, how its calls are routed. */
export function compileDomain(domain: DomainName): CompiledDomain {
  return { domainName: domain.domainName, route: compileRouter(domain) }
}

function compileRouter({ routingMode, basePathMappings, routingRules }: DomainName): Router {
  if (routingMode === 'BASE_PATH_MAPPING_ONLY') return compileApiMappings(basePathMappings)
  const byRule = compileRoutingRules(routingRules)
  if (routingMode === 'ROUTING_RULE_ONLY') return byRule
  const byMapping = compileApiMappings(basePathMappings)
  return (path, headers) => byRule(path, headers) ?? byMapping(path, headers)
}
