import type { Logs, NewLogEvent } from '@fourbox/store'
import { randomBytes } from 'node:crypto'

const flushAfterInMillis = 100
/** Under load events are written sooner: what waits longer is moved about by the garbage collector, which costs more than a commit. */
const mostPending = 2048
/** Events a group keeps; older ones are dropped now and then. */
const keptEvents = 100_000
const trimAfterEvents = 20_000

/** Collects log events and writes them in batches, one transaction a group. */
export class LogWriter {
  readonly #logs: Logs
  /** Streams are named as CloudWatch's are; for whoever names none, this process writes one in each group. */
  readonly #stream = randomBytes(16).toString('hex')
  /** By stream, then by group. */
  #pending = new Map<string, Map<string, NewLogEvent[]>>()
  readonly #sinceTrim = new Map<string, number>()
  #timer: NodeJS.Timeout | undefined

  constructor(logs: Logs) {
    this.#logs = logs
  }

  add(group: string, events: readonly NewLogEvent[], stream: string = this.#stream): void {
    let groups = this.#pending.get(stream)
    if (!groups) this.#pending.set(stream, (groups = new Map()))
    let pending = groups.get(group)
    if (pending) pending.push(...events)
    else groups.set(group, (pending = [...events]))
    if (pending.length >= mostPending) void this.flush()
    else this.#timer ??= setTimeout(() => void this.flush(), flushAfterInMillis)
  }

  /** Never rejects: a log is not worth a worker. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const pending = this.#pending
    this.#pending = new Map()
    try {
      for (const [stream, groups] of pending) for (const [group, events] of groups) await this.#write(group, stream, events)
    } catch (error) {
      console.error(error)
    }
  }

  async #write(group: string, stream: string, events: readonly NewLogEvent[]): Promise<void> {
    await this.#logs.append(group, stream, events)
    const written = (this.#sinceTrim.get(group) ?? 0) + events.length
    this.#sinceTrim.set(group, written < trimAfterEvents ? written : 0)
    if (written >= trimAfterEvents) await this.#logs.trim(group, keptEvents)
  }
}
