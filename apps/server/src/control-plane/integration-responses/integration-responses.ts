import {
  type IntegrationResponse,
  type IntegrationResponseSettings,
  type Method,
  own,
  readIntegrationResponse,
  withIntegration,
  withIntegrationResponse,
  withoutIntegrationResponse,
} from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { accepted, notFound } from '../protocol/errors.ts'
import { patternFault } from '@fourbox/regex'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, text } from '../protocol/patch-rows.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { changeMethod, integrationOf, methodAt, resourceOf, responseOf, unknownResource } from '../methods/method-address.ts'
import { writeIntegrationResponse } from '../methods/write-method.ts'

export const integrationResponses = {
  async PutIntegrationResponse({ restApiId, resourceId, httpMethod, ...settings }, context) {
    const method = await changeMethod(context, { restApiId, resourceId, httpMethod }, (current) => withResponse(current, settings))
    return writeIntegrationResponse(responseIn(method, settings.statusCode))
  },

  async GetIntegrationResponse({ statusCode, ...address }, context) {
    return writeIntegrationResponse(responseIn(await methodAt(context, address), statusCode))
  },

  async UpdateIntegrationResponse({ statusCode, patchOperations, ...address }, context) {
    const update = (method: Method): Method =>
      withResponse(method, applyPatches(integrationResponsePatches, listOperations, responseIn(method, statusCode), patchOperations))
    return writeIntegrationResponse(responseIn(await changeMethod(context, address, update), statusCode))
  },

  async DeleteIntegrationResponse({ statusCode, ...address }, context) {
    const resource = resourceOf(await readApi(context, address.restApiId, unknownResource()), address.resourceId)
    // Here alone, AWS does not say that the method is what is missing.
    if (!own(resource.methods, address.httpMethod)) throw notFound('Invalid Integration identifier specified')
    await changeMethod(context, address, (method) => {
      const { statusCode: found } = responseIn(method, statusCode)
      return withIntegration(method, withoutIntegrationResponse(integrationOf(method), found))
    })
    return {}
  },
} satisfies Partial<Handlers>

export const integrationResponsePatches: PatchTable<IntegrationResponseSettings> = {
  '/contentHandling': text('contentHandling'),
  '/selectionPattern': { replace: (response, { value = '' }) => ({ ...response, selectionPattern: value }) },
  '/responseParameters/{name}': entry('responseParameters', { read: (value = '') => value, missing: 'Invalid parameter name specified' }),
  '/responseTemplates/{type}': entry('responseTemplates', { read: (value = ''): string | null => value, missing: 'Content-Type specified was not found' }),
}

function responseIn(method: Method, statusCode: string): IntegrationResponse {
  return responseOf(integrationOf(method).integrationResponses, statusCode)
}

/** @throws what AWS says of a response that cannot be. */
function withResponse(method: Method, settings: IntegrationResponseSettings): Method {
  const integration = integrationOf(method)
  const { integrationResponses } = integration
  const { methodResponses } = method
  const response = accepted(readIntegrationResponse(settings, { integrationResponses, methodResponses, patternFault }))
  return withIntegration(method, withIntegrationResponse(integration, response))
}
