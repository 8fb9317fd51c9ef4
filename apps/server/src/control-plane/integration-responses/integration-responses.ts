import {
  type Integration,
  type IntegrationResponse,
  type Method,
  own,
  responseMappingFault,
  withIntegration,
  withIntegrationResponse,
  withoutIntegrationResponse,
} from '@fourbox/domain'
import type { Handlers } from '../context.ts'
import { badRequest, conflict, notFound } from '../protocol/errors.ts'
import { applyPatches, listOperations, type PatchTable } from '../protocol/patch.ts'
import { entry, without } from '../protocol/patch-rows.ts'
import { readApi } from '../rest-apis/api-document.ts'
import { readTemplate, readTemplates } from '../integrations/integration-settings.ts'
import { readOne } from '../integrations/integrations.ts'
import { changeMethod, integrationOf, readMethod, resourceOf, responseOf, unknownResource } from '../methods/method-address.ts'
import { writeIntegrationResponse } from '../methods/write-method.ts'

export const integrationResponses = {
  async PutIntegrationResponse({ restApiId, resourceId, httpMethod, responseTemplates, ...settings }, context) {
    const response = { ...settings, ...(responseTemplates && { responseTemplates: readTemplates(responseTemplates) }) }
    const method = await changeMethod(context, { restApiId, resourceId, httpMethod }, (current) => withResponse(current, response))
    return writeIntegrationResponse(responseIn(method, settings.statusCode))
  },

  async GetIntegrationResponse({ statusCode, ...address }, context) {
    return writeIntegrationResponse(responseIn(await readMethod(context, address), statusCode))
  },

  async UpdateIntegrationResponse({ statusCode, patchOperations, ...address }, context) {
    const update = (method: Method): Method => withResponse(method, applyPatches(patches, listOperations, responseIn(method, statusCode), patchOperations))
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

const patches: PatchTable<IntegrationResponse> = {
  '/contentHandling': {
    replace: (response, { value }) =>
      value
        ? { ...response, contentHandling: readOne(['CONVERT_TO_BINARY', 'CONVERT_TO_TEXT'], value, 'ContentHandlingStrategy') }
        : without(response, 'contentHandling'),
  },
  '/selectionPattern': { replace: (response, { value = '' }) => ({ ...response, selectionPattern: value }) },
  '/responseParameters/{name}': entry('responseParameters', { read: (value = '') => value, missing: 'Invalid parameter name specified' }),
  '/responseTemplates/{type}': entry('responseTemplates', { read: readTemplate, missing: 'Content-Type specified was not found' }),
}

function responseIn(method: Method, statusCode: string): IntegrationResponse {
  return responseOf(integrationOf(method).integrationResponses, statusCode)
}

/** @throws what AWS says of a pattern that another code has already, and of a mapping that the method response does not declare. */
function withResponse(method: Method, response: IntegrationResponse): Method {
  const integration = integrationOf(method)
  checkPattern(integration, response)
  const declared = own(method.methodResponses, response.statusCode)?.responseParameters
  for (const [target, expression] of Object.entries(response.responseParameters ?? {})) {
    const fault = responseMappingFault(target, expression, declared)
    if (fault !== undefined) throw badRequest(fault)
  }
  return withIntegration(method, withIntegrationResponse(integration, response))
}

function checkPattern({ integrationResponses }: Integration, { statusCode, selectionPattern = '' }: IntegrationResponse): void {
  const same = Object.values(integrationResponses).some((other) => other.statusCode !== statusCode && (other.selectionPattern ?? '') === selectionPattern)
  if (same) throw conflict(`Integration response with selection pattern ${selectionPattern || 'default'} already exists`)
}
