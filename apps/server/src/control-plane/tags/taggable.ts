import { parseArn, type Tags } from '@fourbox/domain'
import { type Kinds, NoSuchEntity } from '@fourbox/store'
import type { Context } from '../context.ts'
import { badRequest, notFound } from '../protocol/errors.ts'
import { domainArn } from '../domain-names/domain-names.ts'

type TaggableKind = { [K in keyof Kinds]: Kinds[K] extends { readonly tags: Tags } ? K : never }[keyof Kinds]
type ApiGatewayKind = Exclude<TaggableKind, 'role' | 'managedPolicy' | 'logGroup'>

/** An object that an ARN names: its place in the store, and what AWS says when it is not there. */
export interface Taggable {
  readonly kind: ApiGatewayKind
  readonly id: string
  readonly missing: string
}

const patterns: readonly { readonly kind: ApiGatewayKind; readonly path: RegExp; readonly missing: string }[] = [
  { kind: 'restApi', path: /^\/restapis\/([^/]+)$/, missing: 'Invalid API identifier specified' },
  { kind: 'stage', path: /^\/restapis\/([^/]+\/)stages\/([^/]+)$/, missing: 'Invalid stage identifier specified' },
  { kind: 'apiKey', path: /^\/apikeys\/([^/]+)$/, missing: 'Invalid API Key identifier specified' },
  { kind: 'usagePlan', path: /^\/usageplans\/([^/]+)$/, missing: 'Invalid Usage Plan ID specified' },
  { kind: 'clientCertificate', path: /^\/clientcertificates\/([^/]+)$/, missing: 'Invalid Client Certificate identifier specified' },
  { kind: 'vpcLink', path: /^\/vpclinks\/([^/]+)$/, missing: 'Invalid Vpc Link identifier specified' },
  { kind: 'domainName', path: /^\/domainnames\/([^/]+)$/, missing: 'Invalid domain name identifier specified' },
]

/** @throws BadRequestException for an ARN of anything else. */
export function readTaggable(resourceArn: string): Taggable {
  const arn = parseArn(resourceArn)
  if (arn?.service === 'apigateway') {
    if (arn.resource.startsWith('/domainnameaccessassociations/'))
      return { kind: 'domainNameAccessAssociation', id: resourceArn, missing: 'Invalid domain name access association identifier specified' }
    for (const { kind, path, missing } of patterns) {
      const match = path.exec(arn.resource)
      if (match) return { kind, id: match.slice(1).join(''), missing }
    }
  }
  throw badRequest('Invalid ARN specified in the request')
}

/** @throws NotFoundException when there is no such object. */
export async function readTags({ documents }: Context, { kind, id, missing }: Taggable): Promise<Tags> {
  const found = await documents.get(kind, id)
  if (!found) throw notFound(missing)
  return found.tags
}

/** @throws NotFoundException when there is no such object. */
export async function changeTags(context: Context, { kind, id, missing }: Taggable, change: (tags: Tags) => Tags): Promise<void> {
  try {
    await context.documents.update(kind, id, (current) => ({ ...current, tags: change(current.tags) }))
  } catch (error) {
    throw error instanceof NoSuchEntity ? notFound(missing) : error
  }
}

/** Every object that carries tags, by ARN. */
export async function listTagged({ documents, region, account }: Context): Promise<ReadonlyMap<string, Tags>> {
  const arn = (path: string) => `arn:aws:apigateway:${region}::${path}`
  const [restApis, stages, apiKeys, usagePlans, certificates, vpcLinks, domains, associations] = await Promise.all([
    documents.list('restApi'),
    documents.list('stage'),
    documents.list('apiKey'),
    documents.list('usagePlan'),
    documents.list('clientCertificate'),
    documents.list('vpcLink'),
    documents.list('domainName'),
    documents.list('domainNameAccessAssociation'),
  ])
  const all: readonly (readonly [string, Tags])[] = [
    ...restApis.items.map(({ id, tags }) => [arn(`/restapis/${id}`), tags] as const),
    ...stages.items.map(({ restApiId, stageName, tags }) => [arn(`/restapis/${restApiId}/stages/${stageName}`), tags] as const),
    ...apiKeys.items.map(({ id, tags }) => [arn(`/apikeys/${id}`), tags] as const),
    ...usagePlans.items.map(({ id, tags }) => [arn(`/usageplans/${id}`), tags] as const),
    ...certificates.items.map(({ clientCertificateId, tags }) => [arn(`/clientcertificates/${clientCertificateId}`), tags] as const),
    ...vpcLinks.items.map(({ id, tags }) => [arn(`/vpclinks/${id}`), tags] as const),
    ...domains.items.map((domain) => [domainArn(domain, { region, account }), domain.tags] as const),
    ...associations.items.map(({ domainNameAccessAssociationArn, tags }) => [domainNameAccessAssociationArn, tags] as const),
  ]
  return new Map(all.filter(([, tags]) => Object.keys(tags).length > 0))
}
