import type { EpochMillis } from '@fourbox/domain'
import type { TaskResult } from '../environment/turn.ts'
import type { SandboxChannel } from '../sandbox/sandbox-process.ts'

/**
 * An environment in the hands of a worker that calls it again and again: its invocations go over its own sockets, past the control plane, which owns the process
 * as before and hears of them in batches. Only what is quick and goes well is run so; with anything else it comes back.
 */
export interface Loan {
  readonly terms: LoanTerms
  /** Whoever has it reads and writes these, or copies of them, until it is given back. */
  readonly channel: SandboxChannel
  /** An invocation was run from its beginning to its end. */
  ran(turn: RanTurn): void
  /** It comes back, with the invocation that it is at. */
  giveBack(unfinished?: UnfinishedTurn): void
  /** Whoever had it has gone, and nobody knows what it is at. */
  giveUp(): void
}

/** What has to be known to call it. All of it can be cloned. */
export interface LoanTerms {
  readonly functionName: string
  /** By which it is called. */
  readonly calledArn: string
  readonly invokedFunctionArn: string
  readonly executedVersion: string
  readonly timeoutInSeconds: number
}

/** One invocation: a list, for thousands of them go from process to process in a second. `isMarked`: its log ends with a mark. */
export type RanTurn = readonly [requestId: string, at: EpochMillis, durationInMillis: number, producedBytes: number, isMarked: boolean]

/** An invocation that the environment has been handed and has not answered. */
export interface UnfinishedTurn {
  readonly requestId: string
  readonly traceId: string
  /** When it began, and how long ago that is. */
  readonly at: EpochMillis
  readonly ageInMillis: number
  /** What its runtime has said of it so far. */
  readonly received: Uint8Array
  readonly onResult: (result: TaskResult) => void
}

/** Whom environments are lent to. */
export interface Borrower {
  take(loan: Loan): Recall
}

/** Asks for it back, if it is idle or whatever it is at; resolves when it has been given back, or will not be. */
export type Recall = (which: 'idle' | 'any') => Promise<void>

/** Who calls a function, and may have borrowed environments under the ARN that it calls. */
export interface Asker {
  readonly borrower: Borrower
  readonly calledArn: string
}
