import type { TokenAsk, TokenBuckets, TokenGrant } from '../shared/token-buckets.ts'

interface Waiting {
  readonly asks: readonly TokenAsk[]
  readonly resolve: (grants: readonly TokenGrant[]) => void
  readonly reject: (error: unknown) => void
}

/** Buckets that are asked in one journey at a time: what comes meanwhile goes together in the next, so that however often a worker asks it needs one connection. */
export class BucketJourneys implements TokenBuckets {
  readonly #buckets: TokenBuckets
  #waiting: Waiting[] = []
  #isUnderWay = false

  constructor(buckets: TokenBuckets) {
    this.#buckets = buckets
  }

  take(asks: readonly TokenAsk[]): Promise<readonly TokenGrant[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ asks, resolve, reject })
      if (!this.#isUnderWay) void this.#travel()
    })
  }

  /** Whoever waits for the next journey has been told that there is none. */
  forget(): void {
    this.#waiting = []
  }

  async #travel(): Promise<void> {
    this.#isUnderWay = true
    while (this.#waiting.length > 0) {
      const served = this.#waiting
      this.#waiting = []
      try {
        const grants = await this.#buckets.take(served.flatMap(({ asks }) => asks))
        let at = 0
        for (const { asks, resolve } of served) resolve(grants.slice(at, (at += asks.length)))
      } catch (error) {
        for (const { reject } of served) reject(error)
      }
    }
    this.#isUnderWay = false
  }
}
