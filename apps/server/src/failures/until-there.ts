import { setTimeout as delay } from 'node:timers/promises'
import { StoreUnavailable } from '@fourbox/store'

const shortestPauseInMillis = 250
const longestPauseInMillis = 2000

/**
 * Does what needs the store, again and again while that is away: a change that a worker has heard of is heard once, and an API key
 * that was deleted must not open anything for as long as the worker lives. Throws what else goes wrong.
 */
export async function untilThere<T>(work: () => Promise<T>): Promise<T> {
  for (let pause = shortestPauseInMillis; ; pause = Math.min(2 * pause, longestPauseInMillis)) {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
    }
    await delay(pause, undefined, { ref: false })
  }
}
