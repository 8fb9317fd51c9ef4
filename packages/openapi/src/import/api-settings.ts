import {
  apiKeySources,
  type EndpointConfiguration,
  invalidApiKeySource,
  type GatewayResponse,
  type GatewayResponseType,
  judgeApiTexts,
  judgeCompression,
  readGatewayResponse,
  type RestApi,
  vpcEndpointsAreForPrivate,
} from '@fourbox/domain'

import { at, entriesOf, flagOf, isJsonObject, Misfit, numberOf, textOf, textsOf, type Spot } from '../read/json.ts'
import { firstServer, serversOf } from './base-path.ts'
import { accept, type Importing, recordOf } from './importing.ts'
import { expandPolicy } from './policy.ts'

/** What the root of a definition says of the API as a whole. Absent where it says nothing. */
export interface ApiSettings {
  readonly name?: string
  readonly description?: string
  readonly version?: string
  readonly apiKeySource?: RestApi['apiKeySource']
  readonly binaryMediaTypes?: readonly string[]
  readonly minimumCompressionSize?: number
  readonly policy?: string
  readonly disableExecuteApiEndpoint?: boolean
  readonly vpcEndpointIds?: readonly string[]
  readonly gatewayResponses: RestApi['gatewayResponses']
}

/** `endpointConfiguration` is that of the API which the definition goes into. */
export function readApiSettings(
  importing: Importing,
  account: { readonly region: string; readonly account: string },
  endpointConfiguration: EndpointConfiguration,
): ApiSettings {
  const { root } = importing
  const info = at(root, 'info')
  warnOfMissing(importing, info)
  const name = importing.written(at(info, 'title'))
  const description = textOf(at(info, 'description'))
  const version = importing.written(at(info, 'version'))
  const apiKeySource = readApiKeySource(importing)
  const binaryMediaTypes = at(root, 'x-amazon-apigateway-binary-media-types')
  const minimumCompressionSize = readCompression(importing)
  const texts = {
    ...(name !== undefined && { name }),
    ...(description !== undefined && description !== '' && { description }),
    ...(version !== undefined && { version }),
    ...(binaryMediaTypes.value !== undefined && { binaryMediaTypes: [...new Set(textsOf(binaryMediaTypes))] }),
  }
  judgeApiTexts(texts, { fault: (_field, text) => importing.fault(text, info) })
  const policy = expandPolicy(importing, at(root, 'x-amazon-apigateway-policy'), account)
  return {
    ...texts,
    ...(apiKeySource && { apiKeySource }),
    ...(minimumCompressionSize !== undefined && { minimumCompressionSize }),
    ...(policy !== undefined && { policy }),
    ...readEndpoint(importing, endpointConfiguration),
    gatewayResponses: readGatewayResponses(importing),
  }
}

function readApiKeySource({ root, fault }: Importing): RestApi['apiKeySource'] | undefined {
  const spot = at(root, 'x-amazon-apigateway-api-key-source')
  const text = textOf(spot)
  if (text === undefined) return undefined
  const source = apiKeySources.find((each) => each === text.toUpperCase())
  if (!source) fault(invalidApiKeySource, spot)
  return source
}

function readCompression({ root, fault }: Importing): number | undefined {
  const spot = at(root, 'x-amazon-apigateway-minimum-compression-size')
  const size = numberOf(spot)
  if (size !== undefined) judgeCompression(size, { fault: (_field, text) => fault(text, spot) })
  return size
}

/** What AWS takes without, and says so: a title, and any path at all. */
function warnOfMissing({ root, warn }: Importing, info: Spot): void {
  if (info.value === undefined) warn('Parse issue: attribute info is missing', root)
  else if (!textOf(at(info, 'title'))?.trim()) warn('Parse issue: attribute info.title is missing', info)
  if (at(root, 'paths').value === undefined) warn('Parse issue: attribute paths is missing', root)
}

/** The endpoint's kind is never taken from a definition; what belongs to it is. */
function readEndpoint({ root, dialect, warn }: Importing, { types }: EndpointConfiguration): Pick<ApiSettings, 'disableExecuteApiEndpoint' | 'vpcEndpointIds'> {
  const servers = at(root, 'servers')
  if (dialect === 'oas30' && isJsonObject(servers.value)) warn('Parse issue: attribute servers is not of type `array`', servers)
  if (dialect === 'oas30' && serversOf(root).length > 1) {
    warn('More than one server provided. Ignoring all but the first for defining endpoint configuration', servers)
  }
  const holder: Spot | undefined = dialect === 'swagger' ? root : firstServer(root)
  const configuration = holder && at(holder, 'x-amazon-apigateway-endpoint-configuration')
  if (configuration?.value === undefined) return {}
  const disabled = at(configuration, 'disableExecuteApiEndpoint')
  const vpcEndpointIds = at(configuration, 'vpcEndpointIds')
  if (textsOf(vpcEndpointIds).length > 0 && !types.includes('PRIVATE')) throw new Misfit(vpcEndpointIds, vpcEndpointsAreForPrivate)
  return {
    ...(disabled.value !== undefined && { disableExecuteApiEndpoint: flagOf(disabled) }),
    ...(vpcEndpointIds.value !== undefined && { vpcEndpointIds: textsOf(vpcEndpointIds) }),
  }
}

function readGatewayResponses(importing: Importing): RestApi['gatewayResponses'] {
  const responses: [GatewayResponseType, GatewayResponse][] = []
  for (const [responseType, spot] of entriesOf(at(importing.root, 'x-amazon-apigateway-gateway-responses'))) {
    const statusCode = textOf(at(spot, 'statusCode'))
    const responseParameters = textMap(at(spot, 'responseParameters'))
    const responseTemplates = textMap(at(spot, 'responseTemplates'))
    const settings = {
      responseType,
      ...(statusCode !== undefined && { statusCode }),
      ...(responseParameters && { responseParameters }),
      ...(responseTemplates && { responseTemplates }),
    }
    const response = accept(importing, readGatewayResponse(settings), { verb: 'put', noun: `gateway response '${responseType}'` }, spot)
    if (response) responses.push([response.responseType, response])
  }
  return Object.fromEntries(responses)
}

function textMap(spot: Spot): Readonly<Record<string, string>> | undefined {
  return recordOf(entriesOf(spot).map(([key, value]) => [key, textOf(value) ?? ''] as const))
}
