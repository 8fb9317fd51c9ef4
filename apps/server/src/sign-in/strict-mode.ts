import type { Documents } from '@fourbox/store'
import { AccessKeyIndex } from '../execute-api/live-stages/access-key-index.ts'
import { reportBug } from '../failures/report-bug.ts'
import { type SignatureFault, signatureFault } from '../http-server/signature-fault.ts'
import type { WireRequest } from '../identity/canonical-request.ts'
import { accessKeyIdOf } from '../identity/read-signature.ts'
import type { StoredKey } from '../identity/verify.ts'
import { FailedTries } from './failed-tries.ts'
import { Sessions } from './sessions.ts'
import { SignInTokens } from './sign-in-tokens.ts'

/** What the strict mode knows: whose signatures count, who has signed in, and who guesses. */
export interface StrictMode {
  readonly sessions: Sessions
  readonly signInTokens: SignInTokens
  readonly findKey: (accessKeyId: string) => StoredKey | undefined
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

/** `now` is in milliseconds since 1970. */
export async function strictMode(documents: Documents, configured: ReadonlyMap<string, string>, now: () => number = Date.now): Promise<StrictMode> {
  const keys = new AccessKeyIndex(documents, configured)
  await keys.loadAll()
  const sessions = new Sessions(now)
  const tries = new FailedTries(now)
  const unfollow = documents.onChange((kind, id) => {
    if (kind !== 'accessKey') return
    keys
      .refresh(id)
      .then(() => (keys.find(id) ? undefined : sessions.endOfKey(id)))
      .catch(reportBug)
  })
  const sweeping = setInterval(() => sessions.sweep(), sweepEveryMillis).unref()

  const findKey = (id: string) => keys.find(id)
  const judge = (call: WireRequest, from: string): SignatureFault | undefined => {
    const wait = tries.waitInSeconds(`${from} ${accessKeyIdOf(call) ?? ''}`)
    return wait > 0
      ? { status: 429, exception: 'TooManyRequestsException', message: tooManyTries(wait), waitInSeconds: wait }
      : signatureFault(call, findKey, now())
  }
  return {
    sessions,
    signInTokens: new SignInTokens(now),
    findKey,
    findEarlyFault: (call, from) => {
      const fault = judge(call, from)
      return fault?.isOfWholeCall === true ? undefined : fault
    },
    findSignatureFault: (call, from) => {
      const fault = judge(call, from)
      if (fault?.isOfWholeCall === true) tries.failed(`${from} ${accessKeyIdOf(call) ?? ''}`)
      return fault
    },
    close: () => {
      clearInterval(sweeping)
      unfollow()
    },
  }
}

function tooManyTries(seconds: number): string {
  return `Too many wrong signatures with this access key. Try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`
}
