import { create } from 'zustand'
import { pageToken, settings } from '../settings.ts'

/*
 * Where one signs in, a session has two halves: a cookie that no script reads, and this key. It travels in a header and
 * stays with this origin, port included; cookies alone would not do, since they go to every port of the host, and
 * deployed APIs are on another port.
 */

interface SessionState {
  /** `over`: the person is asked to sign in again. `declined`: they do not want to now. */
  readonly is: 'on' | 'over' | 'declined'
}

export const useSession = create<SessionState>(() => ({ is: 'on' }))

const storageKey = 'fourbox-session'
/** Who the session is of, as the server said last. */
const whoKey = 'fourbox-signed-in'

/** The key of the session that this browser has, if any. */
export function sessionKey(): string {
  return localStorage.getItem(storageKey) ?? ''
}

/** The header by which the server knows the page. */
export function credentialHeader(): Readonly<Record<string, string>> {
  return { 'x-fourbox-token': settings.signIn === true ? sessionKey() : pageToken() }
}

/** Who was signed in when a page was last told, in JSON; the next one knows it before it is told. */
export function keptWho(): string | null {
  return localStorage.getItem(whoKey)
}

export function keepWho(json: string): void {
  localStorage.setItem(whoKey, json)
}

/** The person is signed in: what was waiting for that goes on. */
export function begin(key: string): void {
  localStorage.removeItem(whoKey)
  localStorage.setItem(storageKey, key)
  useSession.setState({ is: 'on' })
}

/** This browser has no session any more. */
export function forget(): void {
  localStorage.removeItem(whoKey)
  localStorage.removeItem(storageKey)
}

export function decline(): void {
  useSession.setState({ is: 'declined' })
}

/** What one tab does all others follow: they go on once it has signed in, and ask once it has signed out. */
export function followOtherTabs(): void {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === storageKey) useSession.setState({ is: newValue === null ? 'over' : 'on' })
  })
}

/** The session is over, and the person did not sign in again. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/**
 * Asks the person to sign in again and resolves when they have. What asks `quietly`, of its own accord, asks once and
 * then waits; anything else is told that they would not.
 * @throws SignedOut
 */
export function signedInAgain(quietly: boolean, signal?: AbortSignal): Promise<void> {
  if (!quietly || useSession.getState().is === 'on') useSession.setState({ is: 'over' })
  return new Promise((resolve, reject) => {
    const stop = useSession.subscribe(({ is }) => {
      if (is === 'on') settle(resolve)
      else if (is === 'declined' && !quietly) settle(() => reject(new SignedOut('You are signed out. What you typed is kept: sign in to go on.')))
    })
    const leave = () => settle(() => reject(new DOMException('The page went on', 'AbortError')))
    signal?.addEventListener('abort', leave)
    function settle(end: () => void): void {
      stop()
      signal?.removeEventListener('abort', leave)
      end()
    }
  })
}
