import { followOtherTabs } from '../client/session.ts'
import { isSignedIn } from '../client/sign-in.ts'
import { settings } from '../settings.ts'
import { basename, href, signInPath } from './address.ts'

/** Before the first page: who has to sign in and has not is led to the page for that, which leads back to the one that was asked for. */
export async function askToSignIn(): Promise<void> {
  if (settings.signIn !== true) return
  followOtherTabs()
  const { pathname, search, hash } = location
  if (pathname === href(signInPath)) return
  // A server that does not answer is told of by the page itself.
  if (await isSignedIn().catch(() => true)) return
  const asked = `${pathname.slice(basename.length)}${search}${hash}`
  history.replaceState(null, '', `${href(signInPath)}?to=${encodeURIComponent(asked)}`)
}
