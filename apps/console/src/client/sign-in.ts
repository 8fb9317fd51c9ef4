import { ConnectionLost } from './send.ts'
import { begin, credentialHeader, forget, sessionKey } from './session.ts'

/** Why somebody was not let in: at one of the two fields, or at neither. */
export class NotSignedIn extends Error {
  override name = 'NotSignedIn'
  readonly field: 'accessKeyId' | 'secretAccessKey' | undefined

  constructor(message: string, field?: 'accessKeyId' | 'secretAccessKey') {
    super(message)
    this.field = field
  }
}

/** Signs in with the token of a printed address, which is void afterwards. @throws NotSignedIn, ConnectionLost */
export async function signInWithToken(token: string): Promise<void> {
  await enter(await postJson('/_fourbox/sign-in', { token }))
}

/** Signs in with an access key. Its secret signs one call and stays here. @throws NotSignedIn, ConnectionLost */
export async function signInWithKey(accessKeyId: string, secretAccessKey: string, region: string): Promise<void> {
  const { signedHeaders } = await import('./signed-headers.ts')
  const path = '/_fourbox/sessions'
  await enter(await ask(path, { method: 'POST', headers: await signedHeaders('POST', path, { accessKeyId, secretAccessKey, region }) }))
}

const attemptKey = 'fourbox-oidc-attempt'

/** Leaves for the provider of OpenID Connect; what belongs to the attempt stays with this tab. @throws NotSignedIn, ConnectionLost */
export async function leaveForProvider(to: string | null): Promise<void> {
  const answer = await postJson('/_fourbox/oidc/attempts', {})
  const { address, attempt, message }: { readonly address?: string; readonly attempt?: object; readonly message?: string } = await answer.json()
  if (!answer.ok || address === undefined) throw new NotSignedIn(message ?? answer.statusText)
  sessionStorage.setItem(attemptKey, JSON.stringify({ ...attempt, to }))
  location.assign(address)
}

/** Signs in whoever comes back from the provider with this query; answers where they wanted to go. @throws NotSignedIn, ConnectionLost */
export async function returnFromProvider(query: string): Promise<string | null> {
  const { to = null, ...attempt }: { readonly to?: string | null } = JSON.parse(sessionStorage.getItem(attemptKey) ?? '{}')
  sessionStorage.removeItem(attemptKey)
  await enter(await postJson('/_fourbox/oidc/sign-in', { ...attempt, query }))
  return to
}

function postJson(path: string, value: object): Promise<Response> {
  return ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(value) })
}

/** Ends the session here and on the server. */
export async function signOut(): Promise<void> {
  await ask('/_fourbox/session', { method: 'DELETE', headers: credentialHeader() })
  forget()
}

/** Whether this browser's session is one that the server knows, or cannot be asked about while its store does not answer: pages say that themselves, and go on. */
export async function isSignedIn(): Promise<boolean> {
  if (sessionKey() === '') return false
  const { ok, status } = await ask('/_fourbox/session', { headers: credentialHeader() })
  return ok || status >= 500
}

function ask(path: string, init: RequestInit): Promise<Response> {
  return fetch(path, init).catch((error: unknown) => {
    throw new ConnectionLost('Fourbox does not answer. Is the server running?', { cause: error })
  })
}

async function enter(answer: Response): Promise<void> {
  const { key, message }: { readonly key?: string; readonly message?: string } = await answer.json()
  if (answer.ok && key !== undefined) return begin(key)
  throw refusalOf(answer.headers.get('x-amzn-errortype'), message ?? answer.statusText)
}

/** In words for a person where AWS's protocol has others. */
function refusalOf(exception: string | null, message: string): NotSignedIn {
  switch (exception) {
    case 'UnrecognizedClientException':
      return new NotSignedIn('There is no such access key.', 'accessKeyId')
    case 'ExpiredTokenException':
      return new NotSignedIn('This access key has expired.', 'accessKeyId')
    case 'InvalidSignatureException':
      // Of the two clocks it speaks well enough: “Signature expired: … is now earlier than …”.
      return message.startsWith('Signature') ? new NotSignedIn(message) : new NotSignedIn('This is not the secret of that access key.', 'secretAccessKey')
    default:
      return new NotSignedIn(message)
  }
}
