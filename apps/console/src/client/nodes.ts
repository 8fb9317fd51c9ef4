import type { AskedNode } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { readItems, writeFourbox } from './fourbox.ts'

/** Nobody tells of nodes that come and go. */
const askAgainInMillis = 5000

/** What `useQuery` needs for the servers that share the store of the one that answers. */
export const nodesQuery = {
  queryKey: ['nodes'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) => readItems<AskedNode>('nodes', signal),
  refetchInterval: askAgainInMillis,
} as const

/** What `useMutation` needs to forget a node that fell. */
export const removeNode = {
  mutationFn: ({ id }: Pick<AskedNode, 'id'>) => writeFourbox('DELETE', `nodes/${id}`),
}

/** Whether there are several. @param isShared whether there can be */
export function useSeveralNodes(isShared: boolean): boolean {
  const { data } = useQuery({ ...nodesQuery, enabled: isShared })
  return data !== undefined && data.length > 1
}
