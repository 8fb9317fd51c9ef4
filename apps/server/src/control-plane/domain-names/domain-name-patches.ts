import { securityPolicies } from '@fourbox/wire'
import type { DomainName, EndpointConfiguration, EndpointType, MutualTlsAuthentication } from '@fourbox/domain'
import { badRequest } from '../protocol/errors.ts'
import type { Change, PatchRow, PatchTable } from '../protocol/patch.ts'
import { oneOf, without } from '../protocol/patch-rows.ts'

const endpointTypes: readonly EndpointType[] = ['REGIONAL', 'EDGE', 'PRIVATE']

/** What UpdateDomainName can change (control-plane reference, section 3). */
export const domainNamePatches: PatchTable<DomainName> = {
  '/certificateName': optional('certificateName'),
  '/certificateArn': optional('certificateArn'),
  '/regionalCertificateName': optional('regionalCertificateName'),
  '/regionalCertificateArn': optional('regionalCertificateArn'),
  '/endpointConfiguration/types': {
    add: (domain, { value }) => withTypes(domain, [...new Set([...domain.endpointConfiguration.types, readType(value)])]),
    remove: (domain, { value }) => {
      const gone = readType(value)
      return withTypes(
        domain,
        domain.endpointConfiguration.types.filter((type) => type !== gone),
      )
    },
  },
  '/endpointConfiguration/types/{type}': {
    replace: (domain, { path, keys: [type = ''], value }) => {
      // Types are told by their names: an index is what users report to be refused so.
      if (!isEndpointType(type)) throw badRequest(`${path} Invalid request input`)
      return withTypes(domain, [readType(value)])
    },
  },
  '/endpointConfiguration/ipAddressType': {
    replace: (domain, { value }) => {
      if (value !== 'ipv4' && value !== 'dualstack') throw badRequest('ipAddressType must be either ipv4 or dualstack.')
      return { ...domain, endpointConfiguration: { ...domain.endpointConfiguration, ipAddressType: value } }
    },
  },
  '/mutualTlsAuthentication/truststoreUri': mutualTls('truststoreUri'),
  '/mutualTlsAuthentication/truststoreVersion': mutualTls('truststoreVersion'),
  '/ownershipVerificationCertificateArn': optional('ownershipVerificationCertificateArn'),
  '/securityPolicy': oneOf('securityPolicy', securityPolicies, `Invalid securityPolicy specified. Valid options are ${securityPolicies.join(',')}`),
  '/routingMode': oneOf(
    'routingMode',
    ['BASE_PATH_MAPPING_ONLY', 'ROUTING_RULE_ONLY', 'ROUTING_RULE_THEN_BASE_PATH_MAPPING'],
    'Invalid routingMode specified. Valid options are BASE_PATH_MAPPING_ONLY,ROUTING_RULE_ONLY,ROUTING_RULE_THEN_BASE_PATH_MAPPING',
  ),
  '/endpointAccessMode': oneOf('endpointAccessMode', ['BASIC', 'STRICT'], 'Invalid EndpointAccessMode specified. Valid options are BASIC,STRICT'),
  '/policy': { replace: set('policy') },
  '/managementPolicy': { replace: set('managementPolicy') },
}

type OptionalText = {
  [K in keyof DomainName]-?: DomainName[K] extends string | undefined ? (undefined extends DomainName[K] ? K : never) : never
}[keyof DomainName]

function optional(member: OptionalText): PatchRow<DomainName> {
  return { add: set(member), replace: set(member), remove: (domain) => without(domain, member) }
}

/** An empty text takes a setting away. */
function set(member: OptionalText): Change<DomainName> {
  return (domain, { value }) => (value ? { ...domain, [member]: value } : without(domain, member))
}

function mutualTls(member: 'truststoreUri' | 'truststoreVersion'): PatchRow<DomainName> {
  const change: Change<DomainName> = (domain, { value }) => {
    const next: Partial<MutualTlsAuthentication> = value
      ? { ...domain.mutualTlsAuthentication, [member]: value }
      : without({ ...domain.mutualTlsAuthentication }, member)
    // A version alone means nothing: without a store there is no mutual TLS.
    const { truststoreUri } = next
    return truststoreUri === undefined ? without(domain, 'mutualTlsAuthentication') : { ...domain, mutualTlsAuthentication: { ...next, truststoreUri } }
  }
  return { add: change, replace: change, remove: (domain, patch) => change(domain, { ...patch, value: undefined }) }
}

function isEndpointType(text: string | undefined): text is EndpointType {
  return endpointTypes.some((type) => type === text)
}

function readType(value: string | undefined): EndpointType {
  if (!isEndpointType(value)) throw badRequest(`Invalid EndpointTypes specified. Valid options are ${endpointTypes.join(',')}`, 'endpointConfiguration.types')
  return value
}

function withTypes(domain: DomainName, types: EndpointConfiguration['types']): DomainName {
  if (types.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.')
  const wasPrivate = domain.endpointConfiguration.types.includes('PRIVATE')
  if (types.some((type) => (type === 'PRIVATE') !== wasPrivate)) throw badRequest('A domain name cannot become private or public')
  return { ...domain, endpointConfiguration: { ...domain.endpointConfiguration, types } }
}
