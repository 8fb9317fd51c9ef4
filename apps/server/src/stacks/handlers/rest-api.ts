import { isDeepStrictEqual } from 'node:util'
import { isJsonObject, type JsonObject } from '@fourbox/cloudformation'
import { readAsset } from '../assets.ts'
import { items, namedItems, parts, patchesOf, type PatchWriters, removable, setting, textsOf } from '../property-patches.ts'
import { textOf } from '../read-members.ts'
import { ResourceRefused } from '../resource-refused.ts'
import type { Members, StackServices } from '../services.ts'
import type { MadeResource, ResourceHandler, WantedResource } from './handler.ts'
import { answered } from './noun.ts'

/** An API, of its own properties or of a definition with properties beside it. */
export const restApi: ResourceHandler = {
  create: async (wanted, services) => {
    const { properties } = wanted
    const body = await bodyOf(wanted)
    if (body === undefined) {
      if (properties['Name'] === undefined) throw new ResourceRefused('Name is required in case you do not specify Body or BodyS3Location')
      return made(await services.apiGateway.call('CreateRestApi', {}, created(properties)))
    }
    const imported = made(await services.apiGateway.call('ImportRestApi', { body, ...importSettings(properties) }))
    await patchApi(imported, {}, properties, services)
    return imported
  },
  update: async (wanted, former, services) => {
    const { properties } = wanted
    const body = await bodyOf(wanted)
    if (body === undefined || importedBy.every((name) => isDeepStrictEqual(properties[name], former.properties[name]))) {
      await patchApi(former, former.properties, properties, services)
      return former
    }
    // What left the definition goes, too, unless the template wants both merged.
    const mode = properties['Mode'] === 'merge' ? 'merge' : 'overwrite'
    await services.apiGateway.call('PutRestApi', { restApiId: former.physicalId, mode, body, ...importSettings(properties) })
    // The definition has written over what properties had said.
    await patchApi(former, {}, properties, services)
    return former
  },
  read: ({ physicalId: restApiId }, { apiGateway }) => apiGateway.call('GetRestApi', { restApiId }),
  remove: ({ physicalId: restApiId }, { apiGateway }) => apiGateway.call('DeleteRestApi', { restApiId }),
}

/** A change of one of these imports the definition again. */
const importedBy = ['Body', 'BodyS3Location', 'Mode', 'Parameters', 'FailOnWarnings', 'Asset']

function made(answer: Members): MadeResource {
  const physicalId = answered(answer, 'id')
  return { physicalId, attributes: { RestApiId: physicalId, RootResourceId: answered(answer, 'rootResourceId') } }
}

/** An empty policy, as the Serverless Framework always writes it, is none. */
function created({ Policy, ...properties }: JsonObject): JsonObject {
  return Policy === undefined || Policy === '' ? properties : { ...properties, Policy }
}

async function bodyOf({ properties, asset }: WantedResource): Promise<Uint8Array | undefined> {
  const { Body } = properties
  if (Body !== undefined) return new TextEncoder().encode(textOf(Body))
  return asset === undefined ? undefined : readAsset(asset)
}

function importSettings({ Parameters, EndpointConfiguration, FailOnWarnings = false }: JsonObject): Members {
  const endpoint = isJsonObject(EndpointConfiguration) ? EndpointConfiguration : {}
  const { Types, VpcEndpointIds } = endpoint
  const own = {
    basepath: 'ignore',
    ...(Types !== undefined && { endpointConfigurationTypes: textsOf(Types).join(',') }),
    ...(VpcEndpointIds !== undefined && { vpcEndpointIds: textsOf(VpcEndpointIds).join(',') }),
  }
  const given = isJsonObject(Parameters) ? Object.fromEntries(Object.entries(Parameters).map(([name, value]) => [name, textOf(value)])) : {}
  return { failOnWarnings: FailOnWarnings, parameters: { ...own, ...given } }
}

const patches: PatchWriters = {
  Name: (_former, next) => (next === undefined ? [] : [{ op: 'replace', path: '/name', value: textOf(next) }]),
  Description: removable('/description'),
  ApiKeySourceType: setting('/apiKeySource', 'HEADER'),
  DisableExecuteApiEndpoint: setting('/disableExecuteApiEndpoint', 'false'),
  MinimumCompressionSize: setting('/minimumCompressionSize'),
  BinaryMediaTypes: namedItems('/binaryMediaTypes'),
  EndpointConfiguration: parts(
    {
      Types: (_former, next) => textsOf(next).map((value) => ({ op: 'replace', path: '/endpointConfiguration/types/0', value })),
      IpAddressType: setting('/endpointConfiguration/ipAddressType', 'ipv4'),
      VpcEndpointIds: items('/endpointConfiguration/vpcEndpointIds'),
    },
    [],
  ),
  Policy: setting('/policy'),
  SecurityPolicy: setting('/securityPolicy'),
  EndpointAccessMode: setting('/endpointAccessMode'),
}

async function patchApi({ physicalId: restApiId }: MadeResource, former: JsonObject, properties: JsonObject, { apiGateway }: StackServices): Promise<void> {
  const patchOperations = patchesOf(patches, former, properties)
  if (patchOperations.length > 0) await apiGateway.call('UpdateRestApi', { restApiId, patchOperations })
}
