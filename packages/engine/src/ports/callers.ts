import type { ApiKey, UsagePlan } from '@fourbox/domain'
import type { CompiledPolicy } from '../policy/policy.ts'

export interface SignaturesPort {
  /** Checks a SigV4 signature (header or presigned) for service `execute-api` over the request as it was sent. Never rejects for a client's fault. */
  verify(request: SignedRequest): Promise<SignatureVerdict>
}

export interface SignedRequest {
  readonly httpMethod: string
  /** The whole path as sent, stage included, undecoded. */
  readonly path: string
  /** Raw query without its question mark. */
  readonly query: string
  /** Name, value, name, value … as received. */
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

/**
 * `unsigned`: neither header nor query carries a signature. `malformed`: a signature that cannot be read; `message` is the
 * parser's text. `stale`: outside the five minutes; `message` starts `Signature expired: ` or `Signature not yet current: `.
 */
export type SignatureVerdict =
  | { readonly outcome: 'valid'; readonly caller: CallerIdentity }
  | { readonly outcome: 'unsigned' | 'wrong-signature' | 'expired-token' | 'unknown-key' }
  | { readonly outcome: 'malformed' | 'stale'; readonly message: string }

/** Who signed; texts as `$context.identity.…` shows them. */
export interface CallerIdentity {
  readonly accessKey: string
  readonly accountId: string
  /** The principal's unique id: `AIDA…`, or `AROA…:session`. */
  readonly caller: string
  readonly user: string
  readonly userArn: string
  /** The caller's own policies, compiled once by whoever keeps its keys; absent means that everything is allowed to it. */
  readonly policies?: readonly CompiledPolicy[]
}

export interface TokensPort {
  /** Checks a JWT against the user pools with these ARNs: signature, issuer, expiry. Never rejects for a client's fault. */
  verify(token: string, providerARNs: readonly string[]): Promise<TokenVerdict>
}

export type TokenVerdict =
  | { readonly outcome: 'valid'; readonly claims: Readonly<Record<string, unknown>> }
  | { readonly outcome: 'expired' | 'invalid'; readonly reason: string }

export interface ApiKeysPort {
  /** The key with this value, and the usage plans that hold it. From memory. */
  find(value: string): KnownApiKey | undefined
}

export interface KnownApiKey {
  readonly apiKey: ApiKey
  readonly usagePlans: readonly UsagePlan[]
}
