import type { Integration } from '@aws-sdk/client-api-gateway'
import { integrationTraits, isProxyType, parseInvocationUri } from '@fourbox/domain'

/** The five tiles under which the console offers AWS's integration types. */
export type IntegrationTile = 'lambda' | 'http' | 'mock' | 'aws' | 'vpc-link'

export const tileNames = {
  lambda: 'Lambda function',
  http: 'HTTP',
  mock: 'Mock',
  aws: 'AWS service',
  'vpc-link': 'VPC link',
} as const satisfies Record<IntegrationTile, string>

export function tileOf({ type, uri = '', connectionType }: Integration): IntegrationTile {
  switch (type && integrationTraits[type].calls) {
    case 'nothing':
      return 'mock'
    case 'service':
      return parseInvocationUri(uri) ? 'lambda' : 'aws'
    case 'address':
    case undefined:
      return connectionType === 'VPC_LINK' ? 'vpc-link' : 'http'
  }
}

/** As a person reads it: `Lambda function (proxy)`; a method may have no integration yet. */
export function integrationTypeText(integration: Integration | undefined): string {
  if (!integration) return 'Not set up'
  return `${tileNames[tileOf(integration)]}${isProxyType(integration.type) ? ' (proxy)' : ''}`
}
