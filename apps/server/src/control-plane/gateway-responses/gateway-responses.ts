import {
  defaultGatewayResponse,
  gatewayMappingFault,
  type GatewayResponse,
  type GatewayResponseType,
  gatewayResponseDefaults,
  type RestApi,
  shownGatewayResponse,
  withoutEntry,
} from '@fourbox/domain'
import type { Input, Output } from '@fourbox/wire'
import type { Handlers } from '../context.ts'
import { badRequest, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, namePath, type PatchTable } from '../protocol/patch.ts'
import { entry } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'

export const gatewayResponses = {
  async PutGatewayResponse({ restApiId, ...settings }, context) {
    const { responseType } = settings
    return writeShown(await changeApi(context, restApiId, (api) => withGatewayResponse(api, readGatewayResponse(settings))), responseType)
  },

  async GetGatewayResponse({ restApiId, responseType }, context) {
    return writeShown(await readApi(context, restApiId), responseType)
  },

  async GetGatewayResponses({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    const { items, position } = pageOf(Object.keys(gatewayResponseDefaults).filter(isResponseType), (type) => type, page)
    return { items: items.map((type) => writeShown(api, type)), position }
  },

  async UpdateGatewayResponse({ restApiId, responseType, patchOperations }, context) {
    const update = (api: RestApi): RestApi => {
      const current = api.gatewayResponses[responseType] ?? defaultGatewayResponse(responseType)
      return withGatewayResponse(api, applyPatches(patches, namePath, current, patchOperations))
    }
    return writeShown(await changeApi(context, restApiId, update), responseType)
  },

  async DeleteGatewayResponse({ restApiId, responseType }, context) {
    await changeApi(context, restApiId, (api) => {
      if (!api.gatewayResponses[responseType]) throw notFound('Gateway response type not defined on api')
      return { ...api, gatewayResponses: withoutEntry(api.gatewayResponses, responseType) }
    })
    return {}
  },
} satisfies Partial<Handlers>

const patches: PatchTable<GatewayResponse> = {
  '/statusCode': { replace: (response, { value }) => ({ ...response, statusCode: readStatusCode(value) }) },
  '/responseParameters/{name}': entry('responseParameters', {
    read: (value, name) => checkedParameter(name, notEmpty(value, 'responseParameters')),
    missing: 'Invalid parameter name specified',
  }),
  '/responseTemplates/{type}': entry('responseTemplates', {
    read: (value) => notEmpty(value, 'responseTemplates'),
    missing: 'Content-Type specified was not found',
  }),
}

/** What is not sent keeps the default of the type, whatever the DEFAULT types say. */
function readGatewayResponse({
  responseType,
  statusCode,
  responseParameters,
  responseTemplates,
}: Omit<Input<'PutGatewayResponse'>, 'restApiId'>): GatewayResponse {
  for (const [name, expression] of Object.entries(responseParameters ?? {})) checkedParameter(name, expression)
  return {
    ...defaultGatewayResponse(responseType),
    ...(statusCode !== undefined && { statusCode }),
    ...(responseParameters && { responseParameters }),
    ...(responseTemplates && Object.keys(responseTemplates).length > 0 && { responseTemplates }),
  }
}

function checkedParameter(name: string, expression: string): string {
  const fault = gatewayMappingFault(name, expression)
  if (fault !== undefined) throw badRequest(fault)
  return expression
}

function readStatusCode(value = ''): string {
  if (!/^[1-5]\d\d$/.test(value)) throw badRequest('Invalid response status code specified')
  return value
}

function notEmpty(value: string | undefined, member: string): string {
  if (!value) throw badRequest(`Invalid null or empty value in ${member}`)
  return value
}

function isResponseType(text: string): text is GatewayResponseType {
  return Object.hasOwn(gatewayResponseDefaults, text)
}

function withGatewayResponse(api: RestApi, response: GatewayResponse): RestApi {
  return { ...api, gatewayResponses: { ...api.gatewayResponses, [response.responseType]: response } }
}

function writeShown(api: RestApi, type: GatewayResponseType): Output<'GetGatewayResponse'> {
  return { ...shownGatewayResponse(api, type), defaultResponse: !api.gatewayResponses[type] }
}
