import type { StageCacheEntries, StageCacheEntry } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox, writeFourbox } from './fourbox.ts'

/** What `useQuery` needs for what the caches of a stage keep now; ages grow and calls come, so it is asked again by itself. */
export function stageCaches(restApiId: string, stageName: string) {
  return {
    queryKey: ['caches', { restApiId, stageName }] as const,
    queryFn: async ({ signal }: QueryFunctionContext): Promise<StageCacheEntries> => (await readFourbox(`caches/${restApiId}/${stageName}`, signal)).json(),
    refetchInterval: askAgainInMillis,
  }
}

const askAgainInMillis = 2000

/** An entry of a stage's caches, told by its address. */
export interface KeptEntry {
  readonly restApiId: string
  readonly stageName: string
  readonly id: StageCacheEntry['id']
}

/** What `useMutation` needs to remove one entry from every worker. */
export const removeCacheEntry = {
  mutationFn: ({ restApiId, stageName, id }: KeptEntry) => writeFourbox('DELETE', `caches/${restApiId}/${stageName}/${id}`),
}
