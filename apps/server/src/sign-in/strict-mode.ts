import type { SessionOpener } from '@fourbox/domain'
import type { Kind, StoredDocuments } from '@fourbox/store'
import { owner, type Principal } from '../access/principal.ts'
import { UserIndex } from '../access/user-index.ts'
import { AccessKeyIndex } from '../execute-api/live-stages/access-key-index.ts'
import { untilThere } from '../failures/until-there.ts'
import { type SignatureFault, signatureFault } from '../http-server/signature-fault.ts'
import type { WireRequest } from '../identity/canonical-request.ts'
import { accessKeyIdOf } from '../identity/read-signature.ts'
import type { StoredKey } from '../identity/verify.ts'
import { CallsUnderWay } from './calls-under-way.ts'
import { FailedTries } from './failed-tries.ts'
import { type Following, Sessions } from './sessions.ts'
import { sealWith } from './seal.ts'
import { cookieName } from './session-cookie.ts'
import { SignInTokens } from './sign-in-tokens.ts'

/** What the strict mode knows: whose signatures count, who has signed in, what they may do, and who guesses. */
export interface StrictMode {
  readonly sessions: Sessions
  /** Resolves when it knows all that. */
  readonly loaded: Promise<unknown>
  /** What the cookie of a session is called: the same on every node of a store. */
  readonly cookie: string
  readonly signInTokens: SignInTokens
  readonly findKey: (accessKeyId: string) => StoredKey | undefined
  /** Who a key or a token stands for, as of now; undefined when that is nobody any more. */
  readonly principalOf: (credential: SessionOpener) => Principal | undefined
  /** Ties an answer to whom it is for: a stream ends once they are nobody any more, or have another role. */
  readonly followCall: (by: SessionOpener, principal: Principal, answer: Following) => void
  /** To be waited for before the change of a document is acknowledged: what it takes away is refused from then on. */
  readonly changed: (kind: Kind, id: string) => Promise<void>
  /**
   * Why the signature of a call does not count, or undefined when it does. It must be of a key that was configured or
   * made; `from` is the caller's address, whose wrong tries with a key are counted.
   */
  readonly findSignatureFault: (call: WireRequest, from: string) => SignatureFault | undefined
  /** As that, before a body has been read: what no body can make good. */
  readonly findEarlyFault: (call: WireRequest, from: string) => SignatureFault | undefined
  readonly close: () => void
}

const sweepEveryMillis = 15_000

export interface StrictModeSettings {
  readonly documents: StoredDocuments
  /** Keys that nobody has made, with their secrets. */
  readonly configured: ReadonlyMap<string, string>
  /** What the nodes of a store share and nobody else knows. */
  readonly secret: string
  /** In milliseconds since 1970. */
  readonly now?: () => number
  /** When the store can be read, where that is not yet: nobody may be let in before. */
  readonly reached?: Promise<void>
}

export async function strictMode({ documents, configured, secret, now = Date.now, reached }: StrictModeSettings): Promise<StrictMode> {
  const keys = new AccessKeyIndex(documents, configured)
  const users = new UserIndex(documents)
  const signingIn = { documents, seal: sealWith(secret), now }
  const sessions = new Sessions(signingIn)
  const load = () => Promise.all([keys.loadAll(), users.loadAll(), sessions.loadAll()])
  const loaded = reached ? reached.then(() => untilThere(load)) : load()
  if (reached) loaded.catch(() => undefined)
  else await loaded
  const tries = new FailedTries(now)
  const calls = new CallsUnderWay()
  const sweep = () => {
    sessions.sweep()
    calls.endStreams()
  }
  const sweeping = setInterval(sweep, sweepEveryMillis).unref()

  const findKey = (id: string) => {
    const key = keys.find(id)
    return key?.user && !users.findHolder(key.user) ? undefined : key
  }
  const changed = async (kind: Kind, id: string): Promise<void> => {
    // What is being read may be older, and would be taken last.
    await loaded
    if (kind === 'consoleSession') return sessions.refresh(id)
    if (kind === 'user') await users.refresh(id)
    else if (kind === 'accessKey') await keys.refresh(id)
    else return
    // Another node may know keys of its configuration that this one does not.
    sessions.endWhere((by) => (kind === 'user' ? by.user?.userName === id : by.accessKeyId === id) && principalOf(by) === undefined)
    calls.endStreams()
  }
  const principalOf = ({ accessKeyId, user: holder }: SessionOpener): Principal | undefined => {
    if (holder) {
      const user = users.findHolder(holder)
      return user && { role: user.role, user }
    }
    if (accessKeyId === undefined) return owner
    const key = findKey(accessKeyId)
    const user = key?.user && users.findHolder(key.user)
    return key && { role: user?.role ?? owner.role, accessKeyId, ...(user && { user }) }
  }
  const judge = (call: WireRequest, from: string): SignatureFault | undefined => {
    const wait = tries.waitInSeconds(`${from} ${accessKeyIdOf(call) ?? ''}`)
    return wait > 0
      ? { status: 429, exception: 'TooManyRequestsException', message: tooManyTries(wait), waitInSeconds: wait }
      : signatureFault(call, findKey, now())
  }
  return {
    sessions,
    loaded,
    cookie: cookieName(secret),
    signInTokens: new SignInTokens(signingIn),
    findKey,
    principalOf,
    followCall: (by, { role }, answer) => {
      const { expiresAt = Infinity } = (by.accessKeyId !== undefined && findKey(by.accessKeyId)) || {}
      calls.follow(answer, () => now() < expiresAt && principalOf(by)?.role === role)
    },
    changed,
    findEarlyFault: (call, from) => {
      const fault = judge(call, from)
      return fault?.isOfWholeCall === true ? undefined : fault
    },
    findSignatureFault: (call, from) => {
      const fault = judge(call, from)
      if (fault?.isOfWholeCall === true) tries.failed(`${from} ${accessKeyIdOf(call) ?? ''}`)
      return fault
    },
    close: () => clearInterval(sweeping),
  }
}

function tooManyTries(seconds: number): string {
  return `Too many wrong signatures with this access key. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
}
