import type { StoreNode } from '@fourbox/domain'

/** What the others said to a question. Values are what their JSON says: another version of Fourbox may have written it. */
export interface NodeAnswers {
  readonly answers: readonly { readonly name: string; readonly value: unknown }[]
  /** The names of those that live, as far as is known, and have not answered in time or could not. */
  readonly silent: readonly string[]
  /** The names of those that fell within the last hour, and of which none of that name lives: they are not waited for. */
  readonly fallen: readonly string[]
}

/** What is asked or told is a value that JSON can hold; `from` is the id of the node that asks or tells. */
export interface NodeListener {
  /** Answers a question. It may be asked twice, so that a lost connection costs nothing: what it does, it does once more. */
  readonly onQuestion: (question: unknown, from: string) => Promise<unknown>
  readonly onNews: (news: unknown, from: string) => void
}

/** Whether the database of all nodes can be asked, as far as this one hears. */
export interface ReachListener {
  readonly onAway: (why: string) => void
  readonly onBack: () => void
}

/** What became of a node that was to be forgotten: of one that lives, nothing. */
export type NodeRemoval = 'removed' | 'living' | 'unknown'

/** The servers that share a store, as one of them sees them. Any promise may reject with StoreUnavailable. */
export interface Nodes {
  /** Resolves when the others wait for this node, and it has taken over what there was before; never rejects. It begins with the first listener of documents. */
  joined(): Promise<void>
  /** Resolves when this node's listeners know of every change that others were told is known: at once, but where it was held or cut off for too long. */
  current(): Promise<void>
  /** Those that live and those that fell within the last hour and were not started anew under their name, in the order in which they came. */
  list(): Promise<readonly StoreNode[]>
  /** Forgets one that fell, with all that fell under its name before; one that is still there after all is listed again once it is heard. */
  remove(id: string): Promise<NodeRemoval>
  /** How many living ones serve deployed APIs; one where nobody says so. */
  serving(): Promise<number>
  /** Asks every other living node; resolves when each has answered or was found dead, or when the time is over. */
  ask(question: unknown, withinMillis: number): Promise<NodeAnswers>
  /** Tells one node, which acknowledges nothing: what it does not hear is lost. */
  tell(node: string, news: unknown): Promise<void>
  /** From now on others are answered so. */
  listen(listener: NodeListener): void
  /** Tells from now on when the database goes and when it is back; of a file, never. */
  onReach(listener: ReachListener): void
  /** A text that every node knows, and nobody else. */
  secret(): Promise<string>
}
