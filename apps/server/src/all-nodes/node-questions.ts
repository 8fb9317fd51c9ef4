import type { CallsWanted, CallSummary, RestApiId, StageName, Trace } from '@fourbox/domain'
import type { TraceQuery, WorkerCacheEntry } from '../execute-api/data-plane.ts'

/** What nodes ask each other: questions that may be asked twice. */
export interface NodeInputs {
  readonly cached: { readonly restApiId: RestApiId; readonly stageName: StageName }
  readonly forget: { readonly restApiId: RestApiId; readonly stageName: StageName; readonly id: string }
  readonly traces: TraceQuery
  readonly calls: TraceQuery
  readonly keepCalls: Record<string, never>
  /** Whether it is heard. */
  readonly present: Record<string, never>
  /** Of which calls to tell the node that asks, from now on; it asks again while it wants them. */
  readonly watchCalls: readonly CallsWanted[]
}

export interface NodeOutputs {
  readonly cached: readonly CacheCopy[]
  /** Whether it was there. */
  readonly forget: boolean
  readonly traces: readonly Trace[]
  /** The same in short: what a list shows. */
  readonly calls: readonly CallSummary[]
  readonly keepCalls: null
  readonly present: null
  readonly watchCalls: null
}

export type NodeAsked = keyof NodeInputs
/** A node's answers, one function each; `from` is the node that asks. */
export type AnswersOfNode = { readonly [A in NodeAsked]: (input: NodeInputs[A], from: string) => Promise<NodeOutputs[A]> }

/** An entry as one worker keeps it. Its key, which may hold secrets, leaves no node: all nodes have the same name for it. */
export interface CacheCopy extends Omit<WorkerCacheEntry, 'key'> {
  readonly id: string
}

/** What was found, and on which nodes nobody knows: the names of those that have not answered. */
export interface Gathered<T> {
  readonly items: readonly T[]
  readonly silent: readonly string[]
}
