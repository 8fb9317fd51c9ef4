import {
  type HttpMethod,
  httpMethods,
  type Integration,
  isHttpMethod,
  type Method,
  own,
  type Resource,
  type ResourceId,
  type RestApi,
  withMethod,
} from '@fourbox/domain'
import type { Context } from '../context.ts'
import { badRequest, notFound } from '../protocol/errors.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'

/** The path labels that all operations on a method share. */
export interface MethodAddress {
  readonly restApiId: string
  readonly resourceId: ResourceId
  readonly httpMethod: string
}

export const unknownResource = () => notFound('Invalid Resource identifier specified')

export function resourceOf(api: RestApi, resourceId: ResourceId): Resource {
  const resource = own(api.resources, resourceId)
  if (!resource) throw unknownResource()
  return resource
}

export function methodOf(api: RestApi, resourceId: ResourceId, httpMethod: string): Method {
  const method = own(resourceOf(api, resourceId).methods, httpMethod)
  if (!method) throw notFound('Invalid Method identifier specified')
  return method
}

export function integrationOf(method: Method): Integration {
  if (!method.integration) throw notFound('Invalid Integration identifier specified')
  return method.integration
}

/** Any of a method's or an integration's responses, by status code. */
export function responseOf<T>(responses: Readonly<Record<string, T>>, statusCode: string): T {
  const response = own(responses, statusCode)
  if (!response) throw notFound('Invalid Response status code specified')
  return response
}

/** @throws BadRequestException where the text is none of the verbs. */
export function readHttpMethod(text: string): HttpMethod {
  if (!isHttpMethod(text)) throw badRequest(`Invalid HttpMethod specified. Valid options are ${httpMethods.join(',')}`)
  return text
}

export async function methodAt(context: Context, { restApiId, resourceId, httpMethod }: MethodAddress): Promise<Method> {
  return methodOf(await readApi(context, restApiId, unknownResource()), resourceId, httpMethod)
}

/** Changes a method that is there and answers it; `change` sees the whole API as well, for what must exist in it. */
export async function changeMethod(
  context: Context,
  { restApiId, resourceId, httpMethod }: MethodAddress,
  change: (method: Method, api: RestApi) => Method,
): Promise<Method> {
  const changed = await changeApi(
    context,
    restApiId,
    (api) => withMethod(api, resourceId, change(methodOf(api, resourceId, httpMethod), api)),
    unknownResource(),
  )
  return methodOf(changed, resourceId, httpMethod)
}
