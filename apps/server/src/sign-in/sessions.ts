import { hash, randomBytes } from 'node:crypto'
import type { KeyHolder } from '@fourbox/domain'
import { sameText } from '../identity/same-text.ts'
import { isSameOpener } from './same-opener.ts'

/** As long as one of AWS's console: twelve hours from the sign-in, whatever is done in them. */
const longestInMillis = 12 * 3_600_000
/** Without a call for so long, nobody sits before it any more. */
const longestIdleInMillis = 3_600_000
/** Of one opener: nobody ends another's. */
const mostSessions = 100

/** Who opens a session, which ends with that: a key, a user who signed in elsewhere, or, where there is neither, the owner by a token. */
export interface SessionOpener {
  readonly accessKeyId?: string
  readonly user?: KeyHolder
}

/**
 * A browser that has signed in. It proves it by two halves together: a cookie, which no script can read, and a key, which
 * the page keeps for its own origin and sends in a header. Cookies go to every port of a host, deployed APIs and other
 * people's servers included, and the key does not; a script that steals the key has no cookie.
 */
export interface Session {
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  /** Not a secret: the hash of its cookie. */
  readonly name: string
  readonly by: SessionOpener
}

export interface OpenedSession extends Session {
  readonly cookie: string
  readonly key: string
}

/** An answer that is given in a session: of one call, or a stream of events that goes on for as long as the session does. */
export interface Following {
  /** It has begun, and so can be ended in order. */
  readonly headersSent: boolean
  /** What the answer's length was said to be; a stream has none. */
  hasHeader(name: string): boolean
  end(): unknown
  destroy(): unknown
  once(event: 'close', listener: () => void): unknown
}

interface KeptSession extends Session {
  readonly key: string
  readonly following: Set<Following>
  usedAt: number
}

/** The sessions of one run of the server, in memory alone: a restart ends them all. */
export class Sessions {
  readonly #now: () => number
  /** By name, so that a look-up tells nothing of a cookie's letters; the one that was used last comes last. */
  readonly #kept = new Map<string, KeptSession>()

  /** Sessions whose time is over while calls of theirs are not yet answered. */
  readonly #expired = new Set<KeptSession>()

  /** `now` is in milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** A session that a key opens ends at the latest when the key does, and with it. */
  open(by: SessionOpener = {}, until = Infinity): OpenedSession {
    this.sweep()
    const own = [...this.#kept.values()].filter((session) => isSameOpener(session.by, by))
    const [eldest] = own
    if (eldest && own.length >= mostSessions) this.end(eldest)
    const [cookie, key] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url')]
    const [name, now] = [nameOf(cookie), this.#now()]
    const expiresAt = Math.min(now + longestInMillis, until)
    this.#kept.set(name, { name, key, by, expiresAt, usedAt: now, following: new Set() })
    return { name, cookie, key, by, expiresAt }
  }

  /** The session of these two halves, which is used by that; undefined where there is none, or none any more. */
  use(cookie: string, key: string): Session | undefined {
    const name = nameOf(cookie)
    const session = this.#kept.get(name)
    if (!session || !sameText(session.key, key)) return undefined
    this.#kept.delete(name)
    if (this.#isOver(session)) {
      this.#expire(session)
      return undefined
    }
    session.usedAt = this.#now()
    this.#kept.set(name, session)
    return session
  }

  /** Ends it, and what goes on in it but for the answer that tells so. */
  end({ name }: Session, answer?: Following): void {
    const session = this.#kept.get(name)
    if (!session) return
    this.#kept.delete(name)
    if (answer) session.following.delete(answer)
    cut(session)
  }

  /** Ends what was opened by whoever is somebody no more. */
  endWhere(isNobody: (by: SessionOpener) => boolean): void {
    for (const session of this.#kept.values()) if (isNobody(session.by)) this.end(session)
  }

  /** Ends what is over, which whoever only listens would not notice. A call that was let in is answered to its end. */
  sweep(): void {
    for (const session of this.#kept.values()) if (this.#isOver(session)) this.#expire(session)
    for (const session of this.#expired) {
      endStreams(session)
      if (session.following.size === 0) this.#expired.delete(session)
    }
  }

  #expire(session: KeptSession): void {
    this.#kept.delete(session.name)
    endStreams(session)
    if (session.following.size > 0) this.#expired.add(session)
  }

  /** Ties a response to its session. */
  follow({ name }: Session, response: Following): void {
    const session = this.#kept.get(name)
    if (!session) return void response.destroy()
    session.following.add(response)
    response.once('close', () => session.following.delete(response))
  }

  #isOver({ expiresAt, usedAt }: KeptSession): boolean {
    return this.#now() >= Math.min(expiresAt, usedAt + longestIdleInMillis)
  }
}

function cut({ following }: KeptSession): void {
  for (const each of following) {
    if (each.headersSent) each.end()
    else each.destroy()
  }
}

/** Ends what has begun and would go on by itself. */
export function endStreams({ following }: { readonly following: Iterable<Following> }): void {
  for (const each of following) if (each.headersSent && !each.hasHeader('content-length')) each.end()
}

function nameOf(cookie: string): string {
  return hash('sha256', cookie)
}
