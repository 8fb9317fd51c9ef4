import type { HttpMethod } from '../method/http-method.ts'
import type { ResourceId, StatusCode } from '../names/identifier.ts'
import type { Integration, IntegrationResponse } from '../integration/integration.ts'
import type { Method, MethodResponse } from '../method/method.ts'
import { own, withEntry, withoutEntry } from '../names/record.ts'
import { withResource } from './resource-tree.ts'
import type { RestApi } from './rest-api.ts'

/** The API with one method added or replaced; the resource must be there. */
export function withMethod(api: RestApi, resourceId: ResourceId, method: Method): RestApi {
  const resource = own(api.resources, resourceId)
  return resource ? withResource(api, { ...resource, methods: { ...resource.methods, [method.httpMethod]: method } }) : api
}

/** The API without one method. */
export function withoutMethod(api: RestApi, resourceId: ResourceId, httpMethod: HttpMethod): RestApi {
  const resource = own(api.resources, resourceId)
  if (!resource) return api
  const { [httpMethod]: _gone, ...methods } = resource.methods
  return withResource(api, { ...resource, methods })
}

export function withMethodResponse(method: Method, response: MethodResponse): Method {
  return { ...method, methodResponses: withEntry(method.methodResponses, response.statusCode, response) }
}

export function withoutMethodResponse(method: Method, statusCode: StatusCode): Method {
  return { ...method, methodResponses: withoutEntry(method.methodResponses, statusCode) }
}

export function withIntegration(method: Method, integration: Integration): Method {
  return { ...method, integration }
}

export function withoutIntegration(method: Method): Method {
  const { integration: _gone, ...rest } = method
  return rest
}

export function withIntegrationResponse(integration: Integration, response: IntegrationResponse): Integration {
  return { ...integration, integrationResponses: withEntry(integration.integrationResponses, response.statusCode, response) }
}

export function withoutIntegrationResponse(integration: Integration, statusCode: StatusCode): Integration {
  return { ...integration, integrationResponses: withoutEntry(integration.integrationResponses, statusCode) }
}
