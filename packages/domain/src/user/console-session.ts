import type { KeyHolder } from '../iam/access-key.ts'
import type { EpochMillis } from '../names/identifier.ts'

/** Who opens a session, which ends with that: a key, a user who signed in elsewhere, or, where there is neither, the owner by a token. */
export interface SessionOpener {
  readonly accessKeyId?: string
  readonly user?: KeyHolder
}

/** A browser that has signed in to the console. Neither of its two halves is kept: only what their holder's server makes of them. */
export interface ConsoleSession {
  /** What its cookie is known by. */
  readonly name: string
  /** What its key is known by. */
  readonly key: string
  readonly by: SessionOpener
  readonly expiresAt: EpochMillis
  /** When a call of it came last, a minute more or less. */
  readonly usedAt: EpochMillis
}

/** A printed address that nobody has used yet. Its token is not kept. */
export interface SignInToken {
  /** What the token is known by. */
  readonly name: string
  /** Whose session it opens. */
  readonly by: SessionOpener
  readonly expiresAt: EpochMillis
}
