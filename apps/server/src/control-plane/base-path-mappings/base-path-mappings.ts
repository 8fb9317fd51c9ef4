import {
  type BasePathMapping,
  type BasePathMappingRules,
  type BasePathMappingSettings,
  type DomainName,
  emptyBasePath,
  isMultiLevel,
  readBasePathMapping,
  stageKey,
} from '@fourbox/domain'
import type { Context, Handlers, Output } from '../context.ts'
import { accepted, notFound } from '../protocol/errors.ts'
import { pageOf } from '../protocol/page.ts'
import { applyPatches, listPaths, type PatchTable } from '../protocol/patch.ts'
import { text } from '../protocol/patch-rows.ts'
import { changeDomain, readDomain } from '../domain-names/domain-names.ts'

export const basePathMappings = {
  async CreateBasePathMapping({ domainName, domainNameId, ...settings }, context) {
    await readDomain(context, domainName, domainNameId)
    const rules = await targetRules(context, settings)
    const apiMappingId = context.newId(6)
    const changed = await changeDomain(context, domainName, domainNameId, (domain) => {
      const { basePathMappings } = domain
      const mapping = accepted(readBasePathMapping(settings, { ...rules, domain, isNew: true, others: seen(basePathMappings) }))
      return { ...domain, basePathMappings: [...basePathMappings, { ...mapping, apiMappingId }] }
    })
    return writeMapping(findMapping(changed, settings.basePath || emptyBasePath))
  },

  async GetBasePathMapping({ domainName, domainNameId, basePath }, context) {
    return writeMapping(findMapping(await readDomain(context, domainName, domainNameId), basePath))
  },

  async GetBasePathMappings({ domainName, domainNameId, ...page }, context) {
    const domain = await readDomain(context, domainName, domainNameId)
    const { items, position } = pageOf(seen(domain.basePathMappings), ({ basePath }) => basePath, page)
    return { items: items.map(writeMapping), position }
  },

  async UpdateBasePathMapping({ domainName, domainNameId, basePath, patchOperations }, context) {
    const former = findMapping(await readDomain(context, domainName, domainNameId), basePath)
    const settings = applyPatches(basePathMappingPatches, listPaths, former, patchOperations)
    const rules = await targetRules(context, settings)
    const changed = await changeDomain(context, domainName, domainNameId, (domain) => {
      const { basePathMappings: others } = withoutMapping(domain, former.basePath)
      const mapping = accepted(readBasePathMapping(settings, { ...rules, domain, isNew: false, others: seen(others) }))
      return { ...domain, basePathMappings: [...others, { ...mapping, apiMappingId: former.apiMappingId }] }
    })
    return writeMapping(findMapping(changed, settings.basePath || emptyBasePath))
  },

  async DeleteBasePathMapping({ domainName, domainNameId, basePath }, context) {
    await changeDomain(context, domainName, domainNameId, (domain) => withoutMapping(domain, findMapping(domain, basePath).basePath))
    return {}
  },
} satisfies Partial<Handlers>

export const basePathMappingPatches: PatchTable<BasePathMappingSettings> = {
  '/basePath': { replace: (mapping, { value = '' }) => ({ ...mapping, basePath: value }) },
  // AWS's own table spells it so.
  '/basepath': { replace: (mapping, { value = '' }) => ({ ...mapping, basePath: value }) },
  '/restapiId': { replace: (mapping, { value = '' }) => ({ ...mapping, restApiId: value }) },
  '/stage': text('stage'),
}

/** Whether what a mapping leads to is there. */
async function targetRules(
  { documents }: Context,
  { restApiId = '', stage = '' }: BasePathMappingSettings,
): Promise<Pick<BasePathMappingRules, 'hasApi' | 'hasStage'>> {
  const [api, target] = await Promise.all([documents.get('restApi', restApiId), documents.get('stage', stageKey(restApiId, stage))])
  return { hasApi: () => api !== undefined, hasStage: () => target !== undefined }
}

function withoutMapping(domain: DomainName, basePath: string): DomainName {
  return { ...domain, basePathMappings: domain.basePathMappings.filter((mapping) => mapping.basePath !== basePath) }
}

/** Those of several levels are the second generation's: the first one does not know of them. */
function seen(mappings: readonly BasePathMapping[]): readonly BasePathMapping[] {
  return mappings.filter(({ basePath }) => !isMultiLevel(basePath))
}

function findMapping({ basePathMappings: mappings }: DomainName, basePath: string): BasePathMapping {
  const mapping = seen(mappings).find((each) => each.basePath === basePath)
  if (!mapping) throw notFound('Invalid base path mapping identifier specified')
  return mapping
}

function writeMapping({ basePath, restApiId, stage }: BasePathMapping): Output<'GetBasePathMapping'> {
  return { basePath, restApiId, stage }
}
