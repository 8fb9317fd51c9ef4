import type { Method, Resource } from '@fourbox/domain'
import type { Route } from '../call/call.ts'

/** What routing finds when it leads to this method. */
export function routeOf({ id, path }: Resource, { httpMethod, operationName, integration }: Method): Route {
  return { resourceId: id, resourcePath: path, httpMethod, operationName, integrationType: integration?.type }
}
