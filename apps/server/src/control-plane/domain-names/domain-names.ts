import { arn, type DomainName, type DomainNameAccessAssociation } from '@fourbox/domain'
import { EntityExists } from '@fourbox/store'
import type { Context, Handlers, Input, Output } from '../context.ts'
import { takeCustomId } from '../documents/custom-id.ts'
import { badRequest, limitReached, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths } from '../protocol/patch.ts'
import { changeDocument, deleteDocument, readDocument, shownTags } from '../documents/account-document.ts'
import { domainNamePatches } from './domain-name-patches.ts'
import { withEndpointNames } from './domain-name-endpoints.ts'
import { createdEndpointConfiguration } from '../rest-apis/rest-api-settings.ts'

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
    const { items: shown, position } = pageOf(resourceOwner === 'SELF' ? items : [], (domain) => domainKey(domain.domainName, domain.domainNameId), page)
    return { items: shown.map((domain) => writeDomain(domain, context, 'elsewhere')), position }
  },

  async UpdateDomainName({ domainName, domainNameId, patchOperations }, context) {
    const change = (domain: DomainName) => withEndpointNames(applyPatches(domainNamePatches, listPaths, domain, patchOperations), context)
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

/** A host name, or a wildcard for one level. */
const hostName = /^(\*\.)?[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/

function createdDomain(input: Input<'CreateDomainName'>, context: Context): DomainName {
  const { domainName } = input
  if (domainName === '') throw badRequest('No Domain Name specified')
  if (domainName.length > 253 || !hostName.test(domainName)) throw badRequest(`Invalid domain name specified: ${domainName}`)
  const endpointConfiguration = createdEndpointConfiguration(input.endpointConfiguration ?? {})
  const isPrivate = endpointConfiguration.types.includes('PRIVATE')
  if (input.mutualTlsAuthentication && !endpointConfiguration.types.includes('REGIONAL'))
    throw badRequest('Mutual TLS is supported for REGIONAL domain names only')
  const { customId, tags } = takeCustomId(input.tags)
  return withEndpointNames(
    {
      domainName,
      ...(isPrivate && { domainNameId: customId ?? context.newId(10) }),
      ...(input.certificateName !== undefined && { certificateName: input.certificateName }),
      ...(input.certificateArn !== undefined && { certificateArn: input.certificateArn }),
      ...((input.certificateArn ?? input.certificateBody) !== undefined && { certificateUploadDate: context.now() }),
      ...(input.regionalCertificateName !== undefined && { regionalCertificateName: input.regionalCertificateName }),
      ...(input.regionalCertificateArn !== undefined && { regionalCertificateArn: input.regionalCertificateArn }),
      endpointConfiguration,
      domainNameStatus: 'AVAILABLE',
      securityPolicy: input.securityPolicy ?? 'TLS_1_2',
      ...(input.endpointAccessMode && { endpointAccessMode: input.endpointAccessMode }),
      ...(input.mutualTlsAuthentication && { mutualTlsAuthentication: readMutualTls(input.mutualTlsAuthentication) }),
      ...(input.ownershipVerificationCertificateArn !== undefined && { ownershipVerificationCertificateArn: input.ownershipVerificationCertificateArn }),
      ...(input.policy !== undefined && { policy: input.policy }),
      routingMode: input.routingMode ?? 'BASE_PATH_MAPPING_ONLY',
      tags,
      basePathMappings: [],
    },
    context,
  )
}

function readMutualTls({ truststoreUri, truststoreVersion }: NonNullable<Input<'CreateDomainName'>['mutualTlsAuthentication']>) {
  if (!truststoreUri?.startsWith('s3://')) throw badRequest('Invalid truststore URI specified')
  return { truststoreUri, ...(truststoreVersion !== undefined && { truststoreVersion }) }
}

function writeDomain(domain: DomainName, context: Context, where: 'alone' | 'elsewhere'): Output<'GetDomainName'> {
  const { basePathMappings: _kept, tags, ...shown } = domain
  return { ...shown, domainNameArn: domainArn(domain, context), tags: shownTags(tags, where) }
}
