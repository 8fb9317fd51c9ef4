import type { LimiterPort, TokenBucket, TokensLeft } from '@fourbox/engine'

/** Token buckets by name, as API Gateway's: `burst` tokens, refilled with `rate` tokens a second; each of several workers gets its share. */
export function makeLimiter(elapsed: () => number, workers: number): LimiterPort {
  const share = { of: workers }
  return bucketsByName(() => new OwnBucket(elapsed, share))
}

/** The same bucket for the same name. */
export function bucketsByName<Bucket extends TokenBucket>(make: (key: string) => Bucket): { bucket(key: string): Bucket } {
  const buckets = new Map<string, Bucket>()
  return {
    bucket: (key) => {
      const known = buckets.get(key)
      if (known) return known
      const bucket = make(key)
      buckets.set(key, bucket)
      return bucket
    },
  }
}

/** How many there are who each have a bucket of their own for a limit; may change. */
export interface Share {
  readonly of: number
}

/** A worker's own bucket: its share of the tokens and of the rate. */
export class OwnBucket implements TokenBucket {
  readonly #elapsed: () => number
  readonly #share: Share
  #missing = 0
  #at = 0

  constructor(elapsed: () => number, share: Share) {
    this.#elapsed = elapsed
    this.#share = share
  }

  take(rate: number, burst: number): boolean {
    const now = this.#elapsed()
    this.#missing = this.#missingAt(now, rate)
    this.#at = now
    if (this.#missing + 1 > this.#size(rate, burst)) return false
    this.#missing++
    return true
  }

  left(rate: number, burst: number): TokensLeft {
    return { tokens: Math.max(0, this.#size(rate, burst) - this.#missingAt(this.#elapsed(), rate)), isShared: false }
  }

  /** Goes on from what is missing of the whole bucket, or from what it has passed itself of late, where that is more. */
  miss(tokens: number, rate: number): void {
    const now = this.#elapsed()
    this.#missing = Math.max(this.#missingAt(now, rate), tokens / this.#share.of)
    this.#at = now
  }

  /** What is missing is kept, not what is there: a limit that is raised acts at once. */
  #missingAt(now: number, rate: number): number {
    return Math.max(0, this.#missing - ((now - this.#at) / 1000) * (rate / this.#share.of))
  }

  #size(rate: number, burst: number): number {
    return burst <= 0 || rate <= 0 ? 0 : Math.max(1, burst / this.#share.of)
  }
}
