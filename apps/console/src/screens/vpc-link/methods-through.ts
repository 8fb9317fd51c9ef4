import { useQueries, useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'

interface MethodThrough {
  readonly restApiId: string
  readonly resourceId: string
  readonly httpMethod: string
  /** `PetStore: GET /pets` */
  readonly text: string
}

/** The methods of all APIs whose drafts go through a link. */
export function useMethodsThrough(vpcLinkId: string): readonly MethodThrough[] {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const all = apis.data ?? []
  return useQueries({
    queries: all.map(({ id = '' }) => wholeList('GetResources', { restApiId: id, embed: ['methods'] })),
    combine: (answers) =>
      answers.flatMap(({ data = [] }, index) =>
        data.flatMap(({ id: resourceId = '', path = '', resourceMethods = {} }) =>
          Object.entries(resourceMethods)
            .filter(([, { methodIntegration }]) => methodIntegration?.connectionId === vpcLinkId)
            .map(([httpMethod]): MethodThrough => ({
              restApiId: all[index]?.id ?? '',
              resourceId,
              httpMethod,
              text: `${all[index]?.name}: ${httpMethod} ${path}`,
            })),
        ),
      ),
  })
}
