/**
 * What is not used by then goes back. A bucket refills by what was lent, so that over all workers together no more than this much of its
 * rate passes beyond it: with a quarter that a next loan may keep for as long again, a twentieth of a second's tokens.
 */
const longestInMillis = 40
/** A loan covers the calls of so much time. */
const horizonInMillis = 20
/** What a worker holds at most, of the burst: a bucket of fewer than twenty tokens lends nothing, and is counted call by call. */
const largestShare = 0.05
/** Fewer calls than this within the horizon each ask for themselves. */
const fewestCalls = 4

/** Tokens of a bucket that a worker holds for a moment, ahead of its calls, sized by how many those have been of late. */
export class Loan {
  tokens = 0
  #endsAt = 0
  #isAsked = false
  /** Calls since then, and in as much time before. */
  #countingSince = -Infinity
  #calls = 0
  #callsBefore = 0

  /** Whether a call was covered. */
  take(now: number): boolean {
    this.#count(now)
    if (this.tokens === 0 || now >= this.#endsAt) return false
    this.tokens--
    return true
  }

  /** Whether it is time to ask for more. */
  runsShort(now: number, burst: number): boolean {
    return !this.#isAsked && this.tokens * 4 < Math.min(this.#demand(now), Math.floor(burst * largestShare))
  }

  /** How many more to ask for. `answered` must follow. */
  ahead(now: number, burst: number): number {
    if (this.#isAsked) return 0
    const demand = this.#demand(now)
    const wanted = demand < fewestCalls ? 0 : Math.min(demand, Math.floor(burst * largestShare)) - this.tokens
    this.#isAsked = wanted > 0
    return Math.max(0, wanted)
  }

  /** @param askedAt from when on what was given may be held */
  answered(given: number, askedAt: number): void {
    this.#isAsked = false
    if (given === 0) return
    this.tokens += given
    this.#endsAt = askedAt + longestInMillis
  }

  hasEnded(now: number): boolean {
    return this.tokens > 0 && now >= this.#endsAt
  }

  /** What has been held for long enough: it is held no more. */
  giveBack(now: number): number {
    if (!this.hasEnded(now)) return 0
    const { tokens } = this
    this.tokens = 0
    return tokens
  }

  #count(now: number): void {
    if (now - this.#countingSince >= horizonInMillis) {
      this.#callsBefore = now - this.#countingSince < 2 * horizonInMillis ? this.#calls : 0
      this.#calls = 0
      this.#countingSince = now
    }
    this.#calls++
  }

  /** The calls to expect within the horizon. */
  #demand(now: number): number {
    const age = now - this.#countingSince
    return age >= 2 * horizonInMillis ? 0 : age >= horizonInMillis ? this.#calls : Math.max(this.#calls, this.#callsBefore)
  }
}
