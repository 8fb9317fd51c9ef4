import type { UserRole } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox } from './fourbox.ts'

/** Who is signed in; without a name the owner of the Fourbox. */
interface SignedIn {
  readonly role: UserRole
  readonly userName?: string
}

/** What `useQuery` needs for that. */
export const signedIn = {
  queryKey: ['signedIn'] as const,
  queryFn: async ({ signal }: QueryFunctionContext): Promise<SignedIn> => (await readFourbox('session', signal)).json(),
}
