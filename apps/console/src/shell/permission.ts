import { covers, type UserRole } from '@fourbox/domain'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { sessionKey } from '../client/session.ts'
import { type SignedIn, signedIn } from '../client/signed-in.ts'
import { type Settings, settings } from '../settings.ts'

/** Who is signed in; undefined until that is known, and where nobody signs in. */
export function useSignedIn(): SignedIn | undefined {
  return useQuery({ ...signedIn, enabled: settings.signIn === true && sessionKey() !== '' }).data
}

/** Says of a role why whoever sits here lacks it; nothing where they have it. */
export function useRoleRefusal(): (needs: UserRole) => string | undefined {
  const role = useSignedIn()?.role
  return (needs) =>
    role === undefined || covers(role, needs) ? undefined : `You are signed in as a ${role}. This needs the role ${needs}, which an admin can give you.`
}

/**
 * Why whoever sits here may not do what changes or calls something; undefined where they may. All that does asks here and is
 * disabled with the reason: nobody finds out by the server's refusal.
 */
export function useWriteRefusal(needs: UserRole = 'developer'): string | undefined {
  const roleRefusal = useRoleRefusal()(needs)
  // What a viewer may do changes nothing.
  return (covers('viewer', needs) ? undefined : onlyReads(settings)) ?? roleRefusal
}

/** Of which pages, and of what else is for some alone, whoever sits here may make use. */
export function useIsAllowed(): (needs: UserRole | undefined) => boolean {
  const mayDevelop = useWriteRefusal('developer') === undefined
  const mayAdminister = useWriteRefusal('admin') === undefined
  return useCallback((needs) => (needs === 'admin' ? mayAdminister : needs !== 'developer' || mayDevelop), [mayDevelop, mayAdminister])
}

/** What the page says once to whoever can change nothing at all. */
export function useReadingNotice(): string | undefined {
  const isViewer = useSignedIn()?.role === 'viewer'
  return onlyReads(settings) ?? (isViewer ? viewerNotice : undefined)
}

const viewerNotice =
  'You are signed in as a viewer: you can read everything here but secrets, and change, test or deploy nothing. An admin can give you the role developer.'

function onlyReads({ elsewhere }: Settings): string | undefined {
  return elsewhere?.mayWrite === false ? `This console only reads what is at ${elsewhere.endpoint}: start it with --write to change that, too.` : undefined
}
