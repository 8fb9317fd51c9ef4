import type { CallerIdentity, ClockPort, SignaturesPort } from '@fourbox/engine'
import { verifySignature } from '../../identity/verify.ts'
import type { UrlRequest } from '../function-urls/url-event.ts'
import type { AccessKeyIndex } from '../live-stages/access-key-index.ts'

/** Verifies signatures against the keys that Fourbox keeps; each of them belongs to the account's root. */
export function signaturesPort(accessKeys: AccessKeyIndex, account: string, clock: ClockPort): SignaturesPort {
  const findKey = (accessKeyId: string) => accessKeys.find(accessKeyId)
  return {
    verify: async ({ httpMethod, path, query, headers, body }) => {
      const request = { method: httpMethod, rawPath: path, rawQuery: query, headers, body }
      const verification = verifySignature(request, { service: 'execute-api', findKey, now: clock.now(), clientNow: Date.now() })
      return verification.outcome === 'verified' ? { outcome: 'valid', caller: callerOf(verification.key.accessKeyId, account) } : verification
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
    return verification.outcome === 'verified' ? callerOf(verification.key.accessKeyId, account) : undefined
  }
}

/** Each key belongs to the account's root. */
function callerOf(accessKey: string, account: string): CallerIdentity {
  return { accessKey, accountId: account, caller: account, user: account, userArn: `arn:aws:iam::${account}:root` }
}
