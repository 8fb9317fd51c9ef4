import { settings } from '../settings.ts'
import { credentialHeader, sessionKey, signedInAgain } from './session.ts'

/** What the server says of a call whose session is over, or that never had one. */
const endings: ReadonlySet<string | null> = new Set(['ExpiredTokenException', 'MissingAuthenticationTokenException'])

/** What is sent beside the credential. */
export interface Sent {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: RequestInit['body']
  readonly signal?: AbortSignal | undefined
}

/**
 * Sends a call with the page's credential. Where the session is over, the call waits until the person has signed in
 * again, and is sent once more then: the server has not looked at it. `quietly`: nobody waits for what it answers.
 * @throws SignedOut where they would not
 */
export async function admittedFetch(path: string, sent: Sent, quietly = false): Promise<Response> {
  const used = sessionKey()
  const answer = await sendOnce(path, sent)
  if (settings.signIn !== true || !isOver(answer)) return answer
  if (sessionKey() === used) await signedInAgain(quietly, sent.signal)
  return sendOnce(path, sent)
}

function sendOnce(path: string, { headers, signal, body = null, ...rest }: Sent): Promise<Response> {
  return fetch(path, { ...rest, body, signal: signal ?? null, headers: { ...headers, ...credentialHeader() } })
}

function isOver({ status, headers }: Response): boolean {
  return status === 403 && endings.has(headers.get('x-amzn-errortype'))
}
