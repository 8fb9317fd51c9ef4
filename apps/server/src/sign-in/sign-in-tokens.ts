import { hash, randomBytes } from 'node:crypto'

const lifeInMillis = 24 * 3_600_000
/** Whoever asks for more makes the eldest void. */
const mostTokens = 20

/** Tokens that are printed for the owner of the server: each opens one session, once, within a day of this run of the server. */
export class SignInTokens {
  readonly #now: () => number
  /** Hash → when it ends, so that a look-up tells nothing of a token's letters. */
  readonly #ends = new Map<string, number>()

  /** `now` is in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  make(): string {
    const token = randomBytes(32).toString('base64url')
    const [eldest] = this.#ends.keys()
    if (eldest !== undefined && this.#ends.size >= mostTokens) this.#ends.delete(eldest)
    this.#ends.set(hash('sha256', token), this.#now() + lifeInMillis)
    return token
  }

  /** Whether the token stands; it does not afterwards. */
  redeem(token: string): boolean {
    const name = hash('sha256', token)
    const end = this.#ends.get(name)
    this.#ends.delete(name)
    return end !== undefined && this.#now() < end
  }
}
