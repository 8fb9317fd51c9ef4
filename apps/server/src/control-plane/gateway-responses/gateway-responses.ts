import {
  defaultGatewayResponse,
  entryField,
  type GatewayResponseType,
  gatewayResponseTypes,
  type GatewayResponseSettings,
  readGatewayResponse,
  type RestApi,
  shownGatewayResponse,
  withoutEntry,
} from '@fourbox/domain'
import type { Handlers, Output } from '../context.ts'
import { accepted, badRequest, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, namePath, type PatchTable } from '../protocol/patch.ts'
import { entry } from '../protocol/patch-rows.ts'
import { changeApi, readApi } from '../rest-apis/api-document.ts'

export const gatewayResponses = {
  async PutGatewayResponse({ restApiId, ...settings }, context) {
    const { responseType } = settings
    return writeShown(await changeApi(context, restApiId, (api) => withGatewayResponse(api, settings)), responseType)
  },

  async GetGatewayResponse({ restApiId, responseType }, context) {
    return writeShown(await readApi(context, restApiId), responseType)
  },

  async GetGatewayResponses({ restApiId, ...page }, context) {
    const api = await readApi(context, restApiId)
    const { items, position } = pageOf(gatewayResponseTypes, (type) => type, page)
    return { items: items.map((type) => writeShown(api, type)), position }
  },

  async UpdateGatewayResponse({ restApiId, responseType, patchOperations }, context) {
    const update = (api: RestApi): RestApi => {
      const current = api.gatewayResponses[responseType] ?? defaultGatewayResponse(responseType)
      return withGatewayResponse(api, applyPatches(gatewayResponsePatches, namePath, current, patchOperations))
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

export const gatewayResponsePatches: PatchTable<GatewayResponseSettings> = {
  '/statusCode': { replace: (response, { value = '' }) => ({ ...response, statusCode: value }) },
  '/responseParameters/{name}': entry('responseParameters', {
    read: (value, name) => notEmpty(value, 'responseParameters', name),
    missing: 'Invalid parameter name specified',
  }),
  '/responseTemplates/{type}': entry('responseTemplates', {
    read: (value, type) => notEmpty(value, 'responseTemplates', type),
    missing: 'Content-Type specified was not found',
  }),
}

function notEmpty(value: string | undefined, member: string, key: string): string {
  if (!value) throw badRequest(`Invalid null or empty value in ${member}`, entryField(member, key))
  return value
}

function withGatewayResponse(api: RestApi, settings: GatewayResponseSettings): RestApi {
  const response = accepted(readGatewayResponse(settings))
  return { ...api, gatewayResponses: { ...api.gatewayResponses, [response.responseType]: response } }
}

function writeShown(api: RestApi, type: GatewayResponseType): Output<'GetGatewayResponse'> {
  return { ...shownGatewayResponse(api, type), defaultResponse: !api.gatewayResponses[type] }
}
