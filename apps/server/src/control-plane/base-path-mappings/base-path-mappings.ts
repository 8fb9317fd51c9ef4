import { type BasePathMapping, type DomainName, stageKey } from '@fourbox/domain'
import type { Context, Handlers, Output } from '../context.ts'
import { badRequest, conflict, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { without } from '../protocol/patch-rows.ts'
import { changeDomain, readDomain } from '../domain-names/domain-names.ts'

/** What stands for the empty path. */
const emptyPath = '(none)'

export const basePathMappings = {
  async CreateBasePathMapping({ domainName, domainNameId, basePath, restApiId, stage }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const mapping: BasePathMapping = { basePath: readBasePath(basePath), restApiId, ...(stage && { stage }) }
    withMapping(domain, mapping)
    await checkTarget(context, mapping)
    await changeDomain(context, domainName, domainNameId, (current) => withMapping(current, mapping))
    return writeMapping(mapping)
  },

  async GetBasePathMapping({ domainName, domainNameId, basePath }, context) {
    return writeMapping(findMapping(await readDomain(context, domainName, domainNameId), basePath))
  },

  async GetBasePathMappings({ domainName, domainNameId, ...page }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const { items, position } = pageOf(domain.basePathMappings, ({ basePath }) => basePath, page)
    return { items: items.map(writeMapping), position }
  },

  async UpdateBasePathMapping({ domainName, domainNameId, basePath, patchOperations }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const former = findMapping(domain, basePath)
    const mapping = applyPatches(patches, listPaths, former, patchOperations)
    const replaced = (current: DomainName) => withMapping(withoutMapping(current, former.basePath), mapping)
    replaced(domain)
    await checkTarget(context, mapping)
    await changeDomain(context, domainName, domainNameId, replaced)
    return writeMapping(mapping)
  },

  async DeleteBasePathMapping({ domainName, domainNameId, basePath }, context) {
    await changeDomain(context, domainName, domainNameId, (domain) => withoutMapping(domain, findMapping(domain, basePath).basePath))
    return {}
  },
} satisfies Partial<Handlers>

const patches: PatchTable<BasePathMapping> = {
  '/basePath': { replace: (mapping, { value }) => ({ ...mapping, basePath: readBasePath(value) }) },
  // AWS's own table spells it so.
  '/basepath': { replace: (mapping, { value }) => ({ ...mapping, basePath: readBasePath(value) }) },
  '/restapiId': { replace: (mapping, { value = '' }) => ({ ...mapping, restApiId: value }) },
  '/stage': { replace: (mapping, { value }) => (value ? { ...mapping, stage: value } : without(mapping, 'stage')) },
}

function readBasePath(basePath: string | undefined): string {
  if (!basePath) return emptyPath
  if (basePath.includes('/')) {
    throw badRequest(
      "API Gateway V1 doesn't support the slash character (/) in base path mappings. To create a multi-level base path mapping, use API Gateway V2.",
    )
  }
  return basePath
}

async function checkTarget({ documents }: Context, { restApiId, stage }: BasePathMapping): Promise<void> {
  if (!(await documents.get('restApi', restApiId))) throw badRequest('Invalid REST API identifier specified')
  if (stage !== undefined && !(await documents.get('stage', stageKey(restApiId, stage)))) throw badRequest('Invalid stage identifier specified')
}

/** @throws ConflictException when the path is taken, or an empty one would have others beside it. */
function withMapping(domain: DomainName, mapping: BasePathMapping): DomainName {
  const others = domain.basePathMappings
  if (others.some(({ basePath }) => basePath === mapping.basePath)) throw conflict('Base path already exists for this domain name')
  if (others.length > 0 && [...others, mapping].some(({ basePath }) => basePath === emptyPath))
    throw conflict('Only one base path mapping is allowed if the base path is empty.')
  return { ...domain, basePathMappings: [...others, mapping] }
}

function withoutMapping(domain: DomainName, basePath: string): DomainName {
  return { ...domain, basePathMappings: domain.basePathMappings.filter((mapping) => mapping.basePath !== basePath) }
}

function findMapping({ basePathMappings: mappings }: DomainName, basePath: string): BasePathMapping {
  const mapping = mappings.find((each) => each.basePath === basePath)
  if (!mapping) throw notFound('Invalid base path mapping identifier specified')
  return mapping
}

function writeMapping({ basePath, restApiId, stage }: BasePathMapping): Output<'GetBasePathMapping'> {
  return { basePath, restApiId, stage }
}
