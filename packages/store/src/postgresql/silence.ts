import type { Client } from 'pg'
import type { BriefClient } from './brief-client.ts'
import { isServersWord, SilentDatabase } from './faults.ts'

/** How often is looked who waits. */
const lookInMillis = 1000
/** What is not answered for so many looks is asked after, and again after as many. */
const longestSilenceInLooks = 5

/** Who has nothing to do as far as the server knows; what a user may not see, or the server does not write down, is not among them. */
const idleProcesses = "SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle%'"

/** A statement that has not been answered. */
interface Waiting {
  readonly client: Client
  looks: number
  wasIdle: boolean
  readonly giveUp: (error: unknown) => void
}

/**
 * Tells statements that take their time from those that nobody will ever answer, because what is sent gets lost on its way: whether
 * the server is there, and still at work, is asked on a connection of its own, one for all that wait.
 */
export class Silence {
  readonly #connect: () => BriefClient
  readonly #waiting = new Set<Waiting>()
  /** One for all that wait: to start and stop one for each statement is felt in what a write costs (measured). */
  #clock: NodeJS.Timeout | undefined
  #asked: Promise<ReadonlySet<unknown>> | undefined

  /** @param connect makes a connection that gives up after a while, and so does what is asked on it */
  constructor(connect: () => BriefClient) {
    this.#connect = connect
  }

  /** What a connection answers, as long as it may still come. @throws SilentDatabase */
  broken<T>(client: Client, answer: Promise<T>): Promise<T> {
    this.#clock ??= setInterval(() => this.#look(), lookInMillis).unref()
    return new Promise((resolve, reject) => {
      const giveUp = (error: unknown) => {
        this.#waiting.delete(waiting)
        reject(error)
      }
      const waiting: Waiting = { client, looks: 0, wasIdle: false, giveUp }
      this.#waiting.add(waiting)
      answer.then((value) => {
        this.#waiting.delete(waiting)
        resolve(value)
      }, giveUp)
    })
  }

  /** A connection beside those was lost: after the answers that are waited for it is asked now. */
  suspect(): void {
    for (const waiting of this.#waiting) this.#askAfter(waiting)
  }

  #look(): void {
    if (this.#waiting.size === 0) {
      clearInterval(this.#clock)
      this.#clock = undefined
    }
    for (const waiting of this.#waiting) {
      waiting.looks++
      if (waiting.looks % longestSilenceInLooks === 0) this.#askAfter(waiting)
    }
  }

  #askAfter(waiting: Waiting): void {
    this.#askOnce().then((idle) => {
      const isIdle = idle.has(serversProcessOf(waiting.client))
      // The first time the answer may have been on its way.
      if (isIdle && waiting.wasIdle) waiting.giveUp(new SilentDatabase())
      waiting.wasIdle = isIdle
    }, waiting.giveUp)
  }

  #askOnce(): Promise<ReadonlySet<unknown>> {
    return (this.#asked ??= this.#ask().finally(() => (this.#asked = undefined)))
  }

  /** The server's processes that have nothing to do. */
  async #ask(): Promise<ReadonlySet<unknown>> {
    const client = this.#connect().on('error', () => undefined)
    try {
      await client.connect()
      // A server that is there and answers late is busy: nothing is known then.
      const idle = await client.query<{ pid: number }>(idleProcesses).catch(() => undefined)
      return new Set(idle?.rows.map(({ pid }) => pid))
    } catch (error) {
      // Whoever refuses is there.
      if (!isServersWord(error)) throw new SilentDatabase(error)
      return new Set()
    } finally {
      void client.end().catch(() => undefined)
    }
  }
}

/** Which of the server's processes is at the other end. The driver's types leave that out. */
function serversProcessOf(client: Client): unknown {
  return 'processID' in client ? client.processID : undefined
}
