import type { Integration } from '@aws-sdk/client-api-gateway'
import { integrationTraits, isProxyType } from '@fourbox/domain'

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
      return isLambdaUri(uri) ? 'lambda' : 'aws'
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

/** `arn:aws:apigateway:{region}:lambda:path/2015-03-31/functions/…/invocations`, and no other operation of Lambda's. */
export function isLambdaUri(uri: string): boolean {
  return /^arn:[^:]+:apigateway:[^:]*:lambda:path\/[^/]+\/functions\/.+\/(?:response-streaming-)?invocations\/?$/.test(uri)
}

/** The function's name or ARN within a Lambda integration's URI. */
export function lambdaFunctionOf(uri: string): string {
  return /\/functions\/(.+)\/(?:response-streaming-)?invocations\/?$/.exec(uri)?.[1] ?? uri
}
