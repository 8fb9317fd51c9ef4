import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import type { NodeAnswers, NodeListener } from '../nodes.ts'
import { CollectedAnswers } from './collected-answers.ts'
import type { Database } from './database.ts'
import { readFacts } from './fellows.ts'
import { changesChannel } from './changes-channel.ts'
import { type Carried, LongWords } from './node-words.ts'
import { isLiving, lookInMillis, type NodeTable } from './node-table.ts'
import type { SharedChannel } from './shared-channel.ts'

type Saying =
  /** To all when nobody is named. */
  | { readonly type: 'question'; readonly id: string; readonly to?: readonly string[] }
  | { readonly type: 'answer'; readonly id: string; readonly to: readonly string[] }
  | { readonly type: 'failure'; readonly id: string; readonly to: readonly string[] }
  | { readonly type: 'news'; readonly to: readonly string[] }
type Word = Saying & Carried & { readonly from: string }

/** Tells the question to those that live, or to those of them that are named. */
const askLiving = `SELECT id, facts, ${isLiving} AS "isLiving",
    CASE WHEN id <> $1 AND ${isLiving} AND ($3::text[] IS NULL OR id = ANY($3)) THEN pg_notify(${changesChannel}, $2) END
  FROM nodes`

interface NodeRow {
  readonly id: string
  readonly facts: string | null
  readonly isLiving: boolean
}

/** Speaks with the other nodes on the channel on which all of them hear of changes. */
export class NodeTalk {
  readonly #database: Database
  readonly #id: string
  readonly #nodes: Pick<NodeTable, 'unheard'>
  readonly #report: (fault: unknown) => void
  readonly #channel: SharedChannel
  readonly #words: LongWords
  readonly #asked = new Map<string, CollectedAnswers>()
  /** Questions that are being answered here; they are asked again until they are. */
  readonly #answering = new Set<string>()
  #listener: NodeListener | undefined
  #hearing: Promise<void> = Promise.resolve()
  #isClosed = false

  /** @param nodes this one among them */
  constructor(
    database: Database,
    channel: SharedChannel,
    { nodes, report }: { readonly nodes: Pick<NodeTable, 'id' | 'unheard'>; readonly report: (fault: unknown) => void },
  ) {
    this.#database = database
    this.#words = new LongWords(database)
    this.#id = nodes.id
    this.#nodes = nodes
    this.#report = report
    this.#channel = channel
  }

  listen(listener: NodeListener): void {
    if (!this.#listener) this.#channel.hear({ onMessage: (message) => this.#hear(message) })
    this.#listener = listener
  }

  async ask(question: unknown, withinMillis: number): Promise<NodeAnswers> {
    const deadline = performance.now() + withinMillis
    const [id, answers] = [randomUUID(), new CollectedAnswers()]
    this.#asked.set(id, answers)
    try {
      return await this.#collect(id, answers, await this.#words.carry(question), deadline)
    } finally {
      this.#asked.delete(id)
    }
  }

  async tell(node: string, news: unknown): Promise<void> {
    await this.#say({ type: 'news', to: [node] }, news)
  }

  /** Whoever still waits for an answer of this node sees it leave. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#hearing
  }

  /** Who has not answered is asked again: the word may have been lost with a connection, this node's or the other's. */
  async #collect(id: string, answers: CollectedAnswers, question: Carried, deadline: number): Promise<NodeAnswers> {
    const names = new Map<string, string>()
    let missing: readonly string[] | undefined
    for (;;) {
      const word: Word = { type: 'question', id, from: this.#id, ...(missing && { to: missing }), ...question }
      const rows = await this.#database.read<NodeRow>(askLiving, [this.#id, JSON.stringify(word), missing ?? null])
      const waitedFor = rows.filter((node) => node.isLiving && node.id !== this.#id && missing?.includes(node.id) !== false).map((node) => node.id)
      for (const { id: node, facts } of rows) if (waitedFor.includes(node)) names.set(node, readFacts(node, facts).name)
      await answers.untilAll(waitedFor, Math.max(0, Math.min(lookInMillis, deadline - performance.now())))
      const late = waitedFor.filter((node) => !answers.has(node))
      const unheard = this.#nodes.unheard(rows.filter((node) => node.isLiving))
      if ((late.length === 0 && unheard.length === 0) || performance.now() >= deadline) {
        const { answers: told, silent } = collected(names, answers, late)
        return { answers: told, silent: [...silent, ...unheard], fallen: fallenOf(rows) }
      }
      if (unheard.length > 0) await delay(lookInMillis, undefined, { ref: false })
      // Whoever tells of itself meanwhile has not been asked.
      missing = unheard.length > 0 ? undefined : late
    }
  }

  /** In the order in which it was said. */
  #hear(message: string): void {
    if (!message.startsWith('{')) return
    this.#hearing = this.#hearing.then(() => this.#take(message)).catch(this.#report)
  }

  async #take(message: string): Promise<void> {
    // What stands on this channel was written by the nodes of this database alone.
    const word: Word = JSON.parse(message)
    const { from } = word
    if (from === this.#id || word.to?.includes(this.#id) === false) return
    if (word.type === 'failure') this.#asked.get(word.id)?.fail(from)
    else if (word.type === 'answer') this.#asked.get(word.id)?.take(from, await this.#words.read(word))
    else if (word.type === 'news') this.#listener?.onNews(await this.#words.read(word), from)
    else void this.#answer(word.id, await this.#words.read(word), from)
  }

  /** Never rejects: who asks hears of a failure, or asks again. */
  async #answer(id: string, question: unknown, from: string): Promise<void> {
    if (!this.#listener || this.#answering.has(id)) return
    this.#answering.add(id)
    try {
      const value = await this.#listener.onQuestion(question, from)
      if (!this.#isClosed) await this.#say({ type: 'answer', id, to: [from] }, value ?? null)
    } catch (error) {
      this.#report(error)
      if (!this.#isClosed) await this.#say({ type: 'failure', id, to: [from] }, null).catch(this.#report)
    } finally {
      this.#answering.delete(id)
    }
  }

  async #say(saying: Saying, value: unknown): Promise<void> {
    const word: Word = { ...saying, from: this.#id, ...(await this.#words.carry(value)) }
    await this.#database.read(`SELECT pg_notify(${changesChannel}, $1)`, [JSON.stringify(word)])
  }
}

/** Whoever fell meanwhile is in neither list. */
function collected(names: ReadonlyMap<string, string>, answers: CollectedAnswers, missing: readonly string[]): Omit<NodeAnswers, 'fallen'> {
  const told = [...names].flatMap(([id, name]) => {
    const answer = answers.of(id)
    return answer ? [{ name, ...answer }] : []
  })
  const silent = [...names].flatMap(([id, name]) => (missing.includes(id) || (answers.has(id) && !answers.of(id)) ? [name] : []))
  return { answers: told, silent }
}

/** One that was started again has another id, and mostly its name. */
function fallenOf(rows: readonly NodeRow[]): readonly string[] {
  const namesOf = (isLiving: boolean) => new Set(rows.filter((row) => row.isLiving === isLiving).map(({ id, facts }) => readFacts(id, facts).name))
  return [...namesOf(false).difference(namesOf(true))]
}
