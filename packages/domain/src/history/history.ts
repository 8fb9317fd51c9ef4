import type { ApiChange } from '../rest-api/api-changes.ts'
import type { EpochMillis, RestApiId } from '../names/identifier.ts'
import type { JsonValue, SavedTest } from '../saved-test/saved-test.ts'
import type { Patch } from './patch.ts'

/** One thing that a change of a draft did, as a person would name it. */
export interface DraftDifference {
  readonly kind: ApiChange['kind'] | 'documentation part' | 'documentation version'
  /** As in an ApiChange; of a resource that was moved, where it is now. */
  readonly name: string
  readonly change: ApiChange['change'] | 'moved'
  /** The members that differ, when it was changed; the former path, when it was moved. */
  readonly members: readonly string[]
}

/** A call of AWS's protocol as it was made. */
export interface MadeCall {
  /** AWS's name of it: `PutMethod`. */
  readonly operation: string
  /** By the names of the SDK's types, bytes as their text; absent where that is too much to keep. */
  readonly input?: { readonly [member: string]: JsonValue }
}

/** What a person reads of a change of a draft. */
export interface ToldChange {
  /** Counts the changes of its API, from 1. */
  readonly sequence: number
  readonly at: EpochMillis
  /** The kind of client that made it: `console`, `AWS CLI`, `Terraform`. */
  readonly client: string
  /** The user who made it; absent for the owner and for the server itself. */
  readonly userName?: string
  readonly action: 'change' | 'undo' | 'redo'
  /** Of an undo and a redo: the change that it took back, or made again. */
  readonly of?: number
  /** The first of them. */
  readonly differences: readonly DraftDifference[]
  /** How many there are beyond those. */
  readonly moreDifferences: number
  /** The operation that made it; absent where no single one did, such as of an undo and of a stack's import. */
  readonly operation?: string
}

/** A change of a draft with what is needed to go back behind it. */
export interface RecordedChange extends ToldChange {
  readonly restApiId: RestApiId
  /** What that operation was given; absent where that is too much to keep, and of changes from before calls were kept. */
  readonly input?: MadeCall['input']
  /** Makes of the draft after it the draft before it; absent where that is too much to keep. */
  readonly back?: Patch
  /** Tests that went with their methods. */
  readonly tests?: readonly SavedTest[]
  /** What is undone next when this one has been; of an undo, what is redone next. */
  readonly below?: number
}

/** Where the history of a draft stands. */
export interface DraftHistory {
  readonly restApiId: RestApiId
  /** The sequences that are kept, with the characters of each, the oldest first. */
  readonly kept: readonly (readonly [sequence: number, characters: number])[]
  readonly next: number
  /** The change that an undo takes back. */
  readonly undo?: number
  /** The undo that a redo takes back; none any more once something else is changed. */
  readonly redo?: number
}

/** The key under which the store keeps a change. */
export function recordedChangeKey(restApiId: RestApiId, sequence: number): string {
  return `${restApiId}/${String(sequence).padStart(12, '0')}`
}
