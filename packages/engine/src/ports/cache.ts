import type { Mask } from '../trace/mask.ts'
import type { CompiledPolicy } from '../policy/policy.ts'

export interface CachePort {
  /** `scope` is made by `cacheScope`. */
  get(scope: string, key: string): CacheEntry | undefined
  set(scope: string, key: string, value: CacheEntry, ttlInSeconds: number, sizeInBytes: number): void
  delete(scope: string, key: string): void
  /** Forgets all under a scope. */
  flush(scope: string): void
}

export type CacheEntry =
  | { readonly kind: 'response'; readonly response: CachedResponse; readonly origin: ResponseOrigin }
  | { readonly kind: 'authorizer'; readonly result: AuthorizerResult; readonly sources: readonly string[] }

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
