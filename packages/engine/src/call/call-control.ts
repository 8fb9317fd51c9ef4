import type { UnauthorizedCacheControlHeaderStrategy } from '@fourbox/domain'
import type { Limited } from '../method-request/throttle.ts'

/** What a stage has set for the method that is called. */
export interface CallControl {
  /** Narrowest first. */
  readonly limits: readonly Limited[]
  /** Undefined where the method's answers are not kept. */
  readonly cache: CacheControl | undefined
}

export interface CacheControl {
  readonly ttlInSeconds: number
  readonly requireAuthorizationForCacheControl: boolean
  readonly unauthorizedCacheControlHeaderStrategy: UnauthorizedCacheControlHeaderStrategy
}
