import { defaultIpAddressType, type EndpointSettings, type RestApiSettings } from '@fourbox/domain'
import { badRequest } from '../protocol/errors.ts'
import { type Change, type PatchTable, unescapePointer } from '../protocol/patch.ts'
import { flag, splitList, text, without } from '../protocol/patch-rows.ts'

/** What UpdateRestApi can change (control-plane reference, section 3). */
export const restApiPatches: PatchTable<RestApiSettings> = {
  '/name': { replace: (api, { value = '' }) => ({ ...api, name: value }) },
  '/description': { add: describe, replace: describe, remove: (api) => without(api, 'description') },
  '/apiKeySource': { replace: (api, { value = '' }) => ({ ...api, apiKeySource: value }) },
  '/disableExecuteApiEndpoint': flag('disableExecuteApiEndpoint'),
  // Without a value, compression is switched off; 0 compresses everything.
  '/minimumCompressionSize': {
    replace: (api, { value }) => (value ? { ...api, minimumCompressionSize: Number(value) } : without(api, 'minimumCompressionSize')),
  },
  '/policy': text('policy'),
  '/securityPolicy': text('securityPolicy'),
  '/endpointAccessMode': text('endpointAccessMode'),
  '/endpointConfiguration/types/{type}': { add: refuseTypeOperation, replace: changeEndpointType, remove: refuseTypeOperation },
  '/endpointConfiguration/ipAddressType': { replace: (api, { value = '' }) => withEndpoint(api, { ipAddressType: value }) },
  '/endpointConfiguration/vpcEndpointIds': { add: addVpcEndpoints, remove: removeVpcEndpoints },
  '/binaryMediaTypes/{type}': {
    add: (api, { keys: [type = ''] }) => ({ ...api, binaryMediaTypes: [...others(api, type), type] }),
    replace: (api, { keys: [type = ''], value = '' }) => ({ ...api, binaryMediaTypes: [...others(api, type), unescapePointer(value)] }),
    remove: (api, { keys: [type = ''] }) => ({ ...api, binaryMediaTypes: others(api, type) }),
  },
}

type ApiChange = Change<RestApiSettings>

function describe(...[api, { value = '' }]: Parameters<ApiChange>): RestApiSettings {
  return { ...api, description: value }
}

/** An API that becomes private changes to dualstack by itself. */
function changeEndpointType(...[api, { value = '' }]: Parameters<ApiChange>): RestApiSettings {
  return withEndpoint(api, { types: [value], ...(value === 'PRIVATE' && { ipAddressType: defaultIpAddressType(value) }) })
}

function refuseTypeOperation(): never {
  throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'")
}

function addVpcEndpoints(...[api, { value = '' }]: Parameters<ApiChange>): RestApiSettings {
  return withEndpoint(api, { vpcEndpointIds: [...new Set([...(api.endpointConfiguration?.vpcEndpointIds ?? []), ...splitList(value)])] })
}

function removeVpcEndpoints(...[api, { value = '' }]: Parameters<ApiChange>): RestApiSettings {
  const gone = new Set(splitList(value))
  return withEndpoint(api, { vpcEndpointIds: (api.endpointConfiguration?.vpcEndpointIds ?? []).filter((id) => !gone.has(id)) })
}

function withEndpoint(api: RestApiSettings, change: EndpointSettings): RestApiSettings {
  return { ...api, endpointConfiguration: { ...api.endpointConfiguration, ...change } }
}

function others({ binaryMediaTypes = [] }: RestApiSettings, type: string): readonly string[] {
  return binaryMediaTypes.filter((each) => each !== type)
}
