import type { CallsWanted, CallSummary } from '@fourbox/domain'
import type { DataPlane } from '../execute-api/data-plane.ts'
import type { CallBatch } from '../execute-api/observe/call-feed.ts'

/** Longer than a node that looks waits before it asks again: one that does not has stopped looking, or fell. */
const leaseInMillis = 7000
const sendAfterInMillis = 250
/** Each batch goes through the database. */
const mostInBatch = 500

/** Tells other nodes of calls that are made on this one, as long as they want them. */
export class CallRelay {
  readonly #dataPlane: Pick<DataPlane, 'watchCalls'>
  readonly #tell: (node: string, batch: CallBatch) => Promise<void>
  readonly #relayed = new Map<string, Relayed>()

  constructor(dataPlane: Pick<DataPlane, 'watchCalls'>, tell: (node: string, batch: CallBatch) => Promise<void>) {
    this.#dataPlane = dataPlane
    this.#tell = tell
  }

  /** Resolves when every worker tells of the calls. */
  async want(node: string, wanted: readonly CallsWanted[]): Promise<void> {
    const known = this.#relayed.get(node)
    const name = JSON.stringify(wanted)
    if (known?.name === name) return known.renew()
    known?.end()
    if (wanted.length === 0) return
    const relayed = new Relayed(
      name,
      (batch) => this.#tell(node, batch),
      () => this.#relayed.delete(node),
    )
    this.#relayed.set(node, relayed)
    await relayed.begin(this.#dataPlane, wanted)
  }

  close(): void {
    for (const relayed of this.#relayed.values()) relayed.end()
  }
}

/** What one node is told of. */
class Relayed {
  readonly name: string
  readonly #send: (batch: CallBatch) => Promise<void>
  readonly #onEnd: () => void
  #stop: () => void = () => undefined
  #lease: NodeJS.Timeout | undefined
  #timer: NodeJS.Timeout | undefined
  #calls: CallSummary[] = []
  #missed = 0

  constructor(name: string, send: (batch: CallBatch) => Promise<void>, onEnd: () => void) {
    this.name = name
    this.#send = send
    this.#onEnd = onEnd
  }

  async begin(dataPlane: Pick<DataPlane, 'watchCalls'>, wanted: readonly CallsWanted[]): Promise<void> {
    this.renew()
    const begun = Promise.withResolvers<void>()
    this.#stop = dataPlane.watchCalls({
      wanted,
      onCalls: (batch) => {
        begun.resolve()
        this.#take(batch)
      },
    })
    await begun.promise
  }

  renew(): void {
    clearTimeout(this.#lease)
    this.#lease = setTimeout(() => this.end(), leaseInMillis).unref()
  }

  end(): void {
    clearTimeout(this.#lease)
    clearTimeout(this.#timer)
    this.#stop()
    this.#onEnd()
  }

  #take({ calls, missed }: CallBatch): void {
    const room = mostInBatch - this.#calls.length
    this.#calls.push(...calls.slice(0, room))
    this.#missed += missed + Math.max(0, calls.length - room)
    if (this.#calls.length > 0 || this.#missed > 0) this.#timer ??= setTimeout(() => void this.#flush(), sendAfterInMillis)
  }

  /** What cannot be told is told to be missing with the next. */
  async #flush(): Promise<void> {
    const batch = { calls: this.#calls, missed: this.#missed }
    this.#calls = []
    this.#missed = 0
    await this.#send(batch).catch(() => (this.#missed += batch.calls.length + batch.missed))
    this.#timer = undefined
    this.#take({ calls: [], missed: 0 })
  }
}
