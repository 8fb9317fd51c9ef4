import type { EndpointConfiguration, RestApi, RestApiId } from '@fourbox/domain'
import type { Context } from '../context.ts'
import { badRequest } from '../protocol/errors.ts'
import { type Change, type PatchTable, unescapePointer } from '../protocol/patch.ts'
import { flag, oneOf, splitList, text, without } from '../protocol/patch-rows.ts'
import { readPolicy } from './resource-policy.ts'
import { defaultIpAddressType, onlyDualstack, readCompressionSize, readEndpointType } from './rest-api-settings.ts'

/** What UpdateRestApi can change (control-plane reference, section 3). */
export function restApiPatches(context: Context, restApiId: RestApiId): PatchTable<RestApi> {
  return {
    '/name': { replace: (api, { value = '' }) => ({ ...api, name: notBlank(value) }) },
    '/description': { add: describe, replace: describe, remove: (api) => without(api, 'description') },
    '/apiKeySource': oneOf('apiKeySource', ['HEADER', 'AUTHORIZER'], 'Invalid ApiKeySourceType specified. Valid options are HEADER,AUTHORIZER'),
    '/disableExecuteApiEndpoint': flag('disableExecuteApiEndpoint'),
    '/minimumCompressionSize': { replace: changeCompressionSize },
    '/policy': { replace: (api, { value }) => (value ? { ...api, policy: readPolicy(context, restApiId, value) } : without(api, 'policy')) },
    '/securityPolicy': text('securityPolicy'),
    '/endpointAccessMode': oneOf('endpointAccessMode', ['BASIC', 'STRICT'], 'Invalid EndpointAccessMode specified. Valid options are BASIC,STRICT'),
    '/endpointConfiguration/types/{type}': { add: refuseTypeOperation, replace: changeEndpointType, remove: refuseTypeOperation },
    '/endpointConfiguration/ipAddressType': { replace: changeIpAddressType },
    '/endpointConfiguration/vpcEndpointIds': { add: addVpcEndpoints, remove: removeVpcEndpoints },
    '/binaryMediaTypes/{type}': {
      add: (api, { keys: [type = ''] }) => withBinaryMediaTypes(api, [...others(api, type), type]),
      replace: (api, { keys: [type = ''], value = '' }) => withBinaryMediaTypes(api, [...others(api, type), unescapePointer(value)]),
      remove: (api, { keys: [type = ''] }) => withBinaryMediaTypes(api, others(api, type)),
    },
  }
}

const describe: Change<RestApi> = (api, { value }) => {
  if (!value) throw badRequest('Description cannot be an empty string')
  return { ...api, description: value }
}

function notBlank(name: string): string {
  if (name.trim() === '') throw badRequest('API Name cannot be blank')
  return name
}

/** Without a value, compression is switched off; 0 compresses everything. */
const changeCompressionSize: Change<RestApi> = (api, { value }) =>
  value ? { ...api, minimumCompressionSize: readCompressionSize(Number(value)) } : without(api, 'minimumCompressionSize')

const changeEndpointType: Change<RestApi> = (api, { value }) => {
  const type = readEndpointType(value)
  const { ipAddressType } = api.endpointConfiguration
  return withEndpoint(api, { types: [type], ipAddressType: type === 'PRIVATE' ? defaultIpAddressType(type) : ipAddressType })
}

const changeIpAddressType: Change<RestApi> = (api, { value }) => {
  if (value !== 'ipv4' && value !== 'dualstack') throw badRequest('ipAddressType must be either ipv4 or dualstack.')
  if (value === 'ipv4' && api.endpointConfiguration.types.includes('PRIVATE')) throw onlyDualstack()
  return withEndpoint(api, { ipAddressType: value })
}

const refuseTypeOperation: Change<RestApi> = () => {
  throw badRequest("Invalid patch operation specified. Must be 'add'|'remove'|'replace'")
}

const addVpcEndpoints: Change<RestApi> = (api, { value = '' }) =>
  withEndpoint(api, { vpcEndpointIds: [...new Set([...(api.endpointConfiguration.vpcEndpointIds ?? []), ...splitList(value)])] })

const removeVpcEndpoints: Change<RestApi> = (api, { value = '' }) => {
  const gone = new Set(splitList(value))
  const rest = (api.endpointConfiguration.vpcEndpointIds ?? []).filter((id) => !gone.has(id))
  return rest.length > 0 ? withEndpoint(api, { vpcEndpointIds: rest }) : { ...api, endpointConfiguration: without(api.endpointConfiguration, 'vpcEndpointIds') }
}

function withEndpoint(api: RestApi, change: Partial<EndpointConfiguration>): RestApi {
  return { ...api, endpointConfiguration: { ...api.endpointConfiguration, ...change } }
}

function others(api: RestApi, type: string): readonly string[] {
  return (api.binaryMediaTypes ?? []).filter((each) => each !== type)
}

function withBinaryMediaTypes(api: RestApi, binaryMediaTypes: readonly string[]): RestApi {
  return binaryMediaTypes.length > 0 ? { ...api, binaryMediaTypes } : without(api, 'binaryMediaTypes')
}
