import type { CallerIdentity, ClockPort, SignaturesPort } from '@fourbox/engine'
import { principalArn } from '../../access/principal.ts'
import { type StoredKey, verifySignature } from '../../identity/verify.ts'
import type { UrlRequest } from '../function-urls/url-event.ts'
import type { AccessKeyIndex } from '../live-stages/access-key-index.ts'

/** Verifies signatures against the keys that Fourbox keeps. */
export function signaturesPort(accessKeys: AccessKeyIndex, account: string, clock: ClockPort): SignaturesPort {
  const findKey = (accessKeyId: string) => accessKeys.find(accessKeyId)
  return {
    verify: async ({ httpMethod, path, query, headers, body }) => {
      const request = { method: httpMethod, rawPath: path, rawQuery: query, headers, body }
      const verification = verifySignature(request, { service: 'execute-api', findKey, now: clock.now(), clientNow: Date.now() })
      return verification.outcome === 'verified' ? { outcome: 'valid', caller: callerOf(verification.key, account) } : verification
    },
  }
}

/** Who has signed a request for the address of a function; undefined when nobody has, or not rightly. */
export function urlCaller(
  accessKeys: AccessKeyIndex,
  account: string,
  clock: Pick<ClockPort, 'now'>,
): (request: UrlRequest) => Promise<CallerIdentity | undefined> {
  return async ({ method, rawPath, rawQuery, headers, body }) => {
    const verifying = { service: 'lambda', findKey: (accessKeyId: string) => accessKeys.find(accessKeyId), now: clock.now(), clientNow: Date.now() }
    const verification = verifySignature({ method, rawPath, rawQuery, headers, body }, verifying)
    return verification.outcome === 'verified' ? callerOf(verification.key, account) : undefined
  }
}

/** A key is a user's, or else belongs to the account's root. */
function callerOf({ accessKeyId: accessKey, user: holder }: StoredKey, account: string): CallerIdentity {
  const user = holder?.userId ?? account
  return { accessKey, accountId: account, caller: user, user, userArn: principalArn({ ...(holder && { user: holder }) }, account) }
}
