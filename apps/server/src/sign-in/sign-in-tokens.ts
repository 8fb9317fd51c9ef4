import { hash, randomBytes } from 'node:crypto'
import type { SessionOpener } from './sessions.ts'

const lifeInMillis = 24 * 3_600_000
/** Whoever asks for more makes the eldest void. */
const mostTokens = 20

/** Tokens that are printed: each opens one session of whoever asked for it, once, within a day of this run of the server. */
export class SignInTokens {
  readonly #now: () => number
  /** By hash, so that a look-up tells nothing of a token's letters. */
  readonly #kept = new Map<string, { readonly end: number; readonly by: SessionOpener }>()

  /** `now` is in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  make(by: SessionOpener): string {
    const token = randomBytes(32).toString('base64url')
    const [eldest] = this.#kept.keys()
    if (eldest !== undefined && this.#kept.size >= mostTokens) this.#kept.delete(eldest)
    this.#kept.set(hash('sha256', token), { end: this.#now() + lifeInMillis, by })
    return token
  }

  /** Whose session the token opens, while it stands; it does not afterwards. */
  redeem(token: string): SessionOpener | undefined {
    const name = hash('sha256', token)
    const kept = this.#kept.get(name)
    this.#kept.delete(name)
    return kept !== undefined && this.#now() < kept.end ? kept.by : undefined
  }
}
