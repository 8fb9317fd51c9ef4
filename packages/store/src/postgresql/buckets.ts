import { shareAhead, type TokenAsk, type TokenBuckets, type TokenGrant } from '../shared/token-buckets.ts'
import type { Database } from './database.ts'

const takeTokens = `SELECT place, granted, tokens FROM take_tokens($1, $2, $3, $4, $5, $6, ${shareAhead})`

interface Taken {
  /** Counted from 1. */
  readonly place: number
  readonly granted: number
  readonly tokens: number
}

/** Buckets that a function of the database counts, see the migrations: in one journey, by the database's clock. */
export function openBuckets(database: Database): TokenBuckets {
  return {
    take: async (asks) => {
      const of = (member: Exclude<keyof TokenAsk, 'key'>) => asks.map((ask) => ask[member])
      const keys = asks.map(({ key }) => key)
      const rows = await database.write<Taken>(takeTokens, [keys, of('rate'), of('burst'), of('returned'), of('needed'), of('ahead')])
      const byPlace = new Map(rows.map((row) => [row.place, row]))
      return asks.map((_ask, index): TokenGrant => {
        const { granted, tokens } = byPlace.get(index + 1) ?? { granted: 0, tokens: 0 }
        return { granted, left: tokens }
      })
    },
  }
}

/** Removes buckets that have been full for a while, some thousand at most; those that are just asked stay. */
export async function removeFullBuckets(database: Database): Promise<void> {
  await database.write(
    `DELETE FROM token_buckets WHERE key IN (
       SELECT key FROM token_buckets WHERE full_at < extract(epoch FROM clock_timestamp())::float8 - 60 LIMIT 10000 FOR UPDATE SKIP LOCKED
     )`,
  )
}
