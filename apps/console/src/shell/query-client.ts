import { MutationCache, QueryClient } from '@tanstack/react-query'
import { ConnectionLost } from '../client/send.ts'
import { refresh, restApiIdOf } from '../client/refresh.ts'
import { flash } from './flashes.ts'

declare module '@tanstack/react-query' {
  interface Register {
    mutationMeta: {
      /** The caller shows a refusal itself. */
      readonly shown?: boolean
      /** Nothing is written; nothing needs to be read again. */
      readonly readsOnly?: boolean
    }
  }
}

/**
 * What every read and write has in common: one attempt, since a refusal does not get better by asking again (a lost
 * connection is followed elsewhere); after a write all that is known of that API is read again, and a refusal that
 * nobody shows beside a field (`meta: { shown: true }`) goes to the flash bar in the server's words.
 */
export function consoleQueryClient(): QueryClient {
  const queryClient = new QueryClient({
    defaultOptions: { queries: { retry: false, staleTime: 30_000 }, mutations: { retry: false } },
    mutationCache: new MutationCache({
      onError: (error, _variables, _context, mutation) => {
        if (mutation.meta?.shown !== true || error instanceof ConnectionLost) flash({ type: 'error', content: error.message })
      },
      onSettled: (_answer, _error, variables, _context, { meta }) => (meta?.readsOnly === true ? undefined : refresh(queryClient, restApiIdOf(variables))),
    }),
  })
  return queryClient
}
