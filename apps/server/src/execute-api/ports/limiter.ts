import type { LimiterPort, TokenBucket } from '@fourbox/engine'

/** Token buckets by name, as API Gateway's: `burst` tokens, refilled with `rate` tokens a second; each of several workers gets its share. */
export function makeLimiter(elapsed: () => number, workers: number): LimiterPort {
  const buckets = new Map<string, TokenBucket>()
  return {
    bucket: (key) => {
      const known = buckets.get(key)
      if (known) return known
      const bucket = new Bucket(elapsed, workers)
      buckets.set(key, bucket)
      return bucket
    },
  }
}

class Bucket implements TokenBucket {
  readonly #elapsed: () => number
  readonly #workers: number
  #missing = 0
  #at = 0

  constructor(elapsed: () => number, workers: number) {
    this.#elapsed = elapsed
    this.#workers = workers
  }

  take(rate: number, burst: number): boolean {
    const now = this.#elapsed()
    this.#missing = this.#missingAt(now, rate)
    this.#at = now
    if (this.#missing + 1 > this.#size(rate, burst)) return false
    this.#missing++
    return true
  }

  left(rate: number, burst: number): number {
    return Math.max(0, this.#size(rate, burst) - this.#missingAt(this.#elapsed(), rate))
  }

  /** What is missing is kept, not what is there: a limit that is raised acts at once. */
  #missingAt(now: number, rate: number): number {
    return Math.max(0, this.#missing - ((now - this.#at) / 1000) * (rate / this.#workers))
  }

  #size(rate: number, burst: number): number {
    return burst <= 0 || rate <= 0 ? 0 : Math.max(1, burst / this.#workers)
  }
}
