import type { DomainName } from '@fourbox/domain'
import type { PatchOperation } from '../../control-plane/protocol/patch.ts'
import type { V2Input } from '../context.ts'
import { certificateMembers } from './domain-name-configurations.ts'
import { readRoutingMode } from './routing-mode.ts'

type Changes = Omit<V2Input<'UpdateDomainName'>, 'DomainName'>
type Op = 'add' | 'replace' | 'remove'

/**
 * An update of the second generation as patch operations of the first, which has the rules. Configurations stand for all
 * endpoint types that the domain name has afterwards; what one of them does not name stays.
 */
export function domainNameChanges(
  { endpointConfiguration: { types: former } }: DomainName,
  { DomainNameConfigurations: configurations = [], MutualTlsAuthentication: mutualTls, RoutingMode: mode }: Changes,
): (PatchOperation & { readonly op: Op })[] {
  const patches: (PatchOperation & { readonly op: Op })[] = []
  const patch = (op: Op, path: string, value: string | undefined) => {
    if (value !== undefined) patches.push({ op, path, value })
  }
  const [onlyType] = former.length === 1 ? former : []
  const typeOf = ({ EndpointType }: (typeof configurations)[number]) => EndpointType ?? (onlyType === 'EDGE' ? 'EDGE' : 'REGIONAL')
  for (const configuration of configurations) {
    const type = typeOf(configuration)
    patch('replace', `/${certificateMembers[type].arn}`, configuration.CertificateArn)
    patch('replace', `/${certificateMembers[type].name}`, configuration.CertificateName)
    if (!former.includes(type)) patch('add', '/endpointConfiguration/types', type)
    patch('replace', '/endpointConfiguration/ipAddressType', configuration.IpAddressType)
    patch('replace', '/securityPolicy', configuration.SecurityPolicy)
    patch('replace', '/ownershipVerificationCertificateArn', configuration.OwnershipVerificationCertificateArn)
  }
  const wanted = configurations.map(typeOf)
  const gone = wanted.length === 0 ? [] : former.filter((type) => type !== 'PRIVATE' && !wanted.includes(type))
  for (const type of gone) {
    patch('remove', '/endpointConfiguration/types', type)
    if (type === 'PRIVATE') continue
    patch('remove', `/${certificateMembers[type].arn}`, '')
    patch('remove', `/${certificateMembers[type].name}`, '')
  }
  // An empty address takes mutual TLS away.
  patch('replace', '/mutualTlsAuthentication/truststoreUri', mutualTls?.TruststoreUri)
  patch('replace', '/mutualTlsAuthentication/truststoreVersion', mutualTls?.TruststoreVersion)
  patch('replace', '/routingMode', mode && readRoutingMode(mode))
  return patches
}
