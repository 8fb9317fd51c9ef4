import type { RestApiId, StageName } from '../names/identifier.ts'

/** One way from a domain name to a stage: all conditions must hold, none always do. */
export interface RoutingRule {
  readonly routingRuleId: string
  /** Rules are asked in rising order; no two of a domain name have the same. */
  readonly priority: number
  readonly conditions: readonly RoutingRuleCondition[]
  readonly actions: readonly [RoutingRuleAction]
}

export type RoutingRuleCondition = MatchBasePaths | MatchHeaders

interface MatchBasePaths {
  readonly matchBasePaths: { readonly anyOf: readonly string[] }
}

interface MatchHeaders {
  readonly matchHeaders: { readonly anyOf: readonly MatchHeaderValue[] }
}

export interface MatchHeaderValue {
  /** In any case. */
  readonly header: string
  /** In its own case; see `readValueGlob`. */
  readonly valueGlob: string
}

export interface RoutingRuleAction {
  readonly invokeApi: InvokeApi
}

export interface InvokeApi {
  readonly apiId: RestApiId
  readonly stage: StageName
  /** Whether the API sees the path without the base path that matched. */
  readonly stripBasePath: boolean
}

/** How much of everything a routing rule and a domain name may have (developer guide, routing rules; in dispute are kept here to be changed in one line). */
export const routingRuleLimits = {
  priority: { least: 1, most: 1_000_000 },
  headerConditions: 2,
  pathConditions: 1,
  /** Entries of an `anyOf`. */
  anyOf: 1,
  /** Characters; each must be shorter. */
  header: 40,
  valueGlob: 128,
  /** Of a glob with wildcards at both ends. */
  infixGlob: 40,
  basePath: 128,
} as const
