import type { UserRole } from '@fourbox/domain'
import type { QueryFunctionContext } from '@tanstack/react-query'
import { readFourbox } from './fourbox.ts'
import { keepWho, keptWho } from './session.ts'

/** Who is signed in; without a name the owner of the Fourbox. */
export interface SignedIn {
  readonly role: UserRole
  readonly userName?: string
}

/** What `useQuery` needs for that. */
export const signedIn = {
  queryKey: ['signedIn'] as const,
  queryFn: async ({ signal }: QueryFunctionContext): Promise<SignedIn> => {
    const who: SignedIn = await (await readFourbox('session', signal)).json()
    keepWho(JSON.stringify(who))
    return who
  },
  initialData: (): SignedIn | undefined => JSON.parse(keptWho() ?? 'null') ?? undefined,
  initialDataUpdatedAt: 0,
}
