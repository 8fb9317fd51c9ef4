import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'

/** What the account's APIs are called: by the id of one its name, or the id while no name is known. */
export function useApiNames(): (apiId: string) => string {
  const apis = useQuery(wholeList('GetRestApis', {}))
  return (apiId) => apis.data?.find(({ id }) => id === apiId)?.name ?? apiId
}
