import type { EpochMillis } from '@fourbox/domain'
import type { Functions } from '@fourbox/lambda'
import type { Blobs, Documents } from '@fourbox/store'
import type * as wire from '@fourbox/wire'
import type { FunctionMetrics } from './metrics/function-metrics.ts'

/** What an operation of Lambda is lent. */
export interface LambdaContext {
  readonly documents: Documents
  readonly blobs: Blobs
  readonly functions: Functions
  /** Of what it runs. */
  readonly metrics: FunctionMetrics
  readonly now: () => EpochMillis
  /** Lower-case, for revisions. */
  readonly newUuid: () => string
  /** An id of that many characters of `[a-z0-9]`. */
  readonly newId: (length: number) => string
  /** From 0 to 1: which version a weighted alias leads to. */
  readonly random: () => number
  readonly region: string
  readonly account: string
  /** Where the zip with this hash can be fetched. */
  readonly archiveUrl: (sha256: string) => string
  /** Where the URL with this id answers, with a slash at its end. */
  readonly functionUrl: (urlId: string) => string
  /** How long a function is Pending, and an update InProgress. */
  readonly transitionInMillis: number
  /** Whether a runtime that AWS has withdrawn is refused as there, or run by the nearest interpreter. */
  readonly refuseWithdrawnRuntimes: boolean
  /** Hashes of zips that calls have kept since the last sweep. */
  readonly archivesInHand: Set<string>
  /** Of the call. */
  readonly requestId: string
}

/** One function for each of its operations. */
export type LambdaHandlers = wire.Handlers<wire.LambdaSdk, LambdaContext>

type OperationName = wire.OperationName<wire.LambdaSdk>

export type Input<N extends OperationName> = wire.Input<wire.LambdaSdk, N>

export type Output<N extends OperationName> = wire.Output<wire.LambdaSdk, N>
