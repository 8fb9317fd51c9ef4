import { randomBytes } from 'node:crypto'
import type { ConsoleSession, SessionOpener } from '@fourbox/domain'
import { NoSuchEntity, type StoredDocuments } from '@fourbox/store'
import { reportUnlessUnavailable } from '../failures/report-bug.ts'
import { sameText } from '../identity/same-text.ts'
import { beyondMost } from './beyond-most.ts'
import type { Seal } from './seal.ts'

/** As long as one of AWS's console: twelve hours from the sign-in, whatever is done in them. */
const longestInMillis = 12 * 3_600_000
/** Without a call for so long, nobody sits before it any more. */
const longestIdleInMillis = 3_600_000
/** Of one opener: nobody ends another's. */
const mostSessions = 100
/** A session that is used is written down so often: not at each of its calls. */
const notedEveryMillis = 60_000
/** A session that is over is kept for so long: another node may have news of a call in it. */
const keptInMillis = 2 * notedEveryMillis

/**
 * A browser that has signed in. It proves it by two halves together: a cookie, which no script can read, and a key, which
 * the page keeps for its own origin and sends in a header. Cookies go to every port of a host, deployed APIs and other
 * people's servers included, and the key does not; a script that steals the key has no cookie.
 */
export type Session = Pick<ConsoleSession, 'name' | 'by' | 'expiresAt'>

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

interface KeptSession extends ConsoleSession {
  readonly following: Set<Following>
  usedAt: number
  /** When its use was written down last, here or by another node. */
  notedAt: number
  /** Before its time: nothing is let in by it from then on, though the store may not know yet. */
  isEnded: boolean
}

export interface SessionsSettings {
  readonly documents: Pick<StoredDocuments, 'acknowledged' | 'commitWith' | 'delete' | 'get' | 'list' | 'update'>
  readonly seal: Seal
  /** In milliseconds since 1970. */
  readonly now: () => number
}

/**
 * The sessions of all servers on one store: they stand there, and each server has all of them in memory, so that no call waits for
 * the store. Whoever opens or ends one is answered when the others know.
 */
export class Sessions {
  readonly #documents: SessionsSettings['documents']
  readonly #seal: Seal
  readonly #now: () => number
  readonly #kept = new Map<string, KeptSession>()
  /** One after the other: what was read first must not be taken last. */
  #refreshing: Promise<void> = Promise.resolve()

  constructor({ documents, seal, now }: SessionsSettings) {
    this.#documents = documents
    this.#seal = seal
    this.#now = now
  }

  async loadAll(): Promise<void> {
    for (const session of (await this.#documents.list('consoleSession')).items) this.#take(session)
  }

  /** Takes over what was done with a session, here or on another node. */
  refresh(name: string): Promise<void> {
    const read = this.#refreshing.then(async () => {
      const session = await this.#documents.get('consoleSession', name)
      if (session) this.#take(session)
      else this.#leave(name)
    })
    this.#refreshing = read.catch(() => undefined)
    return read
  }

