import type { CallerIdentity, ClockPort, SignaturesPort } from '@fourbox/engine'
import { verifySignature } from '../../identity/verify.ts'

/** Verifies signatures against the keys that Fourbox keeps; each of them belongs to the account's root. */
export function signaturesPort(accessKeys: ReadonlyMap<string, string>, account: string, clock: ClockPort): SignaturesPort {
  const findKey = (accessKeyId: string) => {
    const secretAccessKey = accessKeys.get(accessKeyId)
    return secretAccessKey === undefined ? undefined : { accessKeyId, secretAccessKey }
  }
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
