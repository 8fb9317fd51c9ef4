import { type DomainName, type DomainNameAccessAssociation, addTags, vpcEndpointFault } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context, Handlers, Output } from '../context.ts'
import { accepted, badRequest, conflict, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { deleteDocument, shownTags } from '../documents/account-document.ts'
import { domainArn, domainKey, unknownDomain } from '../domain-names/domain-names.ts'

export const domainNameAccessAssociations = {
  async CreateDomainNameAccessAssociation({ domainNameArn, accessAssociationSource, accessAssociationSourceType, tags = {} }, context) {
    const domain = await findDomain(context, domainNameArn)
    if (domain.domainNameId === undefined) throw badRequest('Domain name access associations are supported for private domain names only')
    const fault = vpcEndpointFault(accessAssociationSource)
    if (fault !== undefined) throw badRequest(fault)
    const path = `/domainnameaccessassociations/domainname/${domainKey(domain.domainName, domain.domainNameId)}/vpcesource/${accessAssociationSource}`
    const association: DomainNameAccessAssociation = {
      domainNameAccessAssociationArn: `arn:aws:apigateway:${context.region}:${context.account}:${path}`,
      domainNameArn,
      accessAssociationSource,
      accessAssociationSourceType,
      tags: accepted(addTags({}, tags)),
    }
    await insertAssociation(context, association)
    return writeAssociation(association)
  },

  async GetDomainNameAccessAssociations({ resourceOwner = 'SELF', ...page }, { documents }) {
    const { items } = await documents.list('domainNameAccessAssociation')
    const { items: shown, position } = pageOf(resourceOwner === 'SELF' ? items : [], (each) => each.domainNameAccessAssociationArn, page)
    return { items: shown.map(writeAssociation), position }
  },

  async DeleteDomainNameAccessAssociation({ domainNameAccessAssociationArn }, context) {
    await deleteDocument(context, 'domainNameAccessAssociation', domainNameAccessAssociationArn, unknownAssociation())
    return {}
  },

  async RejectDomainNameAccessAssociation({ domainNameAccessAssociationArn, domainNameArn }, context) {
    const association = await context.documents.get('domainNameAccessAssociation', domainNameAccessAssociationArn)
    if (association?.domainNameArn !== domainNameArn) throw unknownAssociation()
    await deleteDocument(context, 'domainNameAccessAssociation', domainNameAccessAssociationArn, unknownAssociation())
    return {}
  },
} satisfies Partial<Handlers>

async function findDomain(context: Context, domainNameArn: string): Promise<DomainName> {
  const { items } = await context.documents.list('domainName')
  const domain = items.find((each) => domainArn(each, context) === domainNameArn)
  if (!domain) throw unknownDomain()
  return domain
}

async function insertAssociation({ documents }: Context, association: DomainNameAccessAssociation): Promise<void> {
  try {
    await documents.insert('domainNameAccessAssociation', association.domainNameAccessAssociationArn, association)
  } catch (error) {
    throw error instanceof EntityExists ? conflict('Domain name access association already exists') : error
  }
}

function unknownAssociation() {
  return notFound('Invalid domain name access association identifier specified')
}

function writeAssociation({ tags, ...association }: DomainNameAccessAssociation): Output<'CreateDomainNameAccessAssociation'> {
  return { ...association, tags: shownTags(tags, 'elsewhere') }
}
