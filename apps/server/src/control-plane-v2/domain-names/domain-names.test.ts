import { expect, test } from 'vitest'
import { newDomain, newPrivateDomain } from '../../testing/trial-objects.ts'
import { refusalOf, secondGeneration, trialServer, trialStart } from '../../testing/trial-server.ts'

const DomainName = 'pets.example'
const CertificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const unknown = 'NotFoundException: Invalid domain name identifier specified'

async function both(limits = {}) {
  const server = await trialServer({ limits })
  return { v1: server.aws, v2: await secondGeneration(server), dataPlane: server.dataPlane }
}

test('a domain name begins regional, and the first generation sees the same one', async () => {
  const { v1, v2, dataPlane } = await both()
  const made = await v2.createDomainName({ DomainName: 'Pets.Example', DomainNameConfigurations: [{ CertificateArn }], Tags: { team: 'dogs' } })
  expect(made).toEqual({
    ApiMappingSelectionExpression: '$request.basepath',
    DomainName,
    DomainNameArn: `arn:aws:apigateway:us-east-1::/domainnames/${DomainName}`,
    DomainNameConfigurations: [
      {
        ApiGatewayDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
        CertificateArn,
        DomainNameStatus: 'AVAILABLE',
        EndpointType: 'REGIONAL',
        HostedZoneId: 'Z1UJRXOUMOOFQ8',
        IpAddressType: 'ipv4',
        SecurityPolicy: 'TLS_1_2',
      },
    ],
    RoutingMode: 'API_MAPPING_ONLY',
    Tags: { team: 'dogs' },
  })
  expect(await v2.getDomainName({ DomainName })).toEqual(made)
  expect(await v1.getDomainName({ domainName: DomainName })).toMatchObject({
    regionalCertificateArn: CertificateArn,
    endpointConfiguration: { types: ['REGIONAL'] },
    routingMode: 'BASE_PATH_MAPPING_ONLY',
    tags: { team: 'dogs' },
  })
  expect(dataPlane.told).toEqual([`changed domainName ${DomainName}`])
})

test('what the first generation made is seen by the second, but for private domain names', async () => {
  const { v1, v2 } = await both()
  await newDomain(v1, 'edge.example')
  await newPrivateDomain(v1, 'inner.example')
  const { Items = [] } = await v2.getDomainNames({})
  expect(Items).toMatchObject([
    {
      DomainName: 'edge.example',
      DomainNameConfigurations: [
        { EndpointType: 'EDGE', HostedZoneId: 'Z2FDTNDATAQYW2', CertificateUploadDate: new Date(trialStart * 1000), DomainNameStatus: 'AVAILABLE' },
      ],
    },
  ])
  expect(await refusalOf(v2.getDomainName({ DomainName: 'inner.example' }))).toBe(unknown)
})

test('every setting is kept, changed and taken away', async () => {
  const { v2 } = await both()
  const MutualTlsAuthentication = { TruststoreUri: 's3://b/k', TruststoreVersion: '1' }
  const configuration = {
    CertificateArn,
    CertificateName: 'c',
    SecurityPolicy: 'TLS_1_0',
    IpAddressType: 'dualstack',
    OwnershipVerificationCertificateArn: 'arn:own',
  } as const
  const made = await v2.createDomainName({
    DomainName,
    DomainNameConfigurations: [{ ...configuration, EndpointType: 'REGIONAL' }],
    MutualTlsAuthentication,
    RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING',
  })
  expect(made).toMatchObject({ DomainNameConfigurations: [configuration], MutualTlsAuthentication, RoutingMode: 'ROUTING_RULE_THEN_API_MAPPING' })

  const changed = await v2.updateDomainName({
    DomainName,
    DomainNameConfigurations: [{ SecurityPolicy: 'TLS_1_2', CertificateArn: 'arn:b' }],
    MutualTlsAuthentication: { TruststoreVersion: '2' },
    RoutingMode: 'ROUTING_RULE_ONLY',
  })
  expect(changed).toMatchObject({
    DomainNameConfigurations: [{ ...configuration, SecurityPolicy: 'TLS_1_2', CertificateArn: 'arn:b' }],
    MutualTlsAuthentication: { ...MutualTlsAuthentication, TruststoreVersion: '2' },
    RoutingMode: 'ROUTING_RULE_ONLY',
    Tags: {},
  })
  const without = await v2.updateDomainName({ DomainName, MutualTlsAuthentication: { TruststoreUri: '' } })
  expect(without.MutualTlsAuthentication).toBeUndefined()
  expect(without.RoutingMode).toBe('ROUTING_RULE_ONLY')
})

