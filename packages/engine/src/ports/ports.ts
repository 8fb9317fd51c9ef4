import type { ApiKey, EpochMillis, GatewayResponseType, RestApiId, StageName, Trace, UsagePlan } from '@fourbox/domain'
import type { Body } from '../call/hand-offs.ts'
import type { CompiledPolicy } from '../policy/policy.ts'

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
  readonly clock: ClockPort
  readonly newId: NewIdPort
  readonly observer: ObserverPort
}

/**
 * Why a back end gave no answer. The only error that `http`, `lambda` and `awsService` reject with; `message` is for the log.
 *
 *   timeout           the time of the integration ran out                             504 INTEGRATION_TIMEOUT
 *   network           refused, reset, closed early, malformed HTTP                    504 INTEGRATION_FAILURE
 *   invalid-endpoint  the address is none, or one that must not be called             500 API_CONFIGURATION_ERROR
 *   unknown-host      the name does not resolve                                       500 API_CONFIGURATION_ERROR
 *   untrusted         the certificate of the endpoint                                 500 API_CONFIGURATION_ERROR
 *   unreachable       a VPC link leads nowhere                                        500
 *   too-large         the answer is over `limitInBytes`                               500
 *   throttled         Lambda refused for its concurrency                              500 INTEGRATION_FAILURE
 *   request-too-large the payload is over Lambda's own limit                          413 REQUEST_TOO_LARGE
 *   not-permitted     no right to invoke, or no such function                         500 API_CONFIGURATION_ERROR
 *   role              the role cannot be assumed, or there are no credentials         500 API_CONFIGURATION_ERROR
 */
export class BackendFailure extends Error {
  override readonly name = 'BackendFailure'
  readonly reason: BackendFailureReason
  constructor(reason: BackendFailureReason, message: string) {
    super(message)
    this.reason = reason
  }
}

export type BackendFailureReason =
  | 'timeout'
  | 'network'
  | 'invalid-endpoint'
  | 'unknown-host'
  | 'untrusted'
  | 'unreachable'
  | 'too-large'
  | 'throttled'
  | 'request-too-large'
  | 'not-permitted'
  | 'role'

export interface HttpPort {
  /** Sends one request and gives the answer, whatever its status. Follows no redirect, inflates nothing. @throws BackendFailure */
  send(request: HttpRequest): Promise<HttpAnswer>
}

export interface HttpRequest {
  /** `https://host:port`, checked, without a path. */
  readonly origin: string
  /** Path and query as they go on the line, starting with a slash. */
  readonly path: string
  readonly method: string
  /** Name, value, name, value …; without Host, Content-Length, Connection and Transfer-Encoding, which are the sender's. */
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  /** Until the whole answer is there; of a stream, until its headers and then from one piece to the next. */
  readonly timeoutInMillis: number
  /** The largest answer body that may be kept in memory. */
  readonly limitInBytes: number
  readonly insecureSkipVerification: boolean
  /** The client certificate to present, by its id. */
  readonly clientCertificateId: string | undefined
  /** The VPC link to send through, by its id; `origin` then gives the Host header only. */
  readonly vpcLinkId: string | undefined
  /** A body that announces more bytes than these (and no more than `limitInBytes`) is handed over as a stream; with 0 every body is. Absent: none is. */
  readonly streamAbove: number | undefined
}

export interface HttpAnswer {
  readonly status: number
  /** Name, value, name, value … as received. */
  readonly headers: readonly string[]
  readonly body: Body
}

export interface LambdaPort {
  /** Calls one function. A function that fails is an answer with `functionError`, not a rejection. @throws BackendFailure */
  invoke(request: LambdaRequest): Promise<LambdaAnswer>
}

export interface LambdaRequest {
  /** `arn:aws:lambda:{region}:{account}:function:{name}[:{qualifier}]`, as the integration or authorizer names it. */
  readonly functionArn: string
  readonly payload: string
  readonly invocationType: 'RequestResponse' | 'Event' | 'DryRun'
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /** The role of the integration, or none: the function's own permissions decide. */
  readonly credentials: string | undefined
  /** What calls, for the function's permissions: `arn:aws:execute-api:…`. */
  readonly sourceArn: string
  /** Headers that go along to Lambda, such as X-Amzn-Trace-Id and X-Amz-Client-Context. Name, value, name, value …. */
  readonly headers: readonly string[]
  readonly onSigned: OnSigned
}

/** Told the headers that sign a call, before it is sent; undefined where nobody keeps a log. */
type OnSigned = ((headers: readonly string[]) => void) | undefined

export interface LambdaAnswer {
  /** Lambda's own status: 200, 202 for an Event. */
  readonly status: number
  readonly payload: string
  /** Set when the function failed: `Unhandled` or `Handled`. */
  readonly functionError: string | undefined
  readonly requestId: string
  readonly executedVersion: string
}

export interface FunctionStreamsPort {
  /** Calls one function by InvokeWithResponseStream, always RequestResponse. @throws BackendFailure */
  open(request: LambdaRequest): Promise<FunctionStream>
}

