import type { Query, QueryClient } from '@tanstack/react-query'

/** Reads again what a write may have changed: all that is known of that API, and the lists that belong to no API. */
export function refresh(queryClient: QueryClient, restApiId: string | undefined): Promise<void> {
  return queryClient.invalidateQueries({ predicate: (query) => restApiId === undefined || concerns(query, restApiId) })
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
