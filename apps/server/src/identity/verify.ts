import type { KeyHolder } from '@fourbox/domain'
import { canonicalRequest, encodedPath, normalizedPath, payloadHash, signature, type CredentialScope, type WireRequest } from './canonical-request.ts'
import { readSignature, type ReadSignature, type Unreadable } from './read-signature.ts'
import { sameText } from './same-text.ts'
import { toAmzDate, type Credentials } from './sign.ts'

/** What a verifier is lent. */
export interface Verifying {
  /** The name that the credential scope must carry; absent accepts any. */
  readonly service?: string
  readonly findKey: (accessKeyId: string) => StoredKey | undefined
  /** Milliseconds since 1970. */
  readonly now: number
  /** What clients' own clocks say, by which a signature in headers is fresh; `now` when absent. */
  readonly clientNow?: number
}

/** An access key as Fourbox keeps it. A key with a session token is temporary. */
export interface StoredKey extends Credentials {
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
  /** Whose it is; the owner's when absent. */
  readonly user?: KeyHolder
}

/** What a check found; `message` is AWS's parser speaking (execution reference, sections 1 and 5.1). */
export type Verification =
  | { readonly outcome: 'verified'; readonly key: StoredKey }
  | Unreadable
  | { readonly outcome: 'stale'; readonly message: string }
  | { readonly outcome: 'unknown-key' | 'expired-token' | 'wrong-signature' }

const allowedSkewInMillis = 5 * 60_000

/** Checks the SigV4 signature of a request, in its headers or in its query. */
export function verifySignature(request: WireRequest, verifying: Verifying): Verification {
  const read = readSignature(request)
  if ('outcome' in read) return read
  const scope = checkScope(read, verifying)
  if ('outcome' in scope) return scope
  const stale = checkTime(read, verifying)
  if (stale !== undefined) return { outcome: 'stale', message: stale }
  const key = findKey(read, verifying)
  if ('outcome' in key) return key
  return matches(request, read, scope, key) ? { outcome: 'verified', key } : { outcome: 'wrong-signature' }
}

interface Scope extends CredentialScope {
  readonly accessKeyId: string
}

function checkScope({ credential, amzDate, signedHeaders }: ReadSignature, { service: expected }: Verifying): Scope | Unreadable {
  const parts = credential.split('/')
  const [day = '', region = '', service = '', terminator = ''] = parts.slice(-4)
  const problems: string[] = []
  if (parts.length < 5) {
    return {
      outcome: 'malformed',
      message: `Credential must have at least 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`,
    }
  }
  if (expected !== undefined && service !== expected) problems.push(`Credential should be scoped to correct service: '${expected}'. `)
  if (terminator !== 'aws4_request') problems.push(`Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'. `)
  if (day !== amzDate.slice(0, 8)) {
    problems.push(
      `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${day}' != '${amzDate.slice(0, 8)}', from '${amzDate}'. `,
    )
  }
  if (problems.length > 0) return { outcome: 'malformed', message: problems.join('') }
  if (!signedHeaders.includes('host')) return { outcome: 'malformed', message: "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization." }
  return { accessKeyId: parts.slice(0, -4).join('/'), day, region, service }
}

/** What is wrong with the time of the signature, if anything. */
function checkTime({ amzDate, expiresInSeconds }: ReadSignature, verifying: Verifying): string | undefined {
  const { clientNow = verifying.now } = verifying
  // An address that was signed beforehand is good for so long, whatever the client's clock says.
  const now = expiresInSeconds === undefined ? clientNow : verifying.now

  const signedAt = readAmzDate(amzDate)
  if (signedAt === undefined) return `Date must be in ISO-8601 'basic format'. Got '${amzDate}'.`
  if (signedAt > now + allowedSkewInMillis) {
    return `Signature not yet current: ${amzDate} is still later than ${toAmzDate(now + allowedSkewInMillis)} (${toAmzDate(now)} + 5 min.)`
  }
  if (expiresInSeconds !== undefined) {
    return signedAt + expiresInSeconds * 1000 < now
      ? `Signature expired: ${toAmzDate(now)} is later than ${toAmzDate(signedAt + expiresInSeconds * 1000)}`
      : undefined
  }
  return signedAt < now - allowedSkewInMillis
    ? `Signature expired: ${amzDate} is now earlier than ${toAmzDate(now - allowedSkewInMillis)} (${toAmzDate(now)} - 5 min.)`
    : undefined
}

function findKey({ credential, sessionToken }: ReadSignature, { findKey: find, now }: Verifying): StoredKey | Verification {
  const key = find(credential.split('/').slice(0, -4).join('/'))
  if (key === undefined || !sameText(key.sessionToken ?? '', sessionToken ?? '')) return { outcome: 'unknown-key' }
  return key.expiresAt !== undefined && key.expiresAt <= now ? { outcome: 'expired-token' } : key
}

function matches(request: WireRequest, read: ReadSignature, scope: Scope, key: StoredKey): boolean {
  const bodyHash = read.expiresInSeconds !== undefined && scope.service === 's3' ? 'UNSIGNED-PAYLOAD' : payloadHash(request.body)
  // Clients differ in whether they resolve dots and doubled slashes before they sign.
  const paths = scope.service === 's3' ? [request.rawPath] : [normalizedPath(request.rawPath), encodedPath(request.rawPath)]
  return paths.some((path) => {
    const canonical = canonicalRequest(request, path, read.rawQuery, read.signedHeaders, bodyHash)
    return sameText(signature(key.secretAccessKey, read.amzDate, scope, canonical), read.signature)
  })
}

function readAmzDate(text: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? []
  const millis = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(millis) ? undefined : millis
}
