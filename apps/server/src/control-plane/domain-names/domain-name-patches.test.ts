import { securityPolicies } from '@fourbox/wire'
import { expect, test } from 'vitest'
import { describePatches, type PatchTrials } from '../../testing/patch-rows-tried.ts'
import { newPrivateDomain } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'
import { domainNamePatches } from './domain-name-patches.ts'

const domainName = 'pets.example'

/** A text that may be added, replaced and removed. */
function optional(member: string): PatchTrials {
  const gives = { [member]: 'x' }
  return {
    [`add /${member}`]: { value: 'x', gives },
    [`replace /${member}`]: {
      value: 'x',
      gives,
      also: [{ value: '', before: [{ op: 'add', path: `/${member}`, value: 'x' }], gives: { [member]: undefined } }],
    },
    [`remove /${member}`]: { before: [{ op: 'add', path: `/${member}`, value: 'x' }], gives: { [member]: undefined } },
  }
}

const types = '/endpointConfiguration/types'
const both = { types: ['REGIONAL', 'EDGE'], ipAddressType: 'ipv4' }
const removeEdgeCertificate = { op: 'remove', path: '/certificateArn' } as const
const removeEdge = { op: 'remove', path: types, value: 'EDGE' } as const
const badType = 'BadRequestException: Invalid EndpointTypes specified. Valid options are REGIONAL,EDGE,PRIVATE'
const trust = { op: 'add', path: '/mutualTlsAuthentication/truststoreUri', value: 's3://b/k' } as const
const trusted = { mutualTlsAuthentication: { truststoreUri: 's3://b/k' } }
const versioned = { mutualTlsAuthentication: { truststoreUri: 's3://b/k', truststoreVersion: '2' } }

describePatches(
  domainNamePatches,
  {
    ...optional('certificateName'),
    ...optional('certificateArn'),
    ...optional('regionalCertificateName'),
    ...optional('regionalCertificateArn'),
    ...optional('ownershipVerificationCertificateArn'),
    'add /endpointConfiguration/types': {
      value: 'EDGE',
      before: [removeEdgeCertificate, removeEdge],
      gives: { endpointConfiguration: both },
      also: [
        { value: 'x', refused: badType },
        { value: 'PRIVATE', refused: 'BadRequestException: A domain name cannot become private or public' },
      ],
    },
    'remove /endpointConfiguration/types': {
      value: 'EDGE',
      before: [removeEdgeCertificate],
      gives: { endpointConfiguration: { ...both, types: ['REGIONAL'] } },
      also: [
        {
          value: 'REGIONAL',
          before: [removeEdgeCertificate, removeEdge],
          refused: 'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.',
        },
        { value: 'EDGE', refused: 'BadRequestException: Cannot import certificates for EDGE while REGIONAL is active.' },
      ],
    },
    'replace /endpointConfiguration/types/{type}': {
      path: `${types}/EDGE`,
      value: 'REGIONAL',
      before: [removeEdgeCertificate],
      gives: { endpointConfiguration: { ...both, types: ['REGIONAL'] } },
      also: [{ value: 'x', refused: badType }],
    },
    'replace /endpointConfiguration/ipAddressType': {
      value: 'dualstack',
      gives: { endpointConfiguration: { ...both, ipAddressType: 'dualstack' } },
      also: [{ value: 'x', refused: 'BadRequestException: ipAddressType must be either ipv4 or dualstack.' }],
    },
    'add /mutualTlsAuthentication/truststoreUri': { value: 's3://b/k', gives: trusted },
    'replace /mutualTlsAuthentication/truststoreUri': {
      value: 's3://b/k',
      gives: trusted,
      also: [{ value: '', before: [trust], gives: { mutualTlsAuthentication: undefined } }],
    },
    'remove /mutualTlsAuthentication/truststoreUri': { before: [trust], gives: { mutualTlsAuthentication: undefined } },
    'add /mutualTlsAuthentication/truststoreVersion': { value: '2', before: [trust], gives: versioned },
    'replace /mutualTlsAuthentication/truststoreVersion': {
      value: '2',
      before: [trust],
      gives: versioned,
      also: [{ value: '2', gives: { mutualTlsAuthentication: undefined } }],
    },
    'remove /mutualTlsAuthentication/truststoreVersion': {
      before: [trust, { op: 'add', path: '/mutualTlsAuthentication/truststoreVersion', value: '2' }],
      gives: trusted,
    },
    'replace /securityPolicy': {
      value: 'TLS_1_0',
      gives: { securityPolicy: 'TLS_1_0' },
      also: [
        { value: 'SecurityPolicy_TLS13_2025_EDGE', gives: { securityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' } },
        { value: 'x', refused: `BadRequestException: Invalid securityPolicy specified. Valid options are ${securityPolicies.join(',')}` },
      ],
    },
    'replace /routingMode': {
      value: 'ROUTING_RULE_ONLY',
      gives: { routingMode: 'ROUTING_RULE_ONLY' },
      also: [
        {
          value: 'x',
          refused:
            'BadRequestException: Invalid routingMode specified. Valid options are BASE_PATH_MAPPING_ONLY,ROUTING_RULE_ONLY,ROUTING_RULE_THEN_BASE_PATH_MAPPING',
        },
      ],
    },
    'replace /endpointAccessMode': {
      value: 'STRICT',
      gives: { endpointAccessMode: 'STRICT' },
      also: [{ value: 'x', refused: 'BadRequestException: Invalid EndpointAccessMode specified. Valid options are BASIC,STRICT' }],
    },
    'replace /policy': { value: '{}', gives: { policy: '{}' }, also: [{ value: '', gives: { policy: undefined } }] },
    'replace /managementPolicy': { value: '{}', gives: { managementPolicy: '{}' } },
  },
  async () => {
    const { aws } = await trialServer({ optionalCertificates: true })
    await aws.createDomainName({ domainName, regionalCertificateArn: 'arn:regional', endpointConfiguration: { types: ['REGIONAL'] } })
    const edge = [
      { op: 'add', path: types, value: 'EDGE' },
      { op: 'add', path: '/certificateArn', value: 'arn:edge' },
    ] as const
    await aws.updateDomainName({ domainName, patchOperations: [...edge] })
    return { update: (patchOperations) => aws.updateDomainName({ domainName, patchOperations }), read: () => aws.getDomainName({ domainName }) }
  },
)

test('a private domain stays private', async () => {
  const { aws } = await trialServer()
  const { domainNameId } = await newPrivateDomain(aws, domainName)
  const patchOperations = [{ op: 'add', path: types, value: 'EDGE' }] as const
  expect(await refusalOf(aws.updateDomainName({ domainName, domainNameId, patchOperations: [...patchOperations] }))).toBe(
    'BadRequestException: A domain name cannot become private or public',
  )
  expect((await aws.getDomainName({ domainName, domainNameId })).endpointConfiguration?.types).toEqual(['PRIVATE'])
})
