import { visible } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { wholeList } from '../../client/query.ts'

/** The account's APIs as the options of a select, by name and id; none while they are on their way. */
export function useApiOptions() {
  const apis = useQuery(wholeList('GetRestApis', {}))
  const options = (apis.data ?? []).map(({ id = '', name = '' }) => ({ value: id, label: visible(name), description: id }))
  return { options, loading: apis.isPending }
}
