import type { DomainName } from '@aws-sdk/client-api-gateway'
import type { RoutingRule } from '@aws-sdk/client-apigatewayv2'
import { type Fault, faultsOf, readRoutingRule, type RoutingRule as DomainRule, type RoutingRuleSettings } from '@fourbox/domain'
import { draftOfDomain } from '../../components/domain-name/domain-draft.ts'
import type { Found } from '../../components/form/faults.ts'
import { settings } from '../../settings.ts'

export interface RuleDraft {
  readonly priority: string
  readonly headers: readonly { readonly header: string; readonly valueGlob: string }[]
  readonly path: string
  readonly stripBasePath: boolean
  readonly apiId: string
  readonly stage: string
}

/** A new rule is asked behind all others, with room before it. */
export function newRule(others: readonly RoutingRule[]): RuleDraft {
  const last = Math.max(0, ...others.map(({ Priority = 0 }) => Priority))
  return { priority: String(Math.min(Math.floor(last / 10) * 10 + 10, 1_000_000)), headers: [], path: '', stripBasePath: false, apiId: '', stage: '' }
}

export function draftOfRule({ Priority, Conditions = [], Actions = [] }: RoutingRule): RuleDraft {
  const invoke = Actions[0]?.InvokeApi
  return {
    priority: String(Priority ?? ''),
    headers: Conditions.flatMap(({ MatchHeaders }) =>
      (MatchHeaders?.AnyOf ?? []).map(({ Header = '', ValueGlob = '' }) => ({ header: Header, valueGlob: ValueGlob })),
    ),
    path: Conditions.flatMap(({ MatchBasePaths }) => MatchBasePaths?.AnyOf ?? [])[0] ?? '',
    stripBasePath: invoke?.StripBasePath ?? false,
    apiId: invoke?.ApiId ?? '',
    stage: invoke?.Stage ?? '',
  }
}

function settingsOf({ priority, headers, path, stripBasePath, apiId, stage }: RuleDraft): RoutingRuleSettings {
  return {
    priority: priority.trim() === '' ? Number.NaN : Number(priority),
    conditions: [...headers.map((value) => ({ matchHeaders: { anyOf: [value] } })), ...(path === '' ? [] : [{ matchBasePaths: { anyOf: [path] } }])],
    actions: [{ invokeApi: { apiId, stage, stripBasePath: stripBasePath && path !== '' } }],
  }
}

/** What the two operations that write a rule are sent. */
export function ruleMembers({ priority, headers, path, stripBasePath, apiId, stage }: RuleDraft) {
  return {
    Priority: Number(priority),
    Conditions: [
      ...headers.map(({ header, valueGlob }) => ({ MatchHeaders: { AnyOf: [{ Header: header, ValueGlob: valueGlob }] } })),
      ...(path === '' ? [] : [{ MatchBasePaths: { AnyOf: [path] } }]),
    ],
    Actions: [{ InvokeApi: { ApiId: apiId, Stage: stage, StripBasePath: stripBasePath && path !== '' } }],
  }
}

/** The reader of domain; its faults go to the fields that the form has for their members. */
export function checkRule(domain: DomainName, others: readonly RoutingRule[], isNew: boolean, draft: RuleDraft): Found {
  const { routingMode, endpointType, isPrivate, ipAddressType } = draftOfDomain(domain)
  const types = [isPrivate ? ('PRIVATE' as const) : endpointType]
  const outcome = readRoutingRule(settingsOf(draft), {
    domain: { routingMode, endpointConfiguration: { types, ipAddressType } },
    others: others.map(priorityOnly),
    isNew,
    mostRules: settings.limits.routingRulesPerDomain,
    // Whether the API is one for this domain is the server's to know.
    endpointTypesOf: (apiId) => (apiId === '' ? undefined : types),
    hasStage: (_apiId, stage) => stage !== '',
  })
  return { faults: faultsOf(outcome).map(placed), warnings: [] }
}

/** Of the other rules the reader asks for their priorities alone. */
function priorityOnly({ RoutingRuleId = '', Priority = 0 }: RoutingRule): DomainRule {
  return { routingRuleId: RoutingRuleId, priority: Priority, conditions: [], actions: [{ invokeApi: { apiId: '', stage: '', stripBasePath: false } }] }
}

function placed({ field, text }: Fault): Fault {
  if (field.includes('matchBasePaths')) return { field: 'path', text }
  if (field.startsWith('conditions')) return { field: 'headers', text }
  if (field.endsWith('apiId')) return { field: 'apiId', text: 'Choose an API.' }
  if (field.endsWith('stage')) return { field: 'stage', text: 'Choose a stage.' }
  return { field, text }
}
