import { givenOf } from '../rows/claim.ts'
import { keyRange } from '../rows/key-range.ts'
import type { Counters } from '../store.ts'
import type { Database } from './database.ts'

interface Row {
  readonly key: string
  readonly value: number
}

const addTo = 'INSERT INTO counters (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = counters.value + excluded.value RETURNING value'

export function openCounters(database: Database): Counters {
  return {
    get: async (key) => (await database.read<Row>('SELECT value FROM counters WHERE key = $1', [key]))[0]?.value ?? 0,
    add: async (key, by) => (await database.write<Row>(addTo, [key, by]))[0]?.value ?? by,
    addAll: async (amounts) => {
      // In one order for all, so that no two wait for each other.
      const keys = [...amounts.keys()].toSorted()
      await database.write(
        `INSERT INTO counters (key, value) SELECT * FROM unnest($1::text[], $2::bigint[])
         ON CONFLICT (key) DO UPDATE SET value = counters.value + excluded.value`,
        [keys, keys.map((key) => amounts.get(key) ?? 0)],
      )
    },
    claimAll: (claims) =>
      database.transaction(async ({ query }) => {
        const add = async (key: string, by: number) => (await query<Row>(addTo, [key, by]))[0]?.value ?? by
        const given = claims.map(() => 0)
        // In one order for all, as above.
        for (const [index, claim] of [...claims.entries()].toSorted(([, a], [, b]) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))) {
          const granted = givenOf(claim, await add(claim.key, claim.wanted))
          if (granted < claim.wanted) await add(claim.key, granted - claim.wanted)
          if (granted > 0) await add(claim.besides, granted)
          given[index] = granted
        }
        return given
      }),
    set: async (key, value) => {
      await database.write('INSERT INTO counters (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value', [key, value])
    },
    list: async (prefix) => {
      const rows = await database.read<Row>('SELECT key, value FROM counters WHERE key >= $1 AND key < $2 ORDER BY key', keyRange(prefix))
      return new Map(rows.map(({ key, value }) => [key, value]))
    },
    deleteAll: async (prefix) => {
      await database.write('DELETE FROM counters WHERE key >= $1 AND key < $2', keyRange(prefix))
    },
  }
}
