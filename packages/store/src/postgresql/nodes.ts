import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { Database } from './database.ts'
import { changesChannel } from './changes-channel.ts'

/** How often a node says that it is there. */
const beatInMillis = 2000
/** A node that has said nothing for so long is dead: nobody waits for it. */
const longestSilence = "interval '6 seconds'"
/** A word of another node may be lost with a connection: then it is looked for so often. */
const lookInMillis = 500
/** No write waits for longer than this, whatever nodes do. */
const longestWaitInMillis = 10_000

/** What nodes say on the channel of changes when they know of one. */
export const acknowledgement = 'known'

/** How many nodes are alive; one at least, which asks. */
export async function livingNodes(database: Database): Promise<number> {
  const [alive] = await database.read<{ count: number }>(`SELECT count(*) AS count FROM nodes WHERE seen_at > now() - ${longestSilence}`)
  return Math.max(1, alive?.count ?? 1)
}

/** This node among those that share a database: what each of them knows, by the versions of documents. */
export class Nodes {
  readonly #database: Database
  readonly #id = randomUUID()
  #known: number
  #beating: NodeJS.Timeout | undefined
  #word = Promise.withResolvers<void>()

  /** @param known the version up to which this node knows everything from the start */
  constructor(database: Database, known: number) {
    this.#database = database
    this.#known = known
  }

  /** Others wait for it from now on. @param known what it knows by now */
  async join(known: number): Promise<void> {
    this.#known = Math.max(this.#known, known)
    this.#beating ??= setInterval(() => void this.#beat().catch(() => undefined), beatInMillis).unref()
    await this.#beat()
  }

  /** This node's listeners know of everything up to a version: whoever waits for that is told. */
  async acknowledge(version: number): Promise<void> {
    this.#known = Math.max(this.#known, version)
    await this.#beat(`RETURNING pg_notify(${changesChannel}, '${acknowledgement}')`)
  }

  /** Another node has said that it knows more than before. */
  hear(): void {
    this.#word.resolve()
    this.#word = Promise.withResolvers()
  }

  /** Resolves when every other living node knows of everything up to a version. Never rejects: what was committed stands. */
  async allKnow(version: number): Promise<void> {
    const deadline = performance.now() + longestWaitInMillis
    while (performance.now() < deadline) {
      const { promise } = this.#word
      const [late] = await this.#database
        .read<{ count: number }>(`SELECT count(*) AS count FROM nodes WHERE id <> $1 AND told < $2 AND seen_at > now() - ${longestSilence}`, [
          this.#id,
          version,
        ])
        // Nobody can be asked; they catch up when they can.
        .catch(() => [])
      if (late === undefined || late.count === 0) return
      await Promise.race([promise, delay(lookInMillis, undefined, { ref: false })])
    }
  }

  async leave(): Promise<void> {
    clearInterval(this.#beating)
    if (this.#beating) await this.#database.write('DELETE FROM nodes WHERE id = $1', [this.#id]).catch(() => undefined)
  }

  async #beat(telling = ''): Promise<void> {
    await this.#database.write(
      `WITH gone AS (DELETE FROM nodes WHERE id <> $1 AND seen_at < now() - interval '1 hour')
       INSERT INTO nodes (id, seen_at, told) VALUES ($1, now(), $2)
       ON CONFLICT (id) DO UPDATE SET seen_at = now(), told = greatest(nodes.told, excluded.told) ${telling}`,
      [this.#id, this.#known],
    )
  }
}
