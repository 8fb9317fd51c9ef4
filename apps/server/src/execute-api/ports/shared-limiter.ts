import type { LimiterPort, TokenBucket, TokensLeft } from '@fourbox/engine'
import type { TokenAsk, TokenBuckets, TokenGrant } from '@fourbox/store'
import { reportUnlessUnavailable } from '../../failures/report-bug.ts'
import { bucketsByName, OwnBucket, type Share } from './limiter.ts'
import { Loan } from './loan.ts'

export interface SharedLimiterParts {
  readonly buckets: TokenBuckets
  /** Under which a bucket is kept for all: the same in every worker, of a bounded length. */
  readonly nameOf: (key: string) => string
  /** While the buckets cannot be asked each worker has its share. */
  readonly share: Share
  /** Milliseconds from any fixed moment. */
  readonly elapsed: () => number
}

/**
 * Buckets that the workers of all nodes share. What calls of one turn need goes in one journey, with what was lent and not used; a
 * bucket that is asked often lends some tokens for a moment ahead, so that most of its calls wait for nothing: see `Loan`.
 */
export function sharedLimiter(parts: SharedLimiterParts): LimiterPort {
  const asker = new Asker(parts)
  return bucketsByName((key) => new SharedBucket(parts.nameOf(key), asker, parts))
}

/** No bucket is asked again before this when it said that it is empty, though it may say when it has a token. */
const longestRefusalInMillis = 100

type Resolve = (passed: boolean) => void

class SharedBucket implements TokenBucket {
  readonly #name: string
  readonly #asker: Asker
  readonly #own: OwnBucket
  readonly #elapsed: () => number
  readonly #loan = new Loan()
  #rate = 0
  #burst = 0
  #waiting: Resolve[] = []
  /** Until then it has no token, by its own word. */
  #emptyUntil = -Infinity
  /** What it had left when it last answered; undefined while this worker's share takes its place. */
  #left: number | undefined

  constructor(name: string, asker: Asker, { share, elapsed }: SharedLimiterParts) {
    this.#name = name
    this.#asker = asker
    this.#own = new OwnBucket(elapsed, share)
    this.#elapsed = elapsed
  }

  take(rate: number, burst: number): boolean | Promise<boolean> {
    if (rate <= 0 || burst <= 0) return false
    const now = this.#elapsed()
    if (rate !== this.#rate || burst !== this.#burst) this.#changeLimit(rate, burst)
    if (this.#loan.take(now)) {
      if (this.#loan.runsShort(now, burst)) this.#asker.add(this)
      return true
    }
    if (now < this.#emptyUntil) return false
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
      this.#asker.add(this)
    })
  }

  async left(rate: number, burst: number): Promise<TokensLeft> {
    if (rate <= 0 || burst <= 0) return { tokens: 0, isShared: true }
    const tokens = await this.#asker.leftOf({ key: this.#name, rate, burst, returned: 0, needed: 0, ahead: 0 })
    return tokens === undefined ? this.#own.left(rate, burst) : { tokens: tokens + this.#loan.tokens, isShared: true }
  }

  /** Whether it holds what is to be given back. */
  owes(now: number): boolean {
    return this.#loan.hasEnded(now)
  }

  get isLending(): boolean {
    return this.#loan.tokens > 0
  }

  /** What it asks for, for all that wait, and what becomes of the answer. */
  ask(now: number): Asking {
    const served = this.#waiting
    this.#waiting = []
    const ask = {
      key: this.#name,
      rate: this.#rate,
      burst: this.#burst,
      returned: this.#loan.giveBack(now),
      needed: served.length,
      ahead: this.#loan.ahead(now, this.#burst),
    }
    return { ask, receive: (grant) => (grant === undefined ? this.#goAlone(served) : this.#receive(grant, ask, served, now)) }
  }

  #receive({ granted, left }: TokenGrant, { needed, ahead }: TokenAsk, served: readonly Resolve[], askedAt: number): void {
    // More than was asked for nobody grants who is to be believed.
    const given = Math.max(0, Math.min(Math.floor(granted), needed + ahead))
    for (const [index, resolve] of served.entries()) resolve(index < given)
    this.#loan.answered(Math.max(0, given - needed), askedAt)
    if (given < needed) this.#emptyUntil = this.#elapsed() + Math.min(longestRefusalInMillis, ((1 - Math.min(1, left)) / this.#rate) * 1000)
    this.#left = left
  }

  /** Nobody answered: those who wait are judged by this worker's share, which begins with its share of what there was. */
  #goAlone(served: readonly Resolve[]): void {
    this.#loan.answered(0, 0)
    if (this.#left !== undefined) this.#own.miss(Math.max(0, this.#burst - this.#left), this.#rate)
    this.#left = undefined
    for (const resolve of served) resolve(this.#own.take(this.#rate, this.#burst))
  }

  /** A limit that was changed acts at once. */
  #changeLimit(rate: number, burst: number): void {
    this.#rate = rate
    this.#burst = burst
    this.#emptyUntil = -Infinity
  }
}

interface Asking {
  readonly ask: TokenAsk
  /** Undefined where nobody answered. */
  readonly receive: (grant: TokenGrant | undefined) => void
}

/** How often it is looked whether what was lent is to be given back. */
const sweepInMillis = 40

/** Asks for all buckets of a worker together, once a turn. */
class Asker {
  readonly #buckets: TokenBuckets
  readonly #elapsed: () => number
  #asking = new Set<SharedBucket>()
  readonly #lending = new Set<SharedBucket>()
  #sweeping: NodeJS.Timeout | undefined

  constructor({ buckets, elapsed }: Pick<SharedLimiterParts, 'buckets' | 'elapsed'>) {
    this.#buckets = buckets
    this.#elapsed = elapsed
  }

  add(bucket: SharedBucket): void {
    if (this.#asking.size === 0) setImmediate(() => void this.#askAll())
    this.#asking.add(bucket)
  }

  /** Undefined where nobody answers. */
  async leftOf(ask: TokenAsk): Promise<number | undefined> {
    const answer = await this.#take([ask])
    return answer[0]?.left
  }

  /** Nothing where nobody answers. */
  #take(asks: readonly TokenAsk[]): Promise<readonly TokenGrant[]> {
    return this.#buckets.take(asks).catch((error: unknown) => {
      reportUnlessUnavailable(error)
      return []
    })
  }

  async #askAll(): Promise<void> {
    const now = this.#elapsed()
    const asking = [...this.#asking]
    this.#asking = new Set()
    const questions = asking.map((bucket) => bucket.ask(now))
    const grants = await this.#take(questions.map(({ ask }) => ask))
    for (const [index, { receive }] of questions.entries()) receive(grants[index])
    for (const bucket of asking) if (bucket.isLending) this.#lending.add(bucket)
    if (this.#lending.size > 0) this.#sweeping ??= setInterval(() => this.#sweep(), sweepInMillis).unref()
  }

  #sweep(): void {
    const now = this.#elapsed()
    for (const bucket of this.#lending) {
      if (bucket.owes(now)) this.add(bucket)
      else if (!bucket.isLending) this.#lending.delete(bucket)
    }
    if (this.#lending.size > 0) return
    clearInterval(this.#sweeping)
    this.#sweeping = undefined
  }
}
