import type { Query, QueryClient } from '@tanstack/react-query'

/**
 * Reads again what a write may have changed: all that is known of that API, and the lists that belong to no API. A first
 * answer that is still on its way may be from before the write: what it is of is asked for again when it has come.
 */
export async function refresh(queryClient: QueryClient, restApiId: string | undefined): Promise<void> {
  const predicate = (query: Query) => restApiId === undefined || concerns(query, restApiId)
  const firstReads = queryClient.getQueryCache().findAll({ fetchStatus: 'fetching', predicate: (query) => query.state.data === undefined && predicate(query) })
  await Promise.all([queryClient.invalidateQueries({ predicate }), ...firstReads.map((query) => readAfter(queryClient, query))])
}

/** TanStack Query calls off a running read only where it has an answer to show meanwhile; a first one it keeps, and then holds for new. */
async function readAfter(queryClient: QueryClient, query: Query): Promise<void> {
  // How it ended is the page's to show.
  await query.promise?.catch(() => {})
  // Several changes are asked for once.
  await queryClient.invalidateQueries({ predicate: (one) => one === query }, { cancelRefetch: false })
}

function concerns({ queryKey: [, input] }: Query, restApiId: string): boolean {
  const id = restApiIdOf(input)
  return id === undefined || id === restApiId
}

/** The API that an input speaks of. Writes that make several calls carry it in their variables, too. */
export function restApiIdOf(input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || !('restApiId' in input)) return undefined
  return typeof input.restApiId === 'string' ? input.restApiId : undefined
}
