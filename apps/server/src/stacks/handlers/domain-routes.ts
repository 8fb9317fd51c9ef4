import type { JsonObject } from '@fourbox/cloudformation'
import type { Members } from '../services.ts'
import { domainOf } from './domain-of.ts'
import type { FormerResource, ResourceHandler, SomeHandlers } from './handler.ts'
import { answered, textProperty } from './noun.ts'

const apiMapping: ResourceHandler = {
  create: async ({ properties }, { apiGatewayV2 }) => {
    const physicalId = answered(await apiGatewayV2.call('CreateApiMapping', {}, properties), 'ApiMappingId')
    return { physicalId, attributes: { ApiMappingId: physicalId } }
  },
  update: async ({ properties }, former, { apiGatewayV2 }) => {
    // Without a key it is the empty one, not the one that it had.
    await apiGatewayV2.call('UpdateApiMapping', { ApiMappingKey: '', ...mappingOf(former) }, properties)
    return former
  },
  read: (former, { apiGatewayV2 }) => apiGatewayV2.call('GetApiMapping', mappingOf(former)),
  remove: (former, { apiGatewayV2 }) => apiGatewayV2.call('DeleteApiMapping', mappingOf(former)),
}

function mappingOf({ properties, physicalId }: FormerResource): Members {
  return { DomainName: textProperty(properties, 'DomainName'), ApiMappingId: physicalId }
}

const routingRule: ResourceHandler = {
  create: async ({ properties }, { apiGatewayV2 }) => {
    const answer = await apiGatewayV2.call('CreateRoutingRule', domainOfRule(properties), properties)
    const physicalId = answered(answer, 'RoutingRuleArn')
    return { physicalId, attributes: { RoutingRuleArn: physicalId, RoutingRuleId: answered(answer, 'RoutingRuleId') } }
  },
  update: async ({ properties }, former, { apiGatewayV2 }) => {
    await apiGatewayV2.call('PutRoutingRule', ruleOf(former), properties)
    return former
  },
  read: (former, { apiGatewayV2 }) => apiGatewayV2.call('GetRoutingRule', ruleOf(former)),
  remove: (former, { apiGatewayV2 }) => apiGatewayV2.call('DeleteRoutingRule', ruleOf(former)),
}

function domainOfRule(properties: JsonObject): Members {
  const { domainName, domainNameId } = domainOf(textProperty(properties, 'DomainNameArn'))
  return { DomainName: domainName, ...(domainNameId !== undefined && { DomainNameId: domainNameId }) }
}

function ruleOf({ properties, attributes }: FormerResource): Members {
  return { ...domainOfRule(properties), RoutingRuleId: attributes['RoutingRuleId'] }
}

/** How a domain name leads to APIs beyond base paths: the second generation's mappings and rules. */
export const domainRoutes = {
  'AWS::ApiGatewayV2::ApiMapping': apiMapping,
  'AWS::ApiGatewayV2::RoutingRule': routingRule,
} satisfies SomeHandlers
