import type { Mask } from '../trace/mask.ts'
import type { CompiledPolicy } from '../policy/policy.ts'

export interface CachePort {
  /** `scope` is made by `cacheScope`. A promise where it is kept elsewhere. */
  get(scope: string, key: string): KeptEntry | undefined | Promise<KeptEntry | undefined>
  set(scope: string, key: string, value: CacheEntry, ttlInSeconds: number, sizeInBytes: number): void
}

/** What a call is served with. */
export type KeptEntry = { readonly kind: 'response'; readonly response: CachedResponse } | { readonly kind: 'authorizer'; readonly result: AuthorizerResult }

/** The same with what it was made of. */
export type CacheEntry =
  | (Extract<KeptEntry, { readonly kind: 'response' }> & { readonly origin: ResponseOrigin })
  | (Extract<KeptEntry, { readonly kind: 'authorizer' }> & AuthorizerOrigin)

/** What an authorizer was asked by, and what its function answered. */
export interface AuthorizerOrigin {
  readonly sources: readonly string[]
  readonly type: 'TOKEN' | 'REQUEST'
  readonly payload: string
}

/** The call whose answer is kept: other methods of its cache namespace may be served with it. */
export interface ResponseOrigin {
  readonly resourcePath: string
  /** The expressions whose values stand in the entry's key. */
  readonly parameters: readonly string[]
  readonly mask: Mask
}

/** What the stage cache keeps: what the last mapped box made, service headers not among it. */
export interface CachedResponse {
  readonly status: number
  readonly headers: readonly string[]
  readonly body: Uint8Array
}

/** What a Lambda authorizer decided, read and checked once. */
export interface AuthorizerResult {
  readonly principalId: string | undefined
  /** As the function returned it. */
  readonly policyDocument: unknown
  /** The same, compiled; the cache is asked again for each method ARN. */
  readonly policy: CompiledPolicy
  /** The values as templates and events see them: all text. */
  readonly context: ReadonlyMap<string, string>
  readonly usageIdentifierKey: string | undefined
}
