import type { GatewayResponse } from '@fourbox/domain'

import { parseJson, type Members } from '../read/json.ts'
import type { Exporting } from './exporting.ts'

/** The extensions that speak of the API as a whole. */
export function apiExtensions({ api }: Exporting): Members {
  const responses = Object.values(api.gatewayResponses)
  const validators = Object.values(api.requestValidators)
  return {
    ...(api.apiKeySource !== 'HEADER' && { 'x-amazon-apigateway-api-key-source': api.apiKeySource }),
    ...(responses.length > 0 && {
      'x-amazon-apigateway-gateway-responses': Object.fromEntries(responses.map((response) => [response.responseType, writeGatewayResponse(response)])),
    }),
    ...(api.policy !== undefined && { 'x-amazon-apigateway-policy': parseJson(api.policy) }),
    ...(validators.length > 0 && {
      'x-amazon-apigateway-request-validators': Object.fromEntries(
        validators.map(({ id, name, validateRequestBody, validateRequestParameters }) => [name ?? id, { validateRequestParameters, validateRequestBody }]),
      ),
    }),
    'x-amazon-apigateway-binary-media-types': api.binaryMediaTypes,
    'x-amazon-apigateway-minimum-compression-size': api.minimumCompressionSize,
  }
}

/** What belongs to the endpoint, but for its kind, which no definition tells. */
export function endpointExtension({ api, withIntegrations }: Exporting): Members {
  const { vpcEndpointIds } = api.endpointConfiguration
  if (!withIntegrations || (!api.disableExecuteApiEndpoint && vpcEndpointIds === undefined)) return {}
  return {
    'x-amazon-apigateway-endpoint-configuration': {
      ...(api.disableExecuteApiEndpoint && { disableExecuteApiEndpoint: true }),
      vpcEndpointIds,
    },
  }
}

function writeGatewayResponse({ statusCode, responseParameters, responseTemplates }: GatewayResponse): Members {
  return {
    statusCode,
    ...(Object.keys(responseParameters).length > 0 && { responseParameters }),
    responseTemplates,
  }
}
