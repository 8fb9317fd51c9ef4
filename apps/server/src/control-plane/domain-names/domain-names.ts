import { arn, type DomainName, type DomainNameAccessAssociation, judgeCertificates, readDomainName, reading } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { accepted, badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { oldestFirst } from '../protocol/creation-order.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths } from '../protocol/patch.ts'
import { changeDocument, deleteDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { domainNamePatches } from './domain-name-patches.ts'
import { withEndpointNames } from './domain-name-endpoints.ts'

export const domainNames = {
  async CreateDomainName(input, context) {
    const { documents, limits } = context
    const domain = createdDomain(input, context)
    if ((await documents.list('domainName')).items.length >= limits.domainNames) throw limitReached('domain names')
    try {
      await documents.insert('domainName', domainKey(domain.domainName, domain.domainNameId), domain)
    } catch (error) {
      throw error instanceof EntityExists ? badRequest('The domain name you provided already exists.') : error
    }
    return writeDomain(domain, context, 'elsewhere')
  },

  async GetDomainName({ domainName, domainNameId }, context) {
    return writeDomain(await readDomain(context, domainName, domainNameId), context, 'alone')
  },

  async GetDomainNames({ resourceOwner = 'SELF', ...page }, context) {
    const { items } = await context.documents.list('domainName')
    const { items: shown, position } = pageOf(
      oldestFirst(resourceOwner === 'SELF' ? items : []),
      (domain) => domainKey(domain.domainName, domain.domainNameId),
      page,
    )
    return { items: shown.map((domain) => writeDomain(domain, context, 'elsewhere')), position }
  },

  async UpdateDomainName({ domainName, domainNameId, patchOperations }, context) {
    const change = (domain: DomainName) =>
      withEndpointNames(changedDomain(domain, applyPatches(domainNamePatches, listPaths, domain, patchOperations), context), context)
    return writeDomain(await changeDomain(context, domainName, domainNameId, change), context, 'alone')
  },

  async DeleteDomainName({ domainName, domainNameId }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const isOfDomain = ({ domainNameArn }: DomainNameAccessAssociation) => domainNameArn === domainArn(domain, context)
    if ((await context.documents.list('domainNameAccessAssociation')).items.some(isOfDomain))
      throw badRequest('The domain name cannot be deleted because it has domain name access associations.')
    await deleteDocument(context, 'domainName', domainKey(domainName, domainNameId), unknownDomain())
    return {}
  },
} satisfies Partial<Handlers>

/** A private domain is kept under its id too: several may have one name. */
export function domainKey(domainName: string, domainNameId: string | undefined): string {
  return domainNameId === undefined ? domainName : `${domainName}+${domainNameId}`
}

/** A private domain belongs to an account, and its ARN says so; a public one's has no account, as ever. */
export function domainArn({ domainName, domainNameId }: DomainName, { region, account }: Pick<Context, 'region' | 'account'>): string {
  if (domainNameId === undefined) return arn.apigateway(region, `/domainnames/${domainName}`)
  return `arn:aws:apigateway:${region}:${account}:/domainnames/${domainKey(domainName, domainNameId)}`
}

export function readDomain(context: Context, domainName: string, domainNameId: string | undefined): Promise<DomainName> {
  return readDocument(context, 'domainName', domainKey(domainName, domainNameId), unknownDomain())
}

export function changeDomain(
  context: Context,
  domainName: string,
  domainNameId: string | undefined,
  change: (domain: DomainName) => DomainName,
): Promise<DomainName> {
  return changeDocument(context, 'domainName', domainKey(domainName, domainNameId), change, unknownDomain())
}

export function unknownDomain() {
  return notFound('Invalid domain name identifier specified')
}

function createdDomain(input: Input<'CreateDomainName'>, context: Context): DomainName {
  const outcome = readDomainName(input, context)
  const head = accepted(outcome)
  if ('warnings' in outcome) for (const { text } of outcome.warnings) context.report(`CreateDomainName ${head.domainName}: ${text}`)
  const { customId, tags } = takeCustomId(input.tags)
  return withEndpointNames(
    {
      ...head,
      ...(head.endpointConfiguration.types.includes('PRIVATE') && { domainNameId: customId ?? context.newId(10) }),
      ...((input.certificateArn ?? input.certificateBody) !== undefined && { certificateUploadDate: context.now() }),
      domainNameStatus: 'AVAILABLE',
      tags,
      createdDate: context.preciseNow(),
      basePathMappings: [],
      routingRules: [],
    },
    context,
  )
}

/** A domain of another endpoint type needs the certificate of that type. */
function changedDomain(former: DomainName, domain: DomainName, context: Context): DomainName {
  const isOfType = ({ endpointConfiguration: { types } }: DomainName) => types.join(',')
  if (isOfType(former) !== isOfType(domain)) accepted(reading((findings) => judgeCertificates(domain, domain.endpointConfiguration, context, findings)))
  return domain
}

function writeDomain(domain: DomainName, context: Context, where: 'alone' | 'elsewhere'): Output<'GetDomainName'> {
  const { basePathMappings: _kept, routingRules: _too, createdDate: _ours, tags, ...shown } = domain
  return { ...shown, domainNameArn: domainArn(domain, context), tags: shownTags(tags, where) }
}
