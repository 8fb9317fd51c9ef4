import type { EndpointType, IpAddressType } from '@fourbox/domain'

export interface EndpointDraft {
  readonly endpointType: EndpointType
  readonly ipAddressType: IpAddressType
  /** One id a line. */
  readonly vpcEndpointIds: string
}

export const endpointTypes: readonly { readonly value: EndpointType; readonly label: string; readonly description: string }[] = [
  { value: 'REGIONAL', label: 'Regional', description: 'For clients in the API’s region.' },
  { value: 'EDGE', label: 'Edge-optimized', description: 'For clients all over the world.' },
  { value: 'PRIVATE', label: 'Private', description: 'For clients in a VPC only.' },
]

/** The ids that were typed, one a line or with commas between. */
export function readVpcEndpointIds({ endpointType, vpcEndpointIds }: EndpointDraft): readonly string[] {
  return endpointType === 'PRIVATE' ? vpcEndpointIds.split(/[\s,]+/).filter(Boolean) : []
}
