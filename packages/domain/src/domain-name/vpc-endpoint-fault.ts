/** What AWS says of an id that is not that of a VPC endpoint; undefined for one that is. */
export function vpcEndpointFault(accessAssociationSource: string): string | undefined {
  return /^vpce-[a-z0-9]+$/.test(accessAssociationSource) ? undefined : `Invalid VPC endpoint ID specified: ${accessAssociationSource}`
}
