import { httpMethods } from '../method/http-method.ts'
import { isProxy, type Integration } from './integration.ts'
import { parseArn } from '../names/arn.ts'

/**
 * What AWS says of an integration that cannot be (control-plane reference, section 4), or undefined.
 * Mapping expressions are judged apart, by requestMappingFault. `longestTimeout` is the account's quota in milliseconds.
 */
export function integrationFault(integration: Integration, longestTimeout = 29_000): string | undefined {
  const { timeoutInMillis } = integration
  const longest = isProxy(integration) && integration.responseTransferMode === 'STREAM' ? longestStream : longestTimeout
  if (!Number.isInteger(timeoutInMillis) || timeoutInMillis < 50 || timeoutInMillis > longest) return `Timeout should be between 50 ms and ${longest} ms`
  if (integration.type === 'MOCK') return undefined
  const fault = verbFault(integration.httpMethod)
  if (fault !== undefined) return fault
  return 'connectionType' in integration ? httpUriFault(integration.uri) : arnFault(integration)
}

/** A proxy may stream its answer for a quarter of an hour, in milliseconds. */
const longestStream = 900_000

function verbFault(httpMethod: string): string | undefined {
  if (httpMethod === '') return 'Enumeration value for HttpMethod must be non-empty'
  return (httpMethods as readonly string[]).includes(httpMethod)
    ? undefined
    : 'Invalid HttpMethod specified. Valid options are GET,PUT,POST,DELETE,PATCH,OPTIONS,HEAD,ANY'
}

function httpUriFault(uri: string): string | undefined {
  return /^https?:\/\/\S+$/i.test(uri) || uri.startsWith('${stageVariables.') ? undefined : 'Invalid HTTP endpoint specified for URI'
}

/** Stage variables may stand anywhere in the ARN behind its fixed beginning. */
function arnFault(integration: Extract<Integration, { type: 'AWS' | 'AWS_PROXY' }>): string | undefined {
  const { service: owner, account: service, resource } = parseArn(integration.uri) ?? {}
  if (service === undefined || resource === undefined) return 'Invalid ARN specified in the request'
  if (!resource.startsWith('path/') && !resource.startsWith('action/')) return 'AWS ARN for integration must contain path or action'
  if (owner !== 'apigateway') return 'Invalid ARN specified in the request'
  const isLambda = service === 'lambda'
  if (integration.type === 'AWS_PROXY' && !isLambda && service !== 'firehose') {
    return "Integrations of type 'AWS_PROXY' currently only supports Lambda function and Firehose stream invocations."
  }
  return isLambda || integration.credentials !== undefined ? undefined : 'Role ARN must be specified for AWS integrations'
}
