import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { NodeFacts, StoreNode } from '@fourbox/domain'
import type { NodeRemoval } from '../nodes.ts'
import type { Database } from './database.ts'
import { type Fellow, Fellows, readFacts } from './fellows.ts'
import { changesChannel } from './changes-channel.ts'
import { newestVersion } from './newest-version.ts'

/** How often a node says that it is there. */
const beatInMillis = 2000
const longestSilenceInMillis = 6000
/** Of a row of the table: a node that has said nothing for so long is dead, and nobody waits for it. */
export const isLiving = `seen_at > now() - interval '${longestSilenceInMillis} milliseconds'`
/** A word of another node may be lost with a connection: then it is looked for so often. */
export const lookInMillis = 500
/** No write waits for longer than this, whatever nodes do. */
const longestWaitInMillis = 10_000

/** What nodes say on the channel of changes when they know of one. */
export const acknowledgement = 'known'

const select = `SELECT id, facts, told >= ${newestVersion} AS "isUpToDate",
    ${isLiving} AS "isLiving", floor(extract(epoch FROM joined_at) * 1000)::bigint AS "joinedAt", floor(extract(epoch FROM seen_at) * 1000)::bigint AS "heardAt"
  FROM nodes ORDER BY joined_at, id`

interface LivingRow extends Fellow {
  readonly isLate: boolean
}

/** This node among those that share a database: what each of them is and knows, by the versions of documents. */
export class NodeTable {
  /** As the others know this one. */
  readonly id = randomUUID()
  readonly #database: Database
  readonly #facts: string | null
  readonly #report: (line: string) => void
  readonly #fellows = new Fellows(this.id, longestSilenceInMillis)
  #known: number
  /** When it last told the database that it is there, knowing all that others take for known. */
  #heardAt = -Infinity
  #beating: NodeJS.Timeout | undefined
  #word = Promise.withResolvers<void>()
  readonly #joined = Promise.withResolvers<void>()

  /** @param known the version up to which this node knows everything from the start */
  constructor(
    database: Database,
    { facts, known, report }: { readonly facts: NodeFacts | undefined; readonly known: number; readonly report: (line: string) => void },
  ) {
    this.#database = database
    this.#report = report
    this.#facts = facts === undefined ? null : JSON.stringify(facts)
    this.#known = known
  }

  /** Whether the others still wait for this node before they take a change for known: it was heard lately. */
  get isWaitedFor(): boolean {
    return performance.now() - this.#heardAt < longestSilenceInMillis
  }

  /** Others wait for it from now on. @param known what it knows by now */
  async join(known: number): Promise<void> {
    this.know(known)
    this.#beating ??= setInterval(() => void this.#stay().catch(() => undefined), beatInMillis).unref()
    this.#heardAt = await this.#beat()
    this.#joined.resolve()
  }

  /** Resolves when others wait for it. */
  joined(): Promise<void> {
    return this.#joined.promise
  }

  /** This node knows of everything up to a version: nobody waits for that, so the others learn it when it suits. */
  know(version: number): void {
    this.#known = Math.max(this.#known, version)
  }

  /** This node's listeners know of everything up to a version: whoever waits for that is told. */
  async acknowledge(version: number): Promise<void> {
    this.know(version)
    this.#heardAt = await this.#beat(`RETURNING pg_notify(${changesChannel}, '${acknowledgement}')`)
  }

  /** Another node has said that it knows more than before. */
  hear(): void {
    this.#word.resolve()
    this.#word = Promise.withResolvers()
  }

  /** Resolves when every other living node knows of everything up to a version. Never rejects: what was committed stands. */
  async allKnow(version: number): Promise<void> {
    const deadline = performance.now() + longestWaitInMillis
    for (;;) {
      const { promise } = this.#word
      const late = await this.#lateFor(version)
      if (late.length === 0) return
      if (performance.now() >= deadline) return this.#report(lateLine(late))
      await Promise.race([promise, delay(lookInMillis, undefined, { ref: false })])
    }
  }

