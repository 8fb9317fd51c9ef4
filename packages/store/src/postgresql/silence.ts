import type { Client } from 'pg'
import type { BriefClient } from './brief-client.ts'
import { isServersWord, SilentDatabase } from './faults.ts'

/** What is not answered for so long is asked after. */
const longestSilenceInMillis = 5000

/** Who has nothing to do as far as the server knows; what a user may not see, or the server does not write down, is not among them. */
const idleProcesses = "SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle%'"

/**
 * Tells statements that take their time from those that nobody will ever answer, because what is sent gets lost on its way: whether
 * the server is there, and still at work, is asked on a connection of its own, one for all that wait.
 */
export class Silence {
  readonly #connect: () => BriefClient
  readonly #looks = new Set<() => void>()
  #asked: Promise<ReadonlySet<unknown>> | undefined

  /** @param connect makes a connection that gives up after a while, and so does what is asked on it */
  constructor(connect: () => BriefClient) {
    this.#connect = connect
  }

  /** What a connection answers, as long as it may still come. @throws SilentDatabase */
  async broken<T>(client: Client, answer: Promise<T>): Promise<T> {
    const over = Promise.withResolvers<never>()
    let wasIdle = false
    const look = async () => {
      const isIdle = (await this.#askOnce()).has(serversProcessOf(client))
      // The first time the answer may have been on its way.
      if (isIdle && wasIdle) throw new SilentDatabase()
      wasIdle = isIdle
    }
    const lookNow = () => void look().catch(over.reject)
    const waiting = setInterval(lookNow, longestSilenceInMillis)
    this.#looks.add(lookNow)
    try {
      return await Promise.race([answer, over.promise])
    } finally {
      clearInterval(waiting)
      this.#looks.delete(lookNow)
    }
  }

  /** A connection beside those was lost: after the answers that are waited for it is asked now. */
  suspect(): void {
    for (const look of this.#looks) look()
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
