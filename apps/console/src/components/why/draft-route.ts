import type { Resource } from '@aws-sdk/client-api-gateway'
import { compileRouter } from '@fourbox/domain'

/** The resource of a draft that a path leads to, and the method there that would serve a verb. */
export interface DraftRoute {
  readonly resource: Resource
  /** As it is declared, `ANY` included; undefined where no resource at the path has one for the verb. */
  readonly httpMethod: string | undefined
}

/** Undefined where no resource of the draft is at the path. */
export function draftRoute(resources: readonly Resource[], path: string, httpMethod: string): DraftRoute | undefined {
  const methods = resources.flatMap((resource) => Object.keys(resource.resourceMethods ?? {}).map((verb): DraftRoute => ({ resource, httpMethod: verb })))
  const served = compileRouter(methods.map((value) => ({ path: value.resource.path ?? '', httpMethod: value.httpMethod ?? '', value }))).find(httpMethod, path)
  if (served) return served.value
  const there = compileRouter(resources.map((resource) => ({ path: resource.path ?? '', httpMethod: 'GET', value: resource }))).find('GET', path)
  return there && { resource: there.value, httpMethod: undefined }
}