  /** The names of those that live and do not know of a version. */
  async #lateFor(version: number): Promise<readonly string[]> {
    const living = await this.#database
      .read<LivingRow>(`SELECT id, facts, told < $1 AS "isLate" FROM nodes WHERE ${isLiving}`, [version])
      // Nobody can be asked; they catch up when they can.
      .catch(() => undefined)
    if (!living) return []
    const late = living.filter(({ id, isLate }) => isLate && id !== this.id)
    return [...late.map(({ id, facts }) => readFacts(id, facts).name), ...this.unheard(living)]
  }

  /**
   * The names of those that live though the database does not say so: it has just come back, and forgotten them.
   * @param living whom it takes for living; of one that has never told of itself its own place says nothing
   */
  unheard(living: readonly Fellow[]): readonly string[] {
    return this.#heardAt === -Infinity ? [] : this.#fellows.unheard(living)
  }

  async list(): Promise<readonly StoreNode[]> {
    const rows = await this.#database.read<Omit<StoreNode, keyof NodeFacts | 'isThis'> & { readonly facts: string | null }>(select)
    const nodes = rows.map(({ facts, ...row }) => ({ ...readFacts(row.id, facts), ...row, isThis: row.id === this.id }))
    // One that was started anew under its name is where the former was.
    return nodes.filter((node, at) => node.isLiving || !nodes.slice(at + 1).some(({ name }) => name === node.name))
  }

  async remove(id: string): Promise<NodeRemoval> {
    const [found] = await this.#database.write<{ isLiving: boolean }>(
      `WITH found AS (SELECT id, facts::jsonb ->> 'name' AS name, ${isLiving} AS "isLiving" FROM nodes WHERE id = $1),
         gone AS (DELETE FROM nodes USING found WHERE NOT found."isLiving" AND NOT (${isLiving}) AND (nodes.id = found.id OR nodes.facts::jsonb ->> 'name' = found.name))
       SELECT "isLiving" FROM found`,
      [id],
    )
    if (!found) return 'unknown'
    return found.isLiving ? 'living' : 'removed'
  }

  /** How many serve deployed APIs, which is all that do not say that they are control planes alone; one at least, which asks. */
  async serving(): Promise<number> {
    const [alive] = await this.#database.read<{ count: number }>(
      `SELECT count(*) AS count FROM nodes WHERE ${isLiving} AND facts::jsonb ->> 'role' IS DISTINCT FROM 'control'`,
    )
    return Math.max(1, alive?.count ?? 1)
  }

  async secret(): Promise<string> {
    const [row] = await this.#database.read<{ secret: string }>('SELECT secret FROM node_secret')
    if (!row) throw new Error('The database has lost the secret of its nodes')
    return row.secret
  }

  async leave(): Promise<void> {
    clearInterval(this.#beating)
    if (this.#beating) await this.#database.write('DELETE FROM nodes WHERE id = $1', [this.id]).catch(() => undefined)
  }

  /** Whoever was not waited for has missed something, maybe, until it joins anew. */
  async #stay(): Promise<void> {
    const wasWaitedFor = this.isWaitedFor
    const heardAt = await this.#beat()
    if (wasWaitedFor) this.#heardAt = heardAt
  }

  /** Answers when it began. */
  async #beat(telling = 'RETURNING 1'): Promise<number> {
    const beganAt = performance.now()
    const living = await this.#database.write<Fellow>(
      `WITH gone AS (DELETE FROM nodes WHERE id <> $1 AND seen_at < now() - interval '1 hour'),
         mine AS (INSERT INTO nodes (id, seen_at, told, facts) VALUES ($1, now(), $2, $3)
           ON CONFLICT (id) DO UPDATE SET seen_at = now(), told = greatest(nodes.told, excluded.told) ${telling})
       SELECT nodes.id, nodes.facts FROM nodes, (SELECT count(*) FROM mine) AS done WHERE ${isLiving}`,
      [this.id, this.#known, this.#facts],
    )
    this.unheard(living)
    return beganAt
  }
}

function lateLine(names: readonly string[]): string {
  return `A change was answered before all knew of it: within ${longestWaitInMillis / 1000} s nothing was heard of it from ${names.map((name) => JSON.stringify(name)).join(', ')}, which may serve what was before until then.`
}
