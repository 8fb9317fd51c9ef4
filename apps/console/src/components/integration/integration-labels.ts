import type { Integration } from '@aws-sdk/client-api-gateway'
import { callsBackEnd, type IntegrationArn, parseIntegrationArn, parseInvocationUri } from '@fourbox/domain'

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
  const invocation = parseInvocationUri(uri)
  if (invocation) return invocation.functionArn.split(':function:').at(-1) ?? uri
  const arn = parseIntegrationArn(uri)
  return arn ? `${serviceName(arn)} ${arn.target}` : uri
}

/** A service with its subdomain: `runtime.lex`. */
function serviceName({ subdomain, service }: IntegrationArn): string {
  return subdomain === undefined ? service : `${subdomain}.${service}`
}
