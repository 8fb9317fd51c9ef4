import { defaultTimeoutInMillis, type Integration, type IntegrationResponse, type Templates } from '@fourbox/domain'

import type { Members } from '../read/json.ts'

/** `x-amazon-apigateway-integration`: enumerations in lower case, what PutIntegration would set by itself left out. */
export function writeIntegration(integration: Integration, resourceId: string): Members {
  const responses = Object.values(integration.integrationResponses)
  return {
    type: integration.type.toLowerCase(),
    ...writeBackend(integration),
    credentials: integration.credentials,
    responses:
      responses.length > 0 ? Object.fromEntries(responses.map((response) => [response.selectionPattern || 'default', writeResponse(response)])) : undefined,
    requestParameters: integration.requestParameters,
    requestTemplates: writeTemplates(integration.requestTemplates),
    passthroughBehavior: integration.passthroughBehavior.toLowerCase(),
    ...(integration.timeoutInMillis !== defaultTimeoutInMillis && { timeoutInMillis: integration.timeoutInMillis }),
    ...(integration.cacheNamespace !== resourceId && { cacheNamespace: integration.cacheNamespace }),
    ...(integration.cacheKeyParameters.length > 0 && { cacheKeyParameters: integration.cacheKeyParameters }),
    contentHandling: integration.contentHandling,
    responseTransferMode: integration.responseTransferMode,
  }
}

function writeBackend(integration: Integration): Members {
  switch (integration.type) {
    case 'MOCK':
      return {}
    case 'AWS':
    case 'AWS_PROXY': {
      const { httpMethod, uri } = integration
      return { httpMethod, uri }
    }
    case 'HTTP':
    case 'HTTP_PROXY': {
      const { httpMethod, uri, connectionType, connectionId, integrationTarget, tlsConfig } = integration
      return {
        httpMethod,
        uri,
        ...(connectionType !== 'INTERNET' && { connectionType }),
        connectionId,
        integrationTarget,
        ...(tlsConfig && { tlsConfig: { ...tlsConfig } }),
      }
    }
  }
}

function writeResponse({ statusCode, responseParameters, responseTemplates, contentHandling }: IntegrationResponse): Members {
  return { statusCode, responseParameters, responseTemplates: writeTemplates(responseTemplates), contentHandling }
}

function writeTemplates(templates: Templates | undefined): Members | undefined {
  return templates && Object.fromEntries(Object.entries(templates).map(([mediaType, template]) => [mediaType, template ?? '']))
}
