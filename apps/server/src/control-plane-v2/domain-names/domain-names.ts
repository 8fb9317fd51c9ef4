import type { DomainName } from '@fourbox/domain'
import type { Context, Input } from '../../control-plane/context.ts'
import { domainArn, domainNames as firstGeneration, readDomain } from '../../control-plane/domain-names/domain-names.ts'
import { shownTags } from '../../control-plane/documents/account-document.ts'
import { oldestFirst } from '../../control-plane/protocol/creation-order.ts'
import type { V2Handlers, V2Input, V2Output } from '../context.ts'
import { pageOfResults } from '../page.ts'
import { domainNameChanges } from './domain-name-changes.ts'
import { certificateMembers, writeConfigurations } from './domain-name-configurations.ts'
import { readRoutingMode, writeRoutingMode } from './routing-mode.ts'

/** The public domain names of the first generation, in the words of the second: one document, one set of rules. */
export const domainNames = {
  async CreateDomainName(input, context) {
    const { domainName = '' } = await firstGeneration.CreateDomainName(readSettings(input), context)
    return writeDomain(await readDomain(context, domainName ?? '', undefined), context, 'elsewhere')
  },

  async GetDomainName({ DomainName: domainName }, context) {
    return writeDomain(await readDomain(context, domainName, undefined), context, 'alone')
  },

  async GetDomainNames(page, context) {
    const { items } = await context.documents.list('domainName')
    const isPublic = ({ domainNameId }: DomainName) => domainNameId === undefined
    const { items: shown, position } = pageOfResults(oldestFirst(items.filter(isPublic)), ({ domainName }) => domainName, page)
    return { Items: shown.map((domain) => writeDomain(domain, context, 'elsewhere')), NextToken: position }
  },

  async UpdateDomainName({ DomainName: domainName, ...changes }, context) {
    const former = await readDomain(context, domainName, undefined)
    await firstGeneration.UpdateDomainName({ domainName, patchOperations: domainNameChanges(former, changes) }, context)
    return writeDomain(await readDomain(context, domainName, undefined), context, 'alone')
  },

  async DeleteDomainName({ DomainName: domainName }, context) {
    return firstGeneration.DeleteDomainName({ domainName }, context)
  },
} satisfies Partial<V2Handlers>

function readSettings(input: V2Input<'CreateDomainName'>): Input<'CreateDomainName'> {
  const { DomainName: domainName, DomainNameConfigurations: configurations = [], MutualTlsAuthentication: mutualTls, RoutingMode: mode, Tags: tags } = input
  const [first] = configurations
  const types = configurations.length === 0 ? ['REGIONAL' as const] : configurations.map(({ EndpointType = 'REGIONAL' }) => EndpointType)
  return {
    domainName,
    endpointConfiguration: { types, ...(first?.IpAddressType && { ipAddressType: first.IpAddressType }) },
    ...Object.assign({}, ...configurations.map(certificatesOf)),
    ...(first?.SecurityPolicy && { securityPolicy: first.SecurityPolicy }),
    ...(first?.OwnershipVerificationCertificateArn && { ownershipVerificationCertificateArn: first.OwnershipVerificationCertificateArn }),
    ...(mutualTls && {
      mutualTlsAuthentication: {
        ...(mutualTls.TruststoreUri !== undefined && { truststoreUri: mutualTls.TruststoreUri }),
        ...(mutualTls.TruststoreVersion !== undefined && { truststoreVersion: mutualTls.TruststoreVersion }),
      },
    }),
    ...(mode && { routingMode: readRoutingMode(mode) }),
    ...(tags && { tags }),
  }
}

type Configuration = NonNullable<V2Input<'CreateDomainName'>['DomainNameConfigurations']>[number]

/** A certificate is kept under its endpoint type's name. */
function certificatesOf({ EndpointType = 'REGIONAL', CertificateArn, CertificateName }: Configuration): Readonly<Record<string, string>> {
  const { arn, name } = certificateMembers[EndpointType]
  return { ...(CertificateArn !== undefined && { [arn]: CertificateArn }), ...(CertificateName !== undefined && { [name]: CertificateName }) }
}

function writeDomain(domain: DomainName, context: Context, where: 'alone' | 'elsewhere') {
  const { domainName, mutualTlsAuthentication: mutualTls, routingMode, tags } = domain
  return {
    ApiMappingSelectionExpression: '$request.basepath',
    DomainName: domainName,
    DomainNameArn: domainArn(domain, context),
    DomainNameConfigurations: writeConfigurations(domain),
    MutualTlsAuthentication: mutualTls && {
      TruststoreUri: mutualTls.truststoreUri,
      TruststoreVersion: mutualTls.truststoreVersion,
      TruststoreWarnings: mutualTls.truststoreWarnings,
    },
    RoutingMode: writeRoutingMode(routingMode),
    Tags: shownTags(tags, where),
  } satisfies V2Output<'GetDomainName'>
}
