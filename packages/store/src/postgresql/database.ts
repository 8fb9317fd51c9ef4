import type { Dialect } from 'kysely'
import { fromPostgresqlText, toPostgresqlText } from './text.ts'

/** What a statement is given for its $1, $2 and so on. */
export type Value = string | number | Uint8Array | null | readonly string[] | readonly number[]

export interface Queries {
  /** Rows by the names of their columns. Whole numbers of 64 bits are numbers, texts are as `toPostgresqlText` was given them. */
  readonly query: <Row>(text: string, values?: readonly Value[]) => Promise<readonly Row[]>
}

/** A PostgreSQL database as the store asks it. Any of it may reject with StoreUnavailable. */
export interface Database {
  /** For its owner, without a password. */
  readonly place: string
  /** The library that migrates the schema speaks this way to it. */
  readonly dialect: Dialect
  /** One statement that changes nothing. */
  read<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]>
  /** One statement that is committed by itself. */
  write<Row>(text: string, values?: readonly Value[]): Promise<readonly Row[]>
  /**
   * All or none. `work` may run again, from its beginning, when nothing of it was committed.
   * @param first a statement that is sent with the beginning, so that it costs no journey of its own
   */
  transaction<T>(work: (queries: Queries) => Promise<T>, first?: string): Promise<T>
  /** Reads everything as it stands at one moment. */
  snapshot<T>(work: (queries: Queries) => Promise<T>): Promise<T>
  /** Hears what is said on a channel, until the answered function is called. */
  listen(channel: string, listener: ChannelListener): () => Promise<void>
  close(): Promise<void>
}

export interface ChannelListener {
  /** It hears from now on; what was said before, while it was away, it has missed. */
  readonly onConnected: () => void
  readonly onMessage: (message: string) => void
  /** It hears nothing any more, until it is connected again. */
  readonly onAway?: (why: string) => void
}

/** Values as PostgreSQL takes them. */
export function toParameters(values: readonly Value[]): Value[] {
  return values.map(toParameter)
}

function toParameter(value: Value): Value {
  if (typeof value === 'string') return toPostgresqlText(value)
  return isTexts(value) ? value.map(toPostgresqlText) : value
}

/** Whether it is a list of texts; of an empty one nobody can tell. */
export function isTexts(value: Value): value is readonly string[] {
  return Array.isArray(value) && typeof value[0] === 'string'
}

/** How columns are read, by the numbers of their types: int8, text, and lists of int8, which hold numbers and nulls alone. */
export const columnParsers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [20, Number],
  [25, fromPostgresqlText],
  [1016, (text) => JSON.parse(`[${text.slice(1, -1).toLowerCase()}]`)],
])
