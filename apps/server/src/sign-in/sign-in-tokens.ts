import { randomBytes } from 'node:crypto'
import type { SessionOpener } from '@fourbox/domain'
import type { StoredDocuments } from '@fourbox/store'
import { sameText } from '../identity/same-text.ts'
import { beyondMost } from './beyond-most.ts'
import type { Seal } from './seal.ts'

const lifeInMillis = 24 * 3_600_000
/** Whoever asks for more makes the eldest of their own void. */
const mostTokens = 20
/** Characters of a token that say which one it is; those behind them prove that it was made here. */
const lengthOfText = 43

export interface SignInTokensSettings {
  readonly documents: Pick<StoredDocuments, 'commitWith' | 'delete' | 'get' | 'list'>
  readonly seal: Seal
  /** In milliseconds since 1970. */
  readonly now: () => number
}

/** Tokens that are printed: each opens one session of whoever asked for it, once, within a day, on any node of the store. */
export class SignInTokens {
  readonly #documents: SignInTokensSettings['documents']
  readonly #seal: Seal
  readonly #now: () => number

  constructor({ documents, seal, now }: SignInTokensSettings) {
    this.#documents = documents
    this.#seal = seal
    this.#now = now
  }

  async make(by: SessionOpener): Promise<string> {
    const text = randomBytes(32).toString('base64url')
    const name = this.#seal('token', text)
    const added = { name, by, expiresAt: this.#now() + lifeInMillis }
    const { items } = await this.#documents.list('signInToken')
    const known = new Map(items.map((kept) => [kept.name, kept]))
    const old = items.filter(({ expiresAt }) => this.#now() >= expiresAt).map((kept) => kept.name)
    await this.#documents.commitWith(() => ({
      writes: [...old.map(deletion), { op: 'insert', kind: 'signInToken', id: name, entity: added }],
      further: (reads) => beyondMost(reads, { kind: 'signInToken', added, most: mostTokens, known, rank: ({ expiresAt }) => expiresAt }).map(deletion),
    }))
    return `${text}${this.#proofOf(text)}`
  }

  /** Whether the token was made for this store, by whichever node; the store is not asked for what a stranger makes up. */
  isOwn(token: string): boolean {
    return sameText(token.slice(lengthOfText), this.#proofOf(token.slice(0, lengthOfText)))
  }

  /** Whose session the token opens, while it stands; it does not afterwards. */
  async redeem(token: string): Promise<SessionOpener | undefined> {
    if (!this.isOwn(token)) return undefined
    const name = this.#seal('token', token.slice(0, lengthOfText))
    const kept = await this.#documents.get('signInToken', name)
    // Of those that come at the same time, on whichever node, one has deleted it.
    const isFirst = kept !== undefined && (await this.#documents.delete('signInToken', name))
    return isFirst && this.#now() < kept.expiresAt ? kept.by : undefined
  }

  #proofOf(text: string): string {
    return this.#seal('proof of a token', text)
  }
}

function deletion(id: string) {
  return { op: 'delete', kind: 'signInToken', id } as const
}
