import { limitText } from '../account/limits.ts'
import { type Findings, type Reading, reading } from '../reading/reading.ts'
import type { EndpointType } from '../rest-api/rest-api.ts'
import type { DomainName } from './domain-name.ts'
import { isRestrictedHeader } from './restricted-header.ts'
import {
  type InvokeApi,
  type MatchHeaderValue,
  type RoutingRule,
  type RoutingRuleAction,
  type RoutingRuleCondition,
  routingRuleLimits,
} from './routing-rule.ts'
import { readValueGlob } from './value-glob.ts'

export interface RoutingRuleSettings {
  readonly priority?: number
  readonly conditions?: readonly RoutingRuleConditionSettings[]
  readonly actions?: readonly RoutingRuleActionSettings[]
}

export interface RoutingRuleConditionSettings {
  readonly matchBasePaths?: { readonly anyOf?: readonly string[] }
  readonly matchHeaders?: { readonly anyOf?: readonly Partial<MatchHeaderValue>[] }
}

export interface RoutingRuleActionSettings {
  readonly invokeApi?: Partial<InvokeApi>
}

export interface RoutingRuleRules {
  readonly domain: Pick<DomainName, 'routingMode' | 'endpointConfiguration'>
  /** The other rules of the domain name. */
  readonly others: readonly RoutingRule[]
  /** Whether the rule is not there yet: the mode of the domain name forbids new ones only. */
  readonly isNew: boolean
  /** How many rules a domain name may have. */
  readonly mostRules: number
  /** The endpoint types of an API; undefined where there is none. */
  readonly endpointTypesOf: (apiId: string) => readonly EndpointType[] | undefined
  readonly hasStage: (apiId: string, stage: string) => boolean
}

export type RoutingRuleHead = Omit<RoutingRule, 'routingRuleId'>

/**
 * Makes a routing rule of its settings (developer guide, routing rules for REST APIs). Nobody has published what AWS says
 * of a rule's faults: the sentences are of its kind, the exceptions are its model's.
 */
export function readRoutingRule(settings: RoutingRuleSettings, rules: RoutingRuleRules): Reading<RoutingRuleHead> {
  return reading((findings) => {
    const { fault } = findings
    if (rules.isNew && rules.domain.routingMode === 'BASE_PATH_MAPPING_ONLY')
      fault('routingMode', 'Cannot create a routing rule for a domain name with routing mode API_MAPPING_ONLY.')
    if (rules.isNew && rules.others.length >= rules.mostRules) fault('routingRules', limitText('routing rules', 'this domain name'), 'limit')
    const priority = readPriority(settings.priority, rules, findings)
    const conditions = readConditions(settings.conditions ?? [], findings)
    const actions = readActions(settings.actions ?? [], rules, findings)
    return { priority, conditions, actions }
  })
}

function readPriority(priority: number | undefined, { others }: RoutingRuleRules, { fault }: Findings): number {
  const { least, most } = routingRuleLimits.priority
  if (priority === undefined || !Number.isInteger(priority) || priority < least || priority > most)
    fault('priority', `Invalid priority specified. Priority must be an integer between ${least} and ${most}`)
  else if (others.some((other) => other.priority === priority))
    fault('priority', `A routing rule with priority ${priority} already exists for this domain name`, 'conflict')
  return priority ?? 0
}

function readConditions(settings: readonly RoutingRuleConditionSettings[], findings: Findings): readonly RoutingRuleCondition[] {
  const { fault } = findings
  const conditions = settings.flatMap((condition, index) => readCondition(condition, `conditions[${index}]`, findings))
  const headers = conditions.filter((condition) => 'matchHeaders' in condition).length
  if (headers > routingRuleLimits.headerConditions)
    fault('conditions', `A routing rule can have at most ${routingRuleLimits.headerConditions} header conditions`)
  if (conditions.length - headers > routingRuleLimits.pathConditions)
    fault('conditions', `A routing rule can have at most ${routingRuleLimits.pathConditions} base path condition`)
  return conditions
}

