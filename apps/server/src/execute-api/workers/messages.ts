import type { CallsWanted, RestApiId, StageCache, StageName, Trace } from '@fourbox/domain'
import type { AuthorizerTest, AuthorizerTestResult, BucketLimit, TestInvocation, TestInvocationResult, TokensLeft } from '@fourbox/engine'
import type { LoanTerms, UnfinishedTurn } from '@fourbox/lambda/borrowing'
import type { Kind } from '@fourbox/store'
import type { Readiness } from '../../nodes/readiness.ts'
import type { DataPlaneSettings, MetricSeries, TraceQuery, WorkerCacheEntry } from '../data-plane.ts'
import type { RanByLoan } from '../functions/borrowed-environments.ts'
import type { CallBatch } from '../observe/call-feed.ts'

/** What the control plane asks of a worker. */
export interface Inputs {
  readonly changed: { readonly kind: Kind; readonly id: string }
  readonly testInvoke: TestInvocation
  readonly testInvokeAuthorizer: AuthorizerTest
  /** The entries of both caches of a stage, the last used first, so many of each at most. */
  readonly cached: { readonly restApiId: RestApiId; readonly stageName: StageName; readonly limit: number }
  readonly forget: { readonly restApiId: RestApiId; readonly stageName: StageName; readonly cache: StageCache; readonly key: string }
  /** The buckets of these limits. */
  readonly throttle: readonly BucketLimit[]
  readonly traces: TraceQuery
  /** The calls that the worker tells of as they come, from now on; a stage that is named so is traced whatever its settings say. */
  readonly watchCalls: readonly CallsWanted[]
  readonly metrics: Record<string, never>
  readonly keepCalls: Record<string, never>
  readonly moveClock: { readonly aheadInMillis: number }
  readonly tellReadiness: Readiness
}

export interface Outputs {
  readonly changed: void
  readonly testInvoke: TestInvocationResult
  readonly testInvokeAuthorizer: AuthorizerTestResult
  readonly cached: readonly WorkerCacheEntry[]
  readonly forget: void
  /** The tokens that each bucket has left. */
  readonly throttle: readonly TokensLeft[]
  readonly traces: readonly Trace[]
  readonly watchCalls: void
  readonly metrics: readonly MetricSeries[]
  readonly keepCalls: void
  readonly moveClock: void
  readonly tellReadiness: void
}

export type Asked = keyof Inputs
/** A worker's answers, one function each. */
export type Answers = { readonly [A in Asked]: (input: Inputs[A]) => Promise<Outputs[A]> }
export type Question<A extends Asked = Asked> = {
  readonly [Each in A]: { readonly type: 'question'; readonly id: number; readonly asked: Each; readonly input: Inputs[Each] }
}[A]

/** From the control plane to a worker; `start` comes first. */
export type ToWorker =
  | { readonly type: 'start'; readonly settings: DataPlaneSettings }
  | Question
  | DocumentAnswer
  | { readonly type: 'heartbeat' }
  | { readonly type: 'close' }
  | ToBorrower

/** What a worker asks of the control plane: a document that it cannot read itself. */
export interface DocumentQuestion {
  readonly type: 'document-question'
  readonly id: number
  readonly kind: Kind
  readonly key: string
}

export interface DocumentAnswer {
  readonly type: 'document-answer'
  readonly id: number
  readonly isRead: boolean
  /** Absent where there is none, which is known then. */
  readonly document?: unknown
}

/** Of environments of functions that a worker borrows. */
export type ToBorrower =
  /** With one half of what leads to its function: the one that is written to, then the one that is read. */
  { readonly type: 'loan'; readonly id: number; readonly terms: LoanTerms } | { readonly type: 'recall'; readonly id: number; readonly which: 'idle' | 'any' }

export type FromBorrower =
  | { readonly type: 'ran'; readonly turns: readonly RanByLoan[] }
  /** With the call that it is at, whose events go by this id. */
  | { readonly type: 'loan-back'; readonly id: number; readonly unfinished?: Omit<UnfinishedTurn, 'onResult'> & { readonly callId: number } }
  /** It was asked for if it is idle, and it is not. */
  | { readonly type: 'loan-kept'; readonly id: number }

/** From a worker to the control plane. */
export type FromWorker =
  | { readonly type: 'started'; readonly port: number | undefined }
  | { readonly type: 'not-started'; readonly code: string; readonly message: string; readonly isOwnersToMend: boolean }
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'failure'; readonly id: number; readonly message: string }
  | DocumentQuestion
  | { readonly type: 'calls'; readonly batch: CallBatch }
  /** The answer to a heartbeat: this process has its turns. */
  | { readonly type: 'heartbeat' }
  /** What all nodes share cannot be counted from here, or can be again. */
  | { readonly type: 'counts'; readonly areAway: boolean; readonly line: string }
  /** What this process works on next, in one turn. */
  | { readonly type: 'large-body'; readonly bytes: number }
  | FromBorrower