test('a domain name moves from the edge to a region by having both for a while', async () => {
  const { v1, v2 } = await both()
  await newDomain(v1, DomainName)
  const regional = { EndpointType: 'REGIONAL', CertificateArn } as const
  const { DomainNameConfigurations: two = [] } = await v2.updateDomainName({ DomainName, DomainNameConfigurations: [{ EndpointType: 'EDGE' }, regional] })
  expect(two.map(({ EndpointType }) => EndpointType)).toEqual(['EDGE', 'REGIONAL'])
  const { DomainNameConfigurations: one = [] } = await v2.updateDomainName({ DomainName, DomainNameConfigurations: [regional] })
  expect(one).toMatchObject([regional])
  expect(await v1.getDomainName({ domainName: DomainName })).not.toHaveProperty('certificateArn')
})

test('the rules are those of the first generation', async () => {
  const { v2 } = await both({ domainNames: 1 })
  const DomainNameConfigurations = [{ CertificateArn }]
  expect(await refusalOf(v2.createDomainName({ DomainName }))).toBe('BadRequestException: A certificate was not provided for the endpoint type REGIONAL.')
  expect(await refusalOf(v2.createDomainName({ DomainName: 'a b', DomainNameConfigurations }))).toBe('BadRequestException: Invalid domain name specified: a b')
  await v2.createDomainName({ DomainName, DomainNameConfigurations })
  expect(await refusalOf(v2.createDomainName({ DomainName: 'other.example', DomainNameConfigurations }))).toMatch(
    /^TooManyRequestsException: Maximum number of domain names /,
  )
})

test('a domain name is deleted, and then is not there', async () => {
  const { v2 } = await both()
  await v2.createDomainName({ DomainName, DomainNameConfigurations: [{ CertificateArn }] })
  await v2.deleteDomainName({ DomainName })
  expect(await refusalOf(v2.getDomainName({ DomainName }))).toBe(unknown)
  expect(await refusalOf(v2.updateDomainName({ DomainName }))).toBe(unknown)
  expect(await refusalOf(v2.deleteDomainName({ DomainName }))).toBe(unknown)
})

test('lists come in pages', async () => {
  const { v1, v2 } = await both()
  for (const name of ['b.example', 'a.example']) await newDomain(v1, name)
  const { Items: first = [], NextToken } = await v2.getDomainNames({ MaxResults: '1' })
  const { Items: second = [], NextToken: end } = await v2.getDomainNames({ MaxResults: '1', NextToken })
  expect([...first, ...second].map((domain) => domain.DomainName)).toEqual(['b.example', 'a.example'])
  expect(end).toBeUndefined()
  for (const MaxResults of ['0', 'x', '1.5'])
    expect(await refusalOf(v2.getDomainNames({ MaxResults }))).toBe('BadRequestException: Invalid maxResults specified')
})

test('tags are the same for both generations', async () => {
  const { v1, v2 } = await both()
  const { domainNameArn: ResourceArn = '' } = await newDomain(v1, DomainName)
  await v2.tagResource({ ResourceArn, Tags: { a: '1', b: '2' } })
  await v2.untagResource({ ResourceArn, TagKeys: ['a'] })
  expect(await v2.getTags({ ResourceArn })).toEqual({ Tags: { b: '2' } })
  expect(await v1.getTags({ resourceArn: ResourceArn })).toEqual({ tags: { b: '2' } })
  expect(await refusalOf(v2.getTags({ ResourceArn: 'arn:aws:apigateway:us-east-1::/domainnames/none.example' }))).toBe(unknown)
})
