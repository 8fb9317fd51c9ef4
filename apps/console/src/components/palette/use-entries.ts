import { useQueries, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useMemo } from 'react'
import { allFunctions } from '../../client/lambda.ts'
import { allLogGroups } from '../../client/logs.ts'
import { query, wholeList } from '../../client/query.ts'
import { atFourbox } from '../../settings.ts'
import { useOpenApiId } from '../../shell/open-api.ts'
import { domainKey } from '../domain-name/domain-address.ts'
import type { Entry } from './entry.ts'
import { type Named, resourceEntries, namedEntries } from './named-entries.ts'

/** The parts of so many APIs are read where none of them is open; of more, only their names. */
const mostApis = 10

export interface ReadEntries {
  readonly entries: readonly Entry[]
  readonly isLoading: boolean
  /** Something could not be read, and is not among them. */
  readonly isIncomplete: boolean
}

/** The things that have a page: all APIs, the parts of the one that is open, and what belongs to no API. The lists are those of the pages, read once for both. */
export function useEntries(): ReadEntries {
  const openId = useOpenApiId()
  const apis = useQuery(wholeList('GetRestApis', {}))
  const ofApis = useApis(openId, apis.data)
  const lists = {
    keys: useQuery(wholeList('GetApiKeys', {})),
    plans: useQuery(wholeList('GetUsagePlans', {})),
    domains: useQuery(wholeList('GetDomainNames', {})),
    links: useQuery(wholeList('GetVpcLinks', {})),
    certificates: useQuery(wholeList('GetClientCertificates', {})),
    functions: useQuery({ ...allFunctions, enabled: atFourbox }),
    groups: useQuery(allLogGroups),
  }
  const { keys, plans, domains, links, certificates, functions, groups } = lists
  const around = useMemo(
    () => [
      ...namedEntries(
        functions.data?.map(({ FunctionName }) => ({ id: FunctionName })),
        { kind: 'Function', path: '/functions/:id' },
      ),
      ...namedEntries(plans.data, { kind: 'Usage plan', path: '/usage-plans/:id' }),
      ...namedEntries(keys.data, { kind: 'API key', path: '/api-keys/:id' }),
      ...namedEntries(
        domains.data?.map((domain) => ({ id: domainKey(domain), name: domain.domainName })),
        { kind: 'Custom domain name', path: '/custom-domain-names/:id' },
      ),
      ...namedEntries(links.data, { kind: 'VPC link', path: '/vpc-links/:id' }),
      ...namedEntries(
        certificates.data?.map(({ clientCertificateId: id, description: name }) => ({ id, name })),
        { kind: 'Client certificate', path: '/client-certificates/:id' },
      ),
      ...namedEntries(
        groups.data?.map(({ logGroupName }) => ({ id: logGroupName })),
        { kind: 'Log group', path: '/log-groups/:id' },
      ),
    ],
    [keys.data, plans.data, domains.data, links.data, certificates.data, functions.data, groups.data],
  )
  const entries = useMemo(
    () => [...ofApis.entries, ...namedEntries(apis.data, { kind: 'API', path: '/apis/:id/resources' }), ...around],
    [ofApis.entries, apis.data, around],
  )
  const reads = [apis, ofApis, ...Object.values(lists)]
  return { entries, isLoading: reads.some(({ isLoading }) => isLoading), isIncomplete: reads.some(({ isError }) => isError) }
}

/** The parts of the API that is open; where none is, those of all APIs while they are few. */
function useApis(openId: string | undefined, apis: readonly Named[] | undefined) {
  const searched = useMemo(() => {
    if (openId !== undefined) return [{ restApiId: openId, name: undefined }]
    return apis === undefined || apis.length > mostApis ? [] : apis.map(({ id: restApiId = '', name = restApiId }) => ({ restApiId, name }))
  }, [openId, apis])
  const ids = searched.map(({ restApiId }) => restApiId)
  const resources = useQueries({ queries: ids.map((restApiId) => wholeList('GetResources', { restApiId, embed: ['methods'] })), combine: together })
  const stages = useQueries({ queries: ids.map((restApiId) => query('GetStages', { restApiId })), combine: together })
  const models = useQueries({ queries: ids.map((restApiId) => wholeList('GetModels', { restApiId })), combine: together })
  const authorizers = useQueries({ queries: ids.map((restApiId) => wholeList('GetAuthorizers', { restApiId })), combine: together })
  const entries = useMemo(
    () =>
      searched.flatMap(({ restApiId, name: of }, index) => {
        const below = `/apis/${restApiId}`
        return [
          ...resourceEntries(restApiId, resources.data[index], of),
          ...namedEntries(
            stages.data[index]?.item?.map(({ stageName }) => ({ id: stageName })),
            { kind: 'Stage', path: `${below}/stages/:id`, of },
          ),
          ...namedEntries(
            models.data[index]?.map(({ name }) => ({ id: name })),
            { kind: 'Model', path: `${below}/models/:id`, of },
          ),
          ...namedEntries(authorizers.data[index], { kind: 'Authorizer', path: `${below}/authorizers/:id`, of }),
        ]
      }),
    [searched, resources.data, stages.data, models.data, authorizers.data],
  )
  const reads = [resources, stages, models, authorizers]
  return { entries, isLoading: reads.some(({ isLoading }) => isLoading), isError: reads.some(({ isError }) => isError) }
}

/** Several reads as one. */
function together<Data>(results: readonly UseQueryResult<Data>[]) {
  return {
    data: results.map(({ data }) => data),
    isLoading: results.some(({ isLoading }) => isLoading),
    isError: results.some(({ isError }) => isError),
  }
}
