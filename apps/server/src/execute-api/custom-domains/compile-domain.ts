import { type DomainName, minimumTlsVersion, type TlsVersion } from '@fourbox/domain'
import { compileApiMappings } from './compile-api-mappings.ts'
import { compileRoutingRules } from './compile-routing-rules.ts'

/** A custom domain once its mappings and rules are compiled. */
export interface CompiledDomain {
  readonly domainName: string
  /** What a call leads to; the path is raw, without query, the headers are Node's `rawHeaders`. */
  readonly route: Router
  readonly tls: DomainTls
}

/** What a domain asks of connections over TLS. */
export interface DomainTls {
  readonly minimumVersion: TlsVersion
  /** Whether the name in the greeting must be the name in the request. */
  readonly isStrict: boolean
  /** Of mutual TLS: whose certificates clients may show. */
  readonly truststoreUri?: string
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

/** Decides once, when a domain changes, how its calls are routed and its connections secured. */
export function compileDomain(domain: DomainName): CompiledDomain {
  const { domainName, securityPolicy, endpointAccessMode, mutualTlsAuthentication } = domain
  return {
    domainName,
    route: compileRouter(domain),
    tls: {
      minimumVersion: minimumTlsVersion(securityPolicy),
      isStrict: endpointAccessMode === 'STRICT',
      ...(mutualTlsAuthentication && { truststoreUri: mutualTlsAuthentication.truststoreUri }),
    },
  }
}

function compileRouter({ routingMode, basePathMappings, routingRules }: DomainName): Router {
  if (routingMode === 'BASE_PATH_MAPPING_ONLY') return compileApiMappings(basePathMappings)
  const byRule = compileRoutingRules(routingRules)
  if (routingMode === 'ROUTING_RULE_ONLY') return byRule
  const byMapping = compileApiMappings(basePathMappings)
  return (path, headers) => byRule(path, headers) ?? byMapping(path, headers)
}
