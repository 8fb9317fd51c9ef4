import { useQueries, useQuery } from '@tanstack/react-query'
import { query, wholeList } from '../../client/query.ts'
import type { MappedDomain } from './invoke-addresses.ts'

/** The custom domain names that lead to a stage. */
export function useMappedDomains(restApiId: string, stageName: string): readonly MappedDomain[] {
  const domains = useQuery(wholeList('GetDomainNames', {}))
  const names = (domains.data ?? []).map(({ domainName = '' }) => domainName)
  return useQueries({
    queries: names.map((domainName) => query('GetBasePathMappings', { domainName, limit: 500 })),
    combine: (answers) =>
      answers.flatMap(({ data }, index) =>
        (data?.items ?? [])
          .filter((mapping) => mapping.restApiId === restApiId && (mapping.stage === undefined || mapping.stage === stageName))
          .map(({ basePath = '', stage }): MappedDomain => ({
            domainName: names[index] ?? '',
            basePath: basePath === '(none)' ? '' : basePath,
            ...(stage === undefined ? {} : { stage }),
          })),
      ),
  })
}
