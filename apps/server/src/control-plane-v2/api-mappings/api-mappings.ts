import { type ApiMappingSettings, type BasePathMapping, type DomainName, emptyBasePath, readApiMapping, stageKey } from '@fourbox/domain'
import type { Context } from '../../control-plane/context.ts'
import { changeDomain, readDomain } from '../../control-plane/domain-names/domain-names.ts'
import { accepted, notFound } from '../../control-plane/protocol/errors.ts'
import type { V2Handlers, V2Output } from '../context.ts'
import { pageOfResults } from '../page.ts'

/** The base path mappings of the first generation, and those of several levels that it cannot make. */
export const apiMappings = {
  async CreateApiMapping({ DomainName: domainName, ApiMappingKey: apiMappingKey = '', ApiId: apiId, Stage: stage }, context) {
    const apiMappingId = context.newId(6)
    const put = await mappingWriter(context, { apiMappingKey, apiId, stage })
    return writeMapping(findMapping(await changeDomain(context, domainName, undefined, (domain) => put(domain, apiMappingId, true)), apiMappingId))
  },

  async GetApiMapping({ DomainName: domainName, ApiMappingId: id }, context) {
    return writeMapping(findMapping(await readDomain(context, domainName, undefined), id))
  },

  async GetApiMappings({ DomainName: domainName, ...page }, context) {
    const { basePathMappings } = await readDomain(context, domainName, undefined)
    const { items, position } = pageOfResults(basePathMappings, ({ apiMappingId }) => apiMappingId, page)
    return { Items: items.map(writeMapping), NextToken: position }
  },

  async UpdateApiMapping({ DomainName: domainName, ApiMappingId: id, ApiId: apiId, ApiMappingKey, Stage }, context) {
    const former = findMapping(await readDomain(context, domainName, undefined), id)
    const put = await mappingWriter(context, { apiMappingKey: ApiMappingKey ?? former.basePath, apiId, stage: Stage ?? former.stage ?? '' })
    return writeMapping(findMapping(await changeDomain(context, domainName, undefined, (domain) => put(domain, id, false)), id))
  },

  async DeleteApiMapping({ DomainName: domainName, ApiMappingId: id }, context) {
    await changeDomain(context, domainName, undefined, (domain) => {
      findMapping(domain, id)
      return { ...domain, basePathMappings: othersThan(domain, id) }
    })
    return {}
  },
} satisfies Partial<V2Handlers>

/** What puts a mapping of some settings into a domain name, once it is known what they lead to. */
async function mappingWriter(
  context: Context,
  settings: Required<ApiMappingSettings>,
): Promise<(domain: DomainName, id: string, isNew: boolean) => DomainName> {
  const { documents, limits } = context
  const [api, stage] = await Promise.all([documents.get('restApi', settings.apiId), documents.get('stage', stageKey(settings.apiId, settings.stage))])
  return (domain, apiMappingId, isNew) => {
    const others = othersThan(domain, apiMappingId)
    const outcome = readApiMapping(settings, {
      domain,
      others,
      isNew,
      multiLevelApiMappings: limits.multiLevelApiMappingsPerDomain,
      hasApi: () => api !== undefined,
      hasStage: () => stage !== undefined,
    })
    return { ...domain, basePathMappings: [...others, { ...accepted(outcome), apiMappingId }] }
  }
}

function othersThan({ basePathMappings }: DomainName, id: string): readonly BasePathMapping[] {
  return basePathMappings.filter((mapping) => mapping.apiMappingId !== id)
}

function findMapping({ basePathMappings }: DomainName, id: string): BasePathMapping {
  const mapping = basePathMappings.find((each) => each.apiMappingId === id)
  if (!mapping) throw notFound('Invalid API mapping identifier specified')
  return mapping
}

function writeMapping(mapping: BasePathMapping) {
  const { basePath, restApiId, stage } = mapping
  return {
    ApiId: restApiId,
    ApiMappingId: mapping.apiMappingId,
    ApiMappingKey: basePath === emptyBasePath ? '' : basePath,
    Stage: stage,
  } satisfies V2Output<'GetApiMapping'>
}