  /** A session that a key opens ends at the latest when the key does, and with it. */
  async open(by: SessionOpener = {}, until = Infinity): Promise<OpenedSession> {
    const [cookie, key, now] = [randomBytes(32).toString('base64url'), randomBytes(32).toString('base64url'), this.#now()]
    const name = this.#seal('cookie', cookie)
    const session: ConsoleSession = { name, key: this.#seal('key', key), by, expiresAt: Math.min(now + longestInMillis, until), usedAt: now }
    let eldest: readonly string[] = []
    await this.#documents.commitWith(() => ({
      writes: [{ op: 'insert', kind: 'consoleSession', id: name, entity: session }],
      further: (reads) => {
        eldest = beyondMost(reads, { kind: 'consoleSession', added: session, most: mostSessions, known: this.#kept, rank: ({ usedAt }) => usedAt })
        return eldest.map((id) => ({ op: 'delete', kind: 'consoleSession', id }))
      },
    }))
    this.#take(session)
    for (const each of eldest) this.#leave(each)
    await this.#documents.acknowledged()
    return { name, cookie, key, by, expiresAt: session.expiresAt }
  }

  /** The session of these two halves, which is used by that; undefined where there is none, or none any more. */
  use(cookie: string, key: string): Session | undefined {
    const session = this.#kept.get(this.#seal('cookie', cookie))
    if (!session || !sameText(session.key, this.#seal('key', key)) || this.#isOver(session)) return undefined
    session.usedAt = this.#now()
    if (session.usedAt - session.notedAt >= notedEveryMillis) this.#note(session)
    return session
  }

  /** Ends it on all nodes, and what goes on in it but for the answer that tells so. */
  async end({ name }: Session, answer?: Following): Promise<void> {
    const session = this.#kept.get(name)
    if (answer) session?.following.delete(answer)
    if (session) endNow(session)
    await this.#documents.delete('consoleSession', name)
    await this.#documents.acknowledged()
  }

  /** Ends what was opened by whoever is somebody no more. */
  endWhere(isNobody: (by: SessionOpener) => boolean): void {
    for (const session of this.#kept.values()) {
      if (!isNobody(session.by)) continue
      endNow(session)
      this.#forget(session.name)
    }
  }

  /** Ends what is over, which whoever only listens would not notice. A call that was let in is answered to its end. */
  sweep(): void {
    for (const session of this.#kept.values()) {
      if (!this.#isOver(session)) continue
      endStreams(session)
      const isOld = session.isEnded || this.#now() >= endOf(session) + keptInMillis
      if (isOld && session.following.size === 0) this.#forget(session.name)
    }
  }

  /** Ties a response to its session. */
  follow({ name }: Session, response: Following): void {
    const session = this.#kept.get(name)
    if (!session || session.isEnded) return void response.destroy()
    session.following.add(response)
    response.once('close', () => session.following.delete(response))
  }

  #take(session: ConsoleSession): void {
    const known = this.#kept.get(session.name)
    if (known) {
      known.usedAt = Math.max(known.usedAt, session.usedAt)
      known.notedAt = Math.max(known.notedAt, session.usedAt)
    } else this.#kept.set(session.name, { ...session, notedAt: session.usedAt, isEnded: false, following: new Set() })
  }

  /** Lets the others know that it is used: it may have ended meanwhile, and where the store is away a later call does. */
  #note(session: KeptSession): void {
    const { name, usedAt } = session
    session.notedAt = usedAt
    const noted = this.#documents.update('consoleSession', name, (kept) => (kept.usedAt < usedAt ? { ...kept, usedAt } : kept))
    noted.catch((error: unknown) => {
      if (!(error instanceof NoSuchEntity)) reportUnlessUnavailable(error)
    })
  }

  /** Where the store is away the next sweep does it. */
  #forget(name: string): void {
    const forgotten = this.#documents.delete('consoleSession', name).then(() => this.#kept.delete(name))
    forgotten.catch(reportUnlessUnavailable)
  }

  /** The store has it no more. One whose time was over is kept until its calls are answered. */
  #leave(name: string): void {
    const session = this.#kept.get(name)
    if (!session) return
    if (this.#isOver(session)) endStreams(session)
    else endNow(session)
    if (session.following.size === 0 || session.isEnded) this.#kept.delete(name)
  }

  #isOver(session: KeptSession): boolean {
    return session.isEnded || this.#now() >= endOf(session)
  }
}

function endOf({ expiresAt, usedAt }: KeptSession): number {
  return Math.min(expiresAt, usedAt + longestIdleInMillis)
}

function endNow(session: KeptSession): void {
  session.isEnded = true
  for (const each of session.following) {
    if (each.headersSent) each.end()
    else each.destroy()
  }
}

/** Ends what has begun and would go on by itself. */
export function endStreams({ following }: { readonly following: Iterable<Following> }): void {
  for (const each of following) if (each.headersSent && !each.hasHeader('content-length')) each.end()
}
