import type { UserRole } from '@fourbox/domain'
import { onTestFinished } from 'vitest'
import { settings } from '../settings.ts'
import { begin } from '../client/session.ts'

/** Until the test ends the page is one of a server in the strict mode, at which somebody of this role is signed in; for `answer`. */
export function signInAs(role: UserRole): Readonly<Record<string, string>> {
  const { signIn } = settings
  Object.assign(settings, { signIn: true })
  onTestFinished(() => void Object.assign(settings, { signIn }))
  begin('the-key-of-the-session')
  return { '/_fourbox/session': JSON.stringify({ userName: 'ann', role }) }
}
