import type { CacheKeyValue, CallsWanted, RestApiId, StageCache, StageName, Trace } from '@fourbox/domain'
import type { AuthorizerTest, AuthorizerTestResult, BucketLimit, TestInvocation, TestInvocationResult } from '@fourbox/engine'
import type { Kind, LastKnownOptions, ReadDocuments } from '@fourbox/store'
import type { Readiness } from '../nodes/readiness.ts'
import type { UserPool } from '../identity/user-pool.ts'
import type { CountsPlace } from '../shared-counts/counts-place.ts'
import type { TlsIdentity } from '../tls/tls-identity.ts'
import type { CallBatch } from './observe/call-feed.ts'
import type { AnswerFunctionCall } from './functions/function-call.ts'

/** The data plane as the control plane sees it: one or more worker processes behind one object. All values can be cloned. */
export interface DataPlane {
  /** The port on which the workers listen, known once `startWorkers` has resolved; absent where they do not. */
  readonly port: number | undefined
  /** Whether a worker serves just now. */
  readonly isServing: boolean
  /** Tells every worker of a written document; resolves when all have taken it over, after 10 s at most. Never rejects. */
  changed(kind: Kind, id: string): Promise<void>
  /** Runs one call through the boxes of a draft, in a worker. Rejects only when no worker lives. */
  testInvoke(invocation: TestInvocation): Promise<TestInvocationResult>
  /** Runs one authorizer of a draft, in a worker. */
  testInvokeAuthorizer(test: AuthorizerTest): Promise<AuthorizerTestResult>
  /** What a stage's two caches keep, each worker's own, the last used first; of each cache and worker so many at most. */
  cached(restApiId: RestApiId, stageName: StageName, limit: number): Promise<readonly WorkerCacheEntry[]>
  /** Removes one entry of a stage's cache from every worker. */
  forget(restApiId: RestApiId, stageName: StageName, cache: StageCache, key: string): Promise<void>
  /** The tokens that the buckets of these limits have left, in all workers together; takes none. */
  tokensLeft(limits: readonly BucketLimit[]): Promise<readonly number[]>
  /** The traces that the workers' rings still hold, newest first. */
  traces(query: TraceQuery): Promise<readonly Trace[]>
  /** Tells of calls as they come until the returned function is called; a first, empty batch says that every worker does. */
  watchCalls(watch: CallWatch): () => void
  /** From now on calls of functions that live here are answered so; until then there are none. */
  serveFunctions(answer: AnswerFunctionCall): void
  /** From now on a worker that cannot read a document itself is answered by these. */
  serveDocuments(documents: Pick<ReadDocuments, 'get'>): void
  /** The sum of all workers' counters since they started. */
  metrics(): Promise<readonly MetricSeries[]>
  /** Resolves when the store holds the figures of every call that has been answered, after 2 s at most. Never rejects. */
  keepCalls(): Promise<void>
  /** What the workers say of this node to whoever asks on their port, those that start later too; resolves after 2 s at most. Never rejects. */
  tellReadiness(readiness: Readiness): Promise<void>
  /** Lets every worker go by a time so far ahead of the machine's, those that start later too; resolves after 2 s at most. Never rejects. */
  moveClock(aheadInMillis: number): Promise<void>
  /** Ends the workers: they answer the calls in flight and leave within 10 s. */
  close(): Promise<void>
}

export interface CallWatch {
  /** Any of these. A stage that is named by both its API and its name is traced meanwhile, whatever its settings say. */
  readonly wanted: readonly CallsWanted[]
  readonly onCalls: (batch: CallBatch) => void
}

/** An entry as one worker keeps it. */
export interface WorkerCacheEntry {
  readonly cache: StageCache
  /** Under which it is kept, with the secrets of whoever called: for this machine's own processes alone. */
  readonly key: string
  /** The same for whoever looks: see `StageCacheEntry`. */
  readonly shown: { readonly name: string; readonly key: readonly CacheKeyValue[] }
  readonly ageInMillis: number
  readonly timeLeftInMillis: number
  readonly sizeInBytes: number
  /** Whether it is the one copy that all workers serve, of which each tells. */
  readonly isShared: boolean
}

export interface TraceQuery {
  readonly restApiId?: RestApiId
  readonly stage?: StageName
  readonly requestId?: string
  /** 100 when absent. */
  readonly limit?: number
}

/** The CloudWatch metrics of one stage, or of one method of it where detailed metrics are on. Latencies are sums in milliseconds. */
export interface MetricSeries {
  readonly restApiId: RestApiId
  readonly apiName: string
  readonly stage: StageName
  readonly method?: { readonly httpMethod: string; readonly resourcePath: string }
  readonly count: number
  readonly error4xx: number
  readonly error5xx: number
  readonly latency: number
  readonly integrationLatency: number
  readonly cacheHitCount: number
  readonly cacheMissCount: number
}

/** What the workers need to know; all of it can be cloned. */
export interface DataPlaneSettings {
  readonly host: string
  /** 0 asks for any free port; absent where nobody is to be served, and only drafts are tried. */
  readonly port: number | undefined
  /** How many processes. */
  readonly workers: number
  /** The address of the store, to which each worker opens a connection of its own. */
  readonly storeAddress: string
  /** Where this machine keeps what it last knew of a store in a database; absent where nothing is served without that. */
  readonly lastKnown?: LastKnownOptions
  /** Where what all nodes share is counted; absent where each store counts by itself. */
  readonly counts?: CountsPlace
  /** What becomes of requests whose quota cannot be counted. */
  readonly quotasWhenAway: 'allow' | 'refuse'
  readonly region: string
  readonly account: string
  /** `id:secret` pairs that AWS_IAM methods accept. */
  readonly accessKeys: ReadonlyMap<string, string>
  /** The control plane's own port, which no integration may reach. */
  readonly controlPort: number
  /** Where the example's back end listens. */
  readonly petstorePort: number
  /** Host patterns (`*` stands for any text) that no integration may call. */
  readonly deniedIntegrationHosts: readonly string[]
  /** Whose tokens Cognito authorizers believe. */
  readonly userPools: readonly UserPool[]
  /** Lets AWS integrations without an `AWS_ENDPOINT_URL…` reach AWS itself with the process's own credentials. */
  readonly allowAws: boolean
  /** What is said of this node at first. */
  readonly readiness: Readiness
  /** How far the server's time is ahead of the machine's. */
  readonly clockAheadInMillis: number
  /** What this node is called; absent where there is only one. */
  readonly nodeName?: string
  /** Absent where plain HTTP alone is spoken. */
  readonly tls?: TlsIdentity
}
