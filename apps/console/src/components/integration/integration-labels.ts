import type { Integration } from '@aws-sdk/client-api-gateway'
import { callsBackEnd } from '@fourbox/domain'
import { isLambdaUri, lambdaFunctionOf } from './integration-type.ts'

export const passthroughTexts: Readonly<Record<string, string>> = {
  WHEN_NO_MATCH: 'When no template matches the request content-type header',
  WHEN_NO_TEMPLATES: 'When there are no templates defined (recommended)',
  NEVER: 'Never',
}

export const contentHandlingTexts: Readonly<Record<string, string>> = {
  '': 'Passthrough',
  CONVERT_TO_BINARY: 'Convert to binary (if needed)',
  CONVERT_TO_TEXT: 'Convert to text (if needed)',
}

/** What an integration calls, in a few words: a function's name, an address, a service and its action. */
export function integrationTarget({ type, uri = '' }: Integration): string {
  if (type && !callsBackEnd(type)) return 'Answers by itself'
  if (isLambdaUri(uri)) return lambdaFunctionOf(uri).split(':function:').at(-1) ?? uri
  const service = /^arn:[^:]+:apigateway:[^:]*:([^:]+):(?:action|path)\/(.*)$/.exec(uri)
  return service ? `${service[1]} ${service[2]}` : uri
}
