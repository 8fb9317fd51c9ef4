import { hash, randomBytes } from 'node:crypto'
import { isSameOpener } from './same-opener.ts'
import type { SessionOpener } from './sessions.ts'

const lifeInMillis = 24 * 3_600_000
/** Whoever asks for more makes the eldest of their own void. */
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
    const own = [...this.#kept].filter(([, kept]) => isSameOpener(kept.by, by))
    const [eldest] = own
    if (eldest && own.length >= mostTokens) this.#kept.delete(eldest[0])
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
