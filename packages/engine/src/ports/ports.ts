import type { AwsServicePort, FunctionStreamsPort, HttpPort, LambdaPort } from './back-ends.ts'
import type { CachePort } from './cache.ts'
import type { ApiKeysPort, SignaturesPort, TokensPort } from './callers.ts'
import type { LimiterPort, QuotasPort } from './limits.ts'
import type { ObserverPort } from './observer.ts'
import type { ClockPort, CompressionPort, NewIdPort } from './world.ts'

/** Everything that the engine borrows from the world. One value a worker; nothing in it changes from call to call. */
export interface Ports {
  readonly http: HttpPort
  readonly lambda: LambdaPort
  readonly functionStreams: FunctionStreamsPort
  readonly awsService: AwsServicePort
  readonly signatures: SignaturesPort
  readonly tokens: TokensPort
  readonly apiKeys: ApiKeysPort
  readonly quotas: QuotasPort
  readonly limiter: LimiterPort
  readonly cache: CachePort
  readonly compression: CompressionPort
  /** Whether bytes are UTF-8 as they stand: Node's `buffer.isUtf8`. */
  readonly isUtf8: (bytes: Uint8Array) => boolean
  /** The UTF-8 of a text: Node's `Buffer.from`, which takes a quarter of TextEncoder's time. */
  readonly encodeUtf8: (text: string) => Uint8Array
  /** Told before a body of so many bytes is worked on in one go, which may hold up everybody for a while: see `foretoldBody`. */
  readonly foretell: (bytes: number) => void
  readonly clock: ClockPort
  readonly newId: NewIdPort
  readonly observer: ObserverPort
}
