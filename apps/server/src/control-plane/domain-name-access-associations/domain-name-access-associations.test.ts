import { expect, test } from 'vitest'
import { newDomain, newPrivateDomain } from '../../testing/trial-objects.ts'
import { refusalOf, trialServer } from '../../testing/trial-server.ts'

const source = { accessAssociationSource: 'vpce-1', accessAssociationSourceType: 'VPCE' } as const

async function withPrivateDomain() {
  const server = await trialServer()
  return { ...server, ...(await newPrivateDomain(server.aws, 'inner.example')) }
}

test('a VPC endpoint is let in to a private domain', async () => {
  const { aws, domainNameArn, domainNameId } = await withPrivateDomain()
  const association = await aws.createDomainNameAccessAssociation({ domainNameArn, ...source, tags: { team: 'dogs' } })
  expect(association).toEqual({
    domainNameAccessAssociationArn: `arn:aws:apigateway:us-east-1:000000000000:/domainnameaccessassociations/domainname/inner.example+${domainNameId}/vpcesource/vpce-1`,
    domainNameArn,
    ...source,
    tags: { team: 'dogs' },
  })
  expect((await aws.getDomainNameAccessAssociations({})).items).toEqual([association])
  expect((await aws.getDomainNameAccessAssociations({ resourceOwner: 'OTHER_ACCOUNTS' })).items).toEqual([])
})

test('associations are listed in pages', async () => {
  const { aws, domainNameArn } = await withPrivateDomain()
  for (const accessAssociationSource of ['vpce-1', 'vpce-2']) await aws.createDomainNameAccessAssociation({ domainNameArn, ...source, accessAssociationSource })
  const { items: first = [], position } = await aws.getDomainNameAccessAssociations({ limit: 1 })
  const { items: second = [], position: end } = await aws.getDomainNameAccessAssociations({ limit: 1, position })
  expect([...first, ...second].map((each) => each.accessAssociationSource)).toEqual(['vpce-1', 'vpce-2'])
  expect(end).toBeUndefined()
})

test('an endpoint is let in once, to a private domain that there is', async () => {
  const { aws, domainNameArn } = await withPrivateDomain()
  const { domainNameArn: publicArn } = await newDomain(aws, 'outer.example')
  const create = (input: object) => refusalOf(aws.createDomainNameAccessAssociation({ domainNameArn, ...source, ...input }))
  expect(await create({ domainNameArn: 'arn:none' })).toBe('NotFoundException: Invalid domain name identifier specified')
  expect(await create({ domainNameArn: publicArn })).toBe('BadRequestException: Domain name access associations are supported for private domain names only')
  expect(await create({ accessAssociationSource: 'x' })).toBe('BadRequestException: Invalid VPC endpoint ID specified: x')
  await aws.createDomainNameAccessAssociation({ domainNameArn, ...source })
  expect(await create({})).toBe('ConflictException: Domain name access association already exists')
})

test.each(['delete', 'reject'] as const)('to %s an association takes it away, once', async (verb) => {
  const { aws, domainNameArn } = await withPrivateDomain()
  const { domainNameAccessAssociationArn } = await aws.createDomainNameAccessAssociation({ domainNameArn, ...source })
  const end = () =>
    verb === 'delete'
      ? aws.deleteDomainNameAccessAssociation({ domainNameAccessAssociationArn })
      : aws.rejectDomainNameAccessAssociation({ domainNameAccessAssociationArn, domainNameArn })
  await end()
  expect((await aws.getDomainNameAccessAssociations({})).items).toEqual([])
  expect(await refusalOf(end())).toBe('NotFoundException: Invalid domain name access association identifier specified')
})

test('an association is rejected for the domain that it leads to', async () => {
  const { aws, domainNameArn } = await withPrivateDomain()
  const { domainNameAccessAssociationArn } = await aws.createDomainNameAccessAssociation({ domainNameArn, ...source })
  expect(await refusalOf(aws.rejectDomainNameAccessAssociation({ domainNameAccessAssociationArn, domainNameArn: 'arn:other' }))).toBe(
    'NotFoundException: Invalid domain name access association identifier specified',
  )
  expect((await aws.getDomainNameAccessAssociations({})).items).toHaveLength(1)
})