function readCondition({ matchBasePaths, matchHeaders }: RoutingRuleConditionSettings, at: string, findings: Findings): readonly RoutingRuleCondition[] {
  const { fault } = findings
  if (matchBasePaths && !matchHeaders) {
    const field = `${at}.matchBasePaths.anyOf`
    const { anyOf = [] } = matchBasePaths
    judgeCount(anyOf, field, findings)
    for (const [index, basePath] of anyOf.entries()) judgeBasePath(basePath, `${field}[${index}]`, findings)
    return [{ matchBasePaths: { anyOf } }]
  }
  if (matchHeaders && !matchBasePaths) {
    const field = `${at}.matchHeaders.anyOf`
    const { anyOf = [] } = matchHeaders
    judgeCount(anyOf, field, findings)
    return [{ matchHeaders: { anyOf: anyOf.map((value, index) => readHeaderValue(value, `${field}[${index}]`, findings)) } }]
  }
  fault(at, 'A condition must have either matchBasePaths or matchHeaders')
  return []
}

function judgeCount({ length }: readonly unknown[], field: string, { fault }: Findings): void {
  if (length === 0 || length > routingRuleLimits.anyOf) fault(field, `anyOf must have exactly ${routingRuleLimits.anyOf} entry`)
}

function judgeBasePath(basePath: string, field: string, { fault }: Findings): void {
  if (basePath.length >= routingRuleLimits.basePath) fault(field, `A base path must have less than ${routingRuleLimits.basePath} characters`)
  else if (!/^[\w$\-.+!*'()/]+$/.test(basePath)) fault(field, "A base path may contain only letters, numbers and one of $-_.+!*'()/")
  else if (/^\/|\/$|\/\//.test(basePath)) fault(field, 'A base path must not start or end with a slash, nor have an empty segment')
}

function readHeaderValue({ header = '', valueGlob = '' }: Partial<MatchHeaderValue>, at: string, { fault }: Findings): MatchHeaderValue {
  const limits = routingRuleLimits
  if (header === '' || header.length >= limits.header) fault(`${at}.header`, `A header name must have 1 to ${limits.header - 1} characters`)
  else if (header.includes('*')) fault(`${at}.header`, 'A header name must not contain a wildcard')
  else if (!headerCharacters.test(header)) fault(`${at}.header`, "A header name may contain only letters, numbers and one of ?-!#$%&'.^_`|~")
  else if (isRestrictedHeader(header)) fault(`${at}.header`, `The header ${header} cannot be used in a routing rule condition`)

  const glob = readValueGlob(valueGlob)
  if (valueGlob === '' || valueGlob.length >= limits.valueGlob) fault(`${at}.valueGlob`, `A header value must have 1 to ${limits.valueGlob - 1} characters`)
  else if (!globCharacters.test(valueGlob))
    fault(`${at}.valueGlob`, "A header value may contain only letters, numbers and one of *?-!#$%&'.^_`|~/+:;,=()@ and spaces")
  else if (!glob) fault(`${at}.valueGlob`, 'A wildcard must be the first or the last character of a header value: prefix*, *suffix or *contains*')
  else if (glob.kind === 'infix' && valueGlob.length >= limits.infixGlob)
    fault(`${at}.valueGlob`, `A header value with a wildcard at both ends must have less than ${limits.infixGlob} characters`)
  return { header, valueGlob }
}

const headerCharacters = /^[\w?\-!#$%&'.^`|~]+$/
/** The guide lists those of a header's name and shows `image/webp` as an example beside it: what a media type and a cookie hold is taken too. */
const globCharacters = /^[\w*?\-!#$%&'.^`|~/+:;,=()@ ]+$/

function readActions(settings: readonly RoutingRuleActionSettings[], rules: RoutingRuleRules, { fault }: Findings): readonly [RoutingRuleAction] {
  const [{ invokeApi } = {}, ...more] = settings
  const { apiId = '', stage = '', stripBasePath = false } = invokeApi ?? {}
  if (!invokeApi || more.length > 0) fault('actions', 'A routing rule must have exactly one invokeApi action')
  else {
    const types = rules.endpointTypesOf(apiId)
    const isPrivate = rules.domain.endpointConfiguration.types.includes('PRIVATE')
    if (!types) fault('actions[0].invokeApi.apiId', 'Invalid API identifier specified', 'missing')
    else if (types.includes('PRIVATE') !== isPrivate)
      fault(
        'actions[0].invokeApi.apiId',
        `A routing rule of a ${isPrivate ? 'private' : 'public'} domain name can invoke ${isPrivate ? 'private' : 'public'} APIs only`,
      )
    else if (!rules.hasStage(apiId, stage)) fault('actions[0].invokeApi.stage', 'Invalid stage identifier specified')
  }
  return [{ invokeApi: { apiId, stage, stripBasePath } }]
}
