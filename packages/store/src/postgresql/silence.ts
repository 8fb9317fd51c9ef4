import type { Client } from 'pg'
import { isServersWord, SilentDatabase } from './faults.ts'

/** What is not answered for so long is asked after. */
const longestSilenceInMillis = 5000

/**
 * Tells statements that take their time from those that nobody will ever answer, because what is sent gets lost on its way: whether
 * the server is there is asked on a connection of its own, one for all that wait.
 */
export class Silence {
  readonly #connect: () => Client
  #asked: Promise<void> | undefined

  /** @param connect makes a connection that gives up after a while */
  constructor(connect: () => Client) {
    this.#connect = connect
  }

  /** The answer, as long as it may still come. @throws SilentDatabase */
  async broken<T>(answer: Promise<T>): Promise<T> {
    const over = Promise.withResolvers<never>()
    const waiting = setInterval(() => void this.#askOnce().catch(over.reject), longestSilenceInMillis)
    try {
      return await Promise.race([answer, over.promise])
    } finally {
      clearInterval(waiting)
    }
  }

  #askOnce(): Promise<void> {
    return (this.#asked ??= this.#ask().finally(() => (this.#asked = undefined)))
  }

  async #ask(): Promise<void> {
    const client = this.#connect().on('error', () => undefined)
    try {
      await client.connect()
    } catch (error) {
      // Whoever refuses is there.
      if (!isServersWord(error)) throw new SilentDatabase(error)
    } finally {
      void client.end().catch(() => undefined)
    }
  }
}
