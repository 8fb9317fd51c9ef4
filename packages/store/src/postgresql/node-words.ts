import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'

/** What a notification carries of a value, in bytes of its JSON; PostgreSQL takes 8000 of the whole word. */
const mostCarriedInBytes = 6000
/** Longer ones nobody may say. */
const mostInCharacters = 32 * 1024 * 1024

/** A value that is said: as JSON within the word, or under a name in a table where it is too long for that. */
export type Carried = { readonly text: string } | { readonly kept: string }

/** Where the words of nodes are that are too long for a notification: for a minute, and not beyond a crash. */
export class LongWords {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** @throws RangeError when nothing carries so much */
  async carry(value: unknown): Promise<Carried> {
    const text = JSON.stringify(value)
    if (Buffer.byteLength(text) <= mostCarriedInBytes) return { text }
    if (text.length > mostInCharacters) throw new RangeError(`${text.length} characters are more than nodes say at once`)
    const kept = randomUUID()
    await this.#database.write(
      "WITH gone AS (DELETE FROM node_words WHERE said_at < now() - interval '1 minute') INSERT INTO node_words (id, said_at, text) VALUES ($1, now(), $2)",
      [kept, text],
    )
    return { kept }
  }

  /** Rejects when it is not there any more. */
  async read(carried: Carried): Promise<unknown> {
    if ('text' in carried) return JSON.parse(carried.text)
    const [row] = await this.#database.read<{ text: string }>('SELECT text FROM node_words WHERE id = $1', [carried.kept])
    if (!row) throw new Error('A word of another node is not kept any more')
    return JSON.parse(row.text)
  }
}
