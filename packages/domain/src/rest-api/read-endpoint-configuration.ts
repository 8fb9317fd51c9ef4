import { judgeLengths, longest } from '../reading/judge-lengths.ts'
import { oneOf } from '../reading/one-of.ts'
import type { Findings } from '../reading/reading.ts'
import type { EndpointConfiguration, EndpointType, IpAddressType } from './rest-api.ts'

export interface EndpointSettings {
  readonly types?: readonly string[]
  readonly ipAddressType?: string
  readonly vpcEndpointIds?: readonly string[]
}

export const endpointTypes = ['REGIONAL', 'EDGE', 'PRIVATE'] as const satisfies readonly EndpointType[]

export function defaultIpAddressType(type: EndpointType): IpAddressType {
  return type === 'PRIVATE' ? 'dualstack' : 'ipv4'
}

/** The endpoint of an API or a domain name; without a type it is EDGE (control-plane reference, sections 4 and 5). */
export function readEndpointConfiguration(
  { types = ['EDGE'], ipAddressType, vpcEndpointIds = [] }: EndpointSettings,
  { fault }: Pick<Findings, 'fault'>,
): EndpointConfiguration {
  const [name, ...more] = types
  if (name === undefined) fault('endpointConfiguration.types', 'REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  else if (more.length > 0) fault('endpointConfiguration.types', 'Cannot create an api with multiple Endpoint Types.')
  const type = oneOf(endpointTypes, name)
  if (name !== undefined && !type) fault('endpointConfiguration.types', `Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`)
  const ip = oneOf(['ipv4', 'dualstack'] as const, ipAddressType)
  if (ipAddressType !== undefined && !ip) fault('endpointConfiguration.ipAddressType', 'ipAddressType must be either ipv4 or dualstack.')
  if (type === 'PRIVATE' && ip === 'ipv4') fault('endpointConfiguration.ipAddressType', 'Only dualstack ipAddressType is supported for Private APIs.')
  if (vpcEndpointIds.length > 0 && type !== 'PRIVATE') fault('endpointConfiguration.vpcEndpointIds', vpcEndpointsAreForPrivate)
  judgeLengths('endpoint', { vpcEndpointIds }, { vpcEndpointIds: longest.name }, { fault }, 'endpointConfiguration.')
  return {
    types: [type ?? 'EDGE'],
    ipAddressType: ip ?? defaultIpAddressType(type ?? 'EDGE'),
    ...(vpcEndpointIds.length > 0 && { vpcEndpointIds }),
  }
}

/** As users of the service quote it (aws-cdk#9588). */
export const vpcEndpointsAreForPrivate = 'VPCEndpoints can only be specified with PRIVATE apis.'
