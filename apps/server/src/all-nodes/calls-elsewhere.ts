import type { CallsWanted } from '@fourbox/domain'
import { type CallBatch, tellWanted } from '../execute-api/observe/call-feed.ts'

/** How often other nodes are asked again: one that has come meanwhile tells from then on. */
const renewAfterInMillis = 2000

/** Calls as they come, on whatever node. */
export interface NodesBatch extends CallBatch {
  /** The names of nodes that tell of none because they do not answer, when that has changed. */
  readonly silentNodes?: readonly string[]
}

export interface NodesWatch {
  readonly wanted: readonly CallsWanted[]
  readonly onCalls: (batch: NodesBatch) => void
}

/** Has other nodes tell of their calls while somebody looks. */
export class CallsElsewhere {
  /** Answers the names of those that are silent. */
  readonly #ask: (wanted: readonly CallsWanted[]) => Promise<readonly string[]>
  readonly #watches = new Set<NodesWatch>()
  #timer: NodeJS.Timeout | undefined
  #silent: readonly string[] = []

  constructor(ask: (wanted: readonly CallsWanted[]) => Promise<readonly string[]>) {
    this.#ask = ask
  }

  /** Resolves when all that answer tell of these calls. */
  async add(watch: NodesWatch): Promise<void> {
    this.#watches.add(watch)
    if (this.#silent.length > 0) watch.onCalls({ calls: [], missed: 0, silentNodes: this.#silent })
    await this.#renew()
  }

  delete(watch: NodesWatch): void {
    if (this.#watches.delete(watch)) void this.#renew()
  }

  take(batch: CallBatch): void {
    for (const watch of this.#watches) tellWanted(watch, batch)
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#watches.clear()
  }

  async #renew(): Promise<void> {
    clearTimeout(this.#timer)
    const silent = await this.#ask([...this.#watches].flatMap(({ wanted }) => wanted))
    if (silent.join('\n') !== this.#silent.join('\n')) for (const { onCalls } of this.#watches) onCalls({ calls: [], missed: 0, silentNodes: silent })
    this.#silent = silent
    clearTimeout(this.#timer)
    if (this.#watches.size > 0) this.#timer = setTimeout(() => void this.#renew(), renewAfterInMillis).unref()
  }
}
