import { useQueries, useQuery } from '@tanstack/react-query'
import { query, wholeList } from '../../client/query.ts'

interface StageOf {
  readonly restApiId: string
  readonly apiName: string
  readonly stageName: string
}

/** The stages of all APIs that show a certificate to their back ends. */
export function useStagesOf(clientCertificateId: string): readonly StageOf[] {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const all = apis.data ?? []
  return useQueries({
    queries: all.map(({ id = '' }) => query('GetStages', { restApiId: id })),
    combine: (answers) =>
      answers.flatMap(({ data }, index) =>
        (data?.item ?? [])
          .filter((stage) => stage.clientCertificateId === clientCertificateId)
          .map(({ stageName = '' }): StageOf => ({ restApiId: all[index]?.id ?? '', apiName: all[index]?.name ?? '', stageName })),
      ),
  })
}
