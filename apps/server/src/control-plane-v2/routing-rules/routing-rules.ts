import { type DomainName, readRoutingRule, type RoutingRule, type RoutingRuleSettings, stageKey } from '@fourbox/domain'
import type { Context } from '../../control-plane/context.ts'
import { changeDomain, domainKey, readDomain } from '../../control-plane/domain-names/domain-names.ts'
import { accepted, notFound } from '../../control-plane/protocol/errors.ts'
import type { V2Handlers } from '../context.ts'
import { pageOfResults } from '../page.ts'
import { readRuleSettings, writeRule } from './rule-members.ts'

export const routingRules = {
  async CreateRoutingRule({ DomainName: domainName, DomainNameId: domainNameId, ...input }, context) {
    const routingRuleId = context.newId(6)
    const put = await ruleWriter(context, readRuleSettings(input))
    const changed = await changeDomain(context, domainName, domainNameId, (domain) => put(domain, routingRuleId, true))
    return writeRule(findRule(changed, routingRuleId), ruleArn(changed, routingRuleId, context))
  },

  async GetRoutingRule({ DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId: id }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    return writeRule(findRule(domain, id), ruleArn(domain, id, context))
  },

  async ListRoutingRules({ DomainName: domainName, DomainNameId: domainNameId, ...page }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const rules = domain.routingRules.toSorted((a, b) => a.priority - b.priority)
    const { items, position } = pageOfResults(rules, ({ routingRuleId }) => routingRuleId, page)
    return { RoutingRules: items.map((rule) => writeRule(rule, ruleArn(domain, rule.routingRuleId, context))), NextToken: position }
  },

  async PutRoutingRule({ DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId: id, ...input }, context) {
    const put = await ruleWriter(context, readRuleSettings(input))
    const changed = await changeDomain(context, domainName, domainNameId, (domain) => {
      findRule(domain, id)
      return put(domain, id, false)
    })
    return writeRule(findRule(changed, id), ruleArn(changed, id, context))
  },

  async DeleteRoutingRule({ DomainName: domainName, DomainNameId: domainNameId, RoutingRuleId: id }, context) {
    await changeDomain(context, domainName, domainNameId, (domain) => {
      findRule(domain, id)
      return { ...domain, routingRules: othersThan(domain, id) }
    })
    return {}
  },
} satisfies Partial<V2Handlers>

/** What puts a rule of some settings into a domain name, once it is known what they lead to. */
async function ruleWriter(
  { documents, limits }: Context,
  settings: RoutingRuleSettings,
): Promise<(domain: DomainName, id: string, isNew: boolean) => DomainName> {
  const { apiId = '', stage: stageName = '' } = settings.actions?.[0]?.invokeApi ?? {}
  const [api, stage] = await Promise.all([documents.get('restApi', apiId), documents.get('stage', stageKey(apiId, stageName))])
  return (domain, routingRuleId, isNew) => {
    const others = othersThan(domain, routingRuleId)
    const outcome = readRoutingRule(settings, {
      domain,
      others,
      isNew,
      mostRules: limits.routingRulesPerDomain,
      endpointTypesOf: () => api?.endpointConfiguration.types,
      hasStage: () => stage !== undefined,
    })
    return { ...domain, routingRules: [...others, { ...accepted(outcome), routingRuleId }] }
  }
}

function othersThan({ routingRules: rules }: DomainName, id: string): readonly RoutingRule[] {
  return rules.filter(({ routingRuleId }) => routingRuleId !== id)
}

function findRule({ routingRules: rules }: DomainName, id: string): RoutingRule {
  const rule = rules.find(({ routingRuleId }) => routingRuleId === id)
  if (!rule) throw notFound('Invalid routing rule identifier specified')
  return rule
}

/** A rule belongs to an account, whatever its domain name. */
function ruleArn({ domainName, domainNameId }: DomainName, id: string, { region, account }: Context): string {
  return `arn:aws:apigateway:${region}:${account}:/domainnames/${domainKey(domainName, domainNameId)}/routingrules/${id}`
}
