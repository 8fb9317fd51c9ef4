import { expect, test } from 'vitest'
import { newDomain, newPrivateDomain } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer, trialStart } from '../../testing/trial-server.ts'

const domainName = 'pets.example'
const certificateArn = 'arn:aws:acm:us-east-1:000000000000:certificate/a'
const unknownDomain = 'NotFoundException: Invalid domain name identifier specified'
const arn = `arn:aws:apigateway:us-east-1::/domainnames/${domainName}`

test('a domain begins on the edge, with the names that DNS records point to', async () => {
  const { aws, dataPlane } = await trialServer()
  const domain = await newDomain(aws, domainName)
  expect(domain).toEqual({
    domainName,
    domainNameArn: arn,
    certificateArn: expect.stringContaining(':acm:'),
    certificateUploadDate: new Date(trialStart * 1000),
    endpointConfiguration: { types: ['EDGE'], ipAddressType: 'ipv4' },
    domainNameStatus: 'AVAILABLE',
    securityPolicy: 'TLS_1_2',
    routingMode: 'BASE_PATH_MAPPING_ONLY',
    distributionDomainName: expect.stringMatching(/^d[a-z0-9]{13}\.cloudfront\.net$/),
    distributionHostedZoneId: 'Z2FDTNDATAQYW2',
  })
  expect(await aws.getDomainName({ domainName })).toEqual({ ...domain, tags: {} })
  expect(dataPlane.told).toEqual([`changed domainName ${domainName}`])
})

test('a domain keeps every setting that it is created with', async () => {
  const { aws } = await trialServer()
  const settings = {
    domainName: '*.pets.example',
    regionalCertificateName: 'cert',
    regionalCertificateArn: 'arn:cert',
    securityPolicy: 'TLS_1_0',
    endpointAccessMode: 'STRICT',
    mutualTlsAuthentication: { truststoreUri: 's3://b/k', truststoreVersion: '1' },
    ownershipVerificationCertificateArn: 'arn:own',
    policy: '{}',
    routingMode: 'ROUTING_RULE_ONLY',
    tags: { team: 'dogs' },
  } as const
  expect(await aws.createDomainName({ ...settings, endpointConfiguration: { types: ['REGIONAL'] } })).toMatchObject({
    ...settings,
    endpointConfiguration: { types: ['REGIONAL'], ipAddressType: 'ipv4' },
    regionalDomainName: expect.stringMatching(/^d-[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
    regionalHostedZoneId: 'Z1UJRXOUMOOFQ8',
  })
})

test('private domains of one name have ids of their own, and belong to the account', async () => {
  const { aws } = await trialServer()
  const [one, other] = [await newPrivateDomain(aws, domainName), await newPrivateDomain(aws, domainName)]
  expect(one.domainNameId).not.toBe(other.domainNameId)
  expect(one.domainNameArn).toBe(`arn:aws:apigateway:us-east-1:000000000000:/domainnames/${domainName}+${one.domainNameId}`)
  expect(await aws.getDomainName({ domainName, domainNameId: other.domainNameId })).toMatchObject({ domainNameId: other.domainNameId })
  expect(await refusalOf(aws.getDomainName({ domainName }))).toBe(unknownDomain)
})

test.each([
  [{ domainName: '' }, 'BadRequestException: No Domain Name specified'],
  [{ domainName: 'a b' }, 'BadRequestException: Invalid domain name specified: a b'],
  [{ domainName: `${'a.'.repeat(126)}ab` }, /^BadRequestException: Invalid domain name specified: /],
  [{ domainName: 'taken.example' }, 'BadRequestException: The domain name you provided already exists.'],
  [{ endpointConfiguration: { types: [] } }, 'BadRequestException: REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.'],
  [{ mutualTlsAuthentication: { truststoreUri: 's3://b/k' } }, 'BadRequestException: Mutual TLS is supported for REGIONAL domain names only'],
  [
    {
      certificateArn: undefined,
      regionalCertificateArn: certificateArn,
      endpointConfiguration: { types: ['REGIONAL' as const] },
      mutualTlsAuthentication: { truststoreUri: 'https://x' },
    },
    'BadRequestException: Invalid truststore URI specified',
  ],
])('a domain with %j is refused', async (settings, refusal) => {
  const { aws } = await trialServer()
  await newDomain(aws, 'taken.example')
  expect(await refusalOf(aws.createDomainName({ domainName, certificateArn, ...settings }))).toMatch(refusal)
  expect((await aws.getDomainNames({})).items).toHaveLength(1)
})

test('domains are listed in pages, ours alone, as many as the quota allows', async () => {
  const { aws } = await trialServer({ limits: { domainNames: 2 } })
  for (const name of ['b.example', 'a.example']) await newDomain(aws, name)
  const { items: first = [], position } = await aws.getDomainNames({ limit: 1 })
  const { items: second = [], position: end } = await aws.getDomainNames({ limit: 1, position })
  expect([...first, ...second].map((domain) => [domain.domainName, domain.tags])).toEqual([
    ['b.example', undefined],
    ['a.example', undefined],
  ])
  expect(end).toBeUndefined()
  expect((await aws.getDomainNames({ resourceOwner: 'OTHER_ACCOUNTS' })).items).toEqual([])
  expect(await refusalOf(newDomain(aws, domainName))).toMatch(/^LimitExceededException: Maximum number of domain names /)
})

test('a domain goes with its mappings, but not while a VPC endpoint is let in', async () => {
  const { aws } = await trialServer()
  const { domainNameId, domainNameArn } = await newPrivateDomain(aws, domainName)
  const association = await aws.createDomainNameAccessAssociation({ domainNameArn, accessAssociationSource: 'vpce-1', accessAssociationSourceType: 'VPCE' })
  expect(await refusalOf(aws.deleteDomainName({ domainName, domainNameId }))).toBe(
    'BadRequestException: The domain name cannot be deleted because it has domain name access associations.',
  )
  await aws.deleteDomainNameAccessAssociation({ domainNameAccessAssociationArn: association.domainNameAccessAssociationArn })
  await aws.deleteDomainName({ domainName, domainNameId })
  expect((await aws.getDomainNames({})).items).toEqual([])
})

test('a domain that is not there is said to be that', async () => {
  const { aws } = await trialServer()
  expect(await refusalOf(aws.getDomainName({ domainName }))).toBe(unknownDomain)
  expect(await refusalOf(aws.updateDomainName({ domainName }))).toBe(unknownDomain)
  expect(await refusalOf(aws.deleteDomainName({ domainName }))).toBe(unknownDomain)
})
