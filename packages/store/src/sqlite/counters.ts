import type { Database } from 'better-sqlite3'
import type { Claim, Counters } from '../store.ts'
import { givenOf } from '../rows/claim.ts'
import { keyRange } from '../rows/key-range.ts'
import type { Turns } from './turns.ts'

export function openCounters(database: Database, turns: Turns): Counters {
  const select = database.prepare<[string], number>('SELECT value FROM counters WHERE key = ?').pluck()
  const add = database
    .prepare<[string, number], number>(
      'INSERT INTO counters (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = value + excluded.value RETURNING value',
    )
    .pluck()
  const replace = database.prepare<[string, number]>('INSERT OR REPLACE INTO counters (key, value) VALUES (?, ?)')
  const selectRange = database.prepare<[string, string], { key: string; value: number }>(
    'SELECT key, value FROM counters WHERE key >= ? AND key < ? ORDER BY key',
  )
  const deleteRange = database.prepare<[string, string]>('DELETE FROM counters WHERE key >= ? AND key < ?')
  const addAll = database.transaction((amounts: ReadonlyMap<string, number>) => {
    for (const [key, by] of amounts) add.get(key, by)
  })

  const grant = (claim: Claim): number => {
    const { key, wanted, besides } = claim
    const given = givenOf(claim, add.get(key, wanted) ?? wanted)
    if (given < wanted) add.get(key, given - wanted)
    if (given > 0) add.get(besides, given)
    return given
  }
  const claimAll = database.transaction((claims: readonly Claim[]) => claims.map(grant))

  return {
    get: (key) => turns.read(() => select.get(key) ?? 0),
    add: (key, by) => turns.write(() => add.get(key, by) ?? by),
    addAll: (amounts) => turns.write(() => addAll.immediate(amounts)),
    claimAll: (claims) => turns.write(() => claimAll.immediate(claims)),
    set: (key, value) => turns.write(() => void replace.run(key, value)),
    list: (prefix) => turns.read(() => new Map(selectRange.all(...keyRange(prefix)).map(({ key, value }) => [key, value]))),
    deleteAll: (prefix) => turns.write(() => void deleteRange.run(...keyRange(prefix))),
  }
}
