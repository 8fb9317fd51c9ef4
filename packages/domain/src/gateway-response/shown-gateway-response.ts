import { defaultGatewayResponseTemplates, type GatewayResponse, gatewayResponseDefaults, type GatewayResponseType } from './gateway-response.ts'
import type { StatusCode } from '../names/identifier.ts'
import type { RestApi } from '../rest-api/rest-api.ts'

/** What a type answers by itself. */
export function defaultGatewayResponse(responseType: GatewayResponseType): GatewayResponse {
  const statusCode = defaultStatusCode(responseType)
  return { responseType, ...(statusCode !== undefined && { statusCode }), responseParameters: {}, responseTemplates: defaultGatewayResponseTemplates }
}

/**
 * What an API answers for a type: its own response, else the customised DEFAULT_4XX or DEFAULT_5XX with the status of
 * the type where the DEFAULT has none, else the type's default.
 */
export function shownGatewayResponse({ gatewayResponses }: Pick<RestApi, 'gatewayResponses'>, responseType: GatewayResponseType): GatewayResponse {
  const itself = gatewayResponses[responseType]
  if (itself) return itself
  const statusCode = defaultStatusCode(responseType)
  const fallback = statusCode?.startsWith('4') ? gatewayResponses.DEFAULT_4XX : gatewayResponses.DEFAULT_5XX
  if (!fallback || statusCode === undefined) return defaultGatewayResponse(responseType)
  return { ...fallback, responseType, statusCode: fallback.statusCode ?? statusCode }
}

function defaultStatusCode(responseType: GatewayResponseType): StatusCode | undefined {
  const defaults = gatewayResponseDefaults[responseType]
  return 'statusCode' in defaults ? defaults.statusCode : undefined
}
