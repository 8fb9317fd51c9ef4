const mostTries = 10
/** One try comes back after so long. */
const recoveryInMillis = 6_000
/** More callers than this are not told apart: the one that failed longest ago is forgotten. */
const mostCallers = 10_000

interface Caller {
  readonly failures: number
  readonly at: number
}

/**
 * How often somebody guessed wrongly: ten times at once, and ten a minute from then on. It bounds the guessing of secrets
 * that a person chose; what the server makes itself cannot be guessed.
 */
export class FailedTries {
  readonly #now: () => number
  readonly #callers = new Map<string, Caller>()

  /** `now` is in milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** After how many seconds this caller may try again; 0 at once. */
  waitInSeconds(caller: string): number {
    const failures = this.#failures(caller)
    return failures <= mostTries - 1 ? 0 : Math.ceil(((failures - (mostTries - 1)) * recoveryInMillis) / 1000)
  }

  failed(caller: string): void {
    const failures = this.#failures(caller) + 1
    this.#callers.delete(caller)
    const [eldest] = this.#callers.keys()
    if (eldest !== undefined && this.#callers.size >= mostCallers) this.#callers.delete(eldest)
    this.#callers.set(caller, { failures, at: this.#now() })
  }

  /** What is left of the failures, as they are forgiven one by one. */
  #failures(caller: string): number {
    const known = this.#callers.get(caller)
    return known ? Math.max(0, known.failures - (this.#now() - known.at) / recoveryInMillis) : 0
  }
}
