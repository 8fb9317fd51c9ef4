import type { UnauthorizedCacheControlHeaderStrategy } from '@fourbox/domain'
import type { BucketLimit, TokenBucket } from '../ports/limits.ts'

/** What a stage has set for the method that is called. */
export interface CallControl {
  /** Narrowest first. */
  readonly limits: readonly Limit[]
  /** Undefined where the method's answers are not kept. */
  readonly cache: CacheControl | undefined
}

export interface CacheControl {
  readonly ttlInSeconds: number
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy: UnauthorizedCacheControlHeaderStrategy
}

export interface Limit extends Omit<BucketLimit<'method' | 'account'>, 'key'> {
  readonly bucket: TokenBucket
}
