import type { EndpointConfiguration, EndpointType } from '@fourbox/domain'
import { badRequest } from '../protocol/errors.ts'

/** What CreateRestApi makes of the endpoint configuration that it was sent. */
export function createdEndpointConfiguration({
  types,
  ipAddressType,
  vpcEndpointIds,
}: {
  readonly types?: readonly EndpointType[]
  readonly ipAddressType?: 'ipv4' | 'dualstack'
  readonly vpcEndpointIds?: readonly string[]
}): EndpointConfiguration {
  if (types?.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  if (types && types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.')
  const [type = 'EDGE'] = types ?? []
  if (type === 'PRIVATE' && ipAddressType === 'ipv4') throw onlyDualstack()
  return { types: [type], ipAddressType: ipAddressType ?? defaultIpAddressType(type), ...(vpcEndpointIds?.length && { vpcEndpointIds }) }
}

export function defaultIpAddressType(type: EndpointType): EndpointConfiguration['ipAddressType'] {
  return type === 'PRIVATE' ? 'dualstack' : 'ipv4'
}

export function onlyDualstack(): Error {
  return badRequest('Only dualstack ipAddressType is supported for Private APIs.')
}

const largestCompressionSize = 10_485_760

/** @throws BadRequestException for what is no whole number of bytes up to 10 MB. */
export function readCompressionSize(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value > largestCompressionSize)
    throw badRequest('Invalid minimum compression size, must be between 0 and 10485760')
  return value
}

const endpointTypes = ['REGIONAL', 'EDGE', 'PRIVATE'] as const

/** @throws BadRequestException for what is none of AWS's endpoint types. */
export function readEndpointType(text: string | undefined): EndpointType {
  const type = endpointTypes.find((each) => each === text)
  if (!type) throw badRequest(`Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`)
  return type
}
