import type { ResourceType } from './resource-type.ts'

/** What REST APIs have of `AWS::ApiGatewayV2::*`: mappings of several levels and routing rules; HTTP and WebSocket APIs are left out. */
export const apiGatewayV2Types = {
  'AWS::ApiGatewayV2::ApiMapping': {
    required: ['DomainName', 'Stage', 'ApiId'],
    createOnly: ['DomainName'],
    attributes: ['ApiMappingId'],
    optional: ['ApiMappingKey'],
  },
  'AWS::ApiGatewayV2::RoutingRule': {
    required: ['DomainNameArn', 'Priority', 'Conditions', 'Actions'],
    createOnly: ['DomainNameArn'],
    attributes: ['RoutingRuleArn', 'RoutingRuleId'],
    optional: [],
  },
} as const satisfies Readonly<Record<string, ResourceType>>