export interface FunctionStream {
  readonly status: number
  readonly requestId: string
  readonly executedVersion: string
  /**
   * What the function writes. Rejects with a FunctionFailure when the function ends with an error, and with a BackendFailure
   * when the stream breaks off; whoever stops reading lets go of the connection.
   */
  readonly payload: AsyncIterable<Uint8Array>
}

/** A streaming function's own error. */
export class FunctionFailure extends Error {
  override readonly name = 'FunctionFailure'
}

export interface AwsServicePort {
  /** Signs one request and sends it to the service's endpoint. @throws BackendFailure */
  send(request: AwsServiceRequest): Promise<HttpAnswer>
}

export interface AwsServiceRequest {
  readonly region: string
  /** `dynamodb`, as the integration's ARN names it. */
  readonly service: string
  /** What stands before the service in the ARN, `my-bucket` in `my-bucket.s3`. */
  readonly subdomain: string | undefined
  readonly method: string
  /** Path and query as they go on the line, starting with a slash. */
  readonly path: string
  /** Name, value, name, value …; not yet signed. */
  readonly headers: readonly string[]
  readonly body: Uint8Array | undefined
  readonly timeoutInMillis: number
  readonly limitInBytes: number
  /** A role's ARN, or `arn:aws:iam::*:user/*` for the caller's own. */
  readonly credentials: string | undefined
  readonly onSigned: OnSigned
}

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
  readonly principalOrgId?: string
  readonly cognitoIdentityId?: string
  readonly cognitoIdentityPoolId?: string
  readonly cognitoAuthenticationType?: string
  readonly cognitoAuthenticationProvider?: string
  /** Identity policies of the caller as JSON texts; absent means that everything is allowed to it. */
  readonly policies?: readonly string[]
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

export interface LimiterPort {
  /** The bucket under this key, the same object for the same key; asked once when a stage is compiled. `makeLimiter` implements it. */
  bucket(key: string): TokenBucket
}

export interface TokenBucket {
  /** Takes one token from a bucket of `burst` tokens refilled with `rate` tokens a second; false when it is empty. */
  take(rate: number, burst: number): boolean
}

export interface CachePort {
  /** `scope` is made by `cacheScope`. */
  get(scope: string, key: string): CacheEntry | undefined
  set(scope: string, key: string, value: CacheEntry, ttlInSeconds: number, sizeInBytes: number): void
  delete(scope: string, key: string): void
  /** Forgets all under a scope. */
  flush(scope: string): void
}

export type CacheEntry = { readonly kind: 'response'; readonly response: CachedResponse } | { readonly kind: 'authorizer'; readonly result: AuthorizerResult }

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

export interface CompressionPort {
  compress(coding: 'gzip' | 'deflate', bytes: Uint8Array): Promise<Uint8Array>
  /** Rejects when the bytes are not in that coding; resolves with undefined when the result would be over `limitInBytes`. */
  inflate(coding: 'gzip' | 'deflate', bytes: Uint8Array, limitInBytes: number): Promise<Uint8Array | undefined>
}

export interface ClockPort {
  now(): EpochMillis
  /** Milliseconds with fractions from any fixed moment; never goes back. */
  monotonic(): number
}

export interface NewIdPort {
  uuid(): string
  /** From 0 up to 1, `Math.random`: draws the canary's share. */
  random(): number
  /** The text of so many random bytes. They name calls and are no secrets. */
  randomText(bytes: number, encoding: 'hex' | 'base64' | 'base64url'): string
}

export interface ObserverPort {
  /** Told once at the end of every call, before the answer is sent. Must not throw, and should defer what takes time. */
  finished(report: CallReport): void
  /** A defect of the engine or of a port, met by a call that was answered 500. For the server's own log; the caller sees none of it. */
  unexpected(error: unknown, requestId: string): void
}

/** What a call leaves behind. Its renderings are made when asked for, so that they can wait until the answer is out. */
export interface CallReport {
  readonly restApiId: RestApiId
  readonly stageName: StageName
  readonly isCanary: boolean
  readonly requestId: string
  readonly startedAt: EpochMillis
  readonly metrics: CallMetrics
  /** Execution log lines, without the `({requestId})` before each; none when the method's level is OFF or keeps nothing of this call. */
  executionLog(): readonly LogLine[]
  /** The line for the access log, or undefined when the stage has none. */
  accessLogLine(): string | undefined
  /** The whole trace, or undefined when the call was not traced. */
  trace(): Trace | undefined
}

/** `(requestId) text` at a moment; only a body shown within it may hold line breaks. */
export interface LogLine {
  readonly at: EpochMillis
  readonly text: string
}

/** One call's share of the CloudWatch metrics: Count 1, the rest from here. */
export interface CallMetrics {
  readonly status: number
  readonly latencyInMillis: number
  /** Absent when no back end was called. */
  readonly integrationLatencyInMillis: number | undefined
  /** Absent when the stage cache was not asked. */
  readonly cache: 'hit' | 'miss' | undefined
  /** Present when the method has detailed metrics. */
  readonly detailed: { readonly resourcePath: string; readonly httpMethod: string } | undefined
  readonly gatewayResponseType: GatewayResponseType | undefined
}
