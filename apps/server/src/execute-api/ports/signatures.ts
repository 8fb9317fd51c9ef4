import type { CallerIdentity, ClockPort, SignaturesPort } from '@fourbox/engine'
import { verifySignature } from '../../identity/verify.ts'
import type { AccessKeyIndex } from '../live-stages/access-key-index.ts'

/** Verifies signatures against the keys that Fourbox keeps; each of them belongs to the account's root. */
export function signaturesPort(accessKeys: AccessKeyIndex, account: string, clock: ClockPort): SignaturesPort {
  const findKey = (accessKeyId: string) => accessKeys.find(accessKeyId)
  const callerOf = (accessKey: string): CallerIdentity => ({
    accessKey,
    accountId: account,
    caller: account,
    user: account,
    userArn: `arn:aws:iam::${account}:root`,
  })
  return {
    verify: async ({ httpMethod, path, query, headers, body }) => {
      const request = { method: httpMethod, rawPath: path, rawQuery: query, headers, body }
      const verification = verifySignature(request, { service: 'execute-api', findKey, now: clock.now() })
      return verification.outcome === 'verified' ? { outcome: 'valid', caller: callerOf(verification.key.accessKeyId) } : verification
    },
  }
}
