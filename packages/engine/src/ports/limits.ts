import type { ThrottleLevel } from '@fourbox/domain'

export interface QuotasPort {
  /** Counts one request of a key against its plan; false, and nothing counted, when the period's limit is used up. */
  spend(request: QuotaRequest): Promise<boolean>
  /** Takes back what `spend` has counted, for a request that was throttled after all. */
  giveBack(request: QuotaRequest): Promise<void>
}

export interface QuotaRequest {
  readonly usagePlanId: string
  readonly keyId: string
  /** The UTC day of the request, `2026-11-21`. */
  readonly day: string
  /** The first UTC day of the period that the request falls in. */
  readonly periodStart: string
  /** Requests that the period allows; the offset of a first period is already taken off. */
  readonly limit: number
}

/** A limit of calls, and the key of the bucket whose tokens it counts. */
export interface BucketLimit<Level extends ThrottleLevel = ThrottleLevel> {
  readonly level: Level
  readonly key: string
  /** Tokens a second. */
  readonly rate: number
  readonly burst: number
}

export interface LimiterPort {
  /** The bucket under this key, the same object for the same key; asked once when a stage is compiled. `makeLimiter` implements it. */
  bucket(key: string): TokenBucket
}

export interface TokensLeft {
  readonly tokens: number
  /** Whether they are for all workers together: else each has such a bucket. */
  readonly isShared: boolean
}

export interface TokenBucket {
  /**
   * Takes one token from a bucket of `burst` tokens refilled with `rate` tokens a second; false when it is empty. A promise where
   * others take from the same bucket, and no token is at hand.
   */
  take(rate: number, burst: number): boolean | Promise<boolean>
  /** The tokens that `take` would find now, parts of one included; takes none. */
  left(rate: number, burst: number): TokensLeft | Promise<TokensLeft>
}
