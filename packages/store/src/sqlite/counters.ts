import type { Database } from 'better-sqlite3'
import type { Counters } from '../store.ts'
import { keyRange } from './key-range.ts'

export function openCounters(database: Database): Counters {
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

  return {
    get: async (key) => select.get(key) ?? 0,
    add: async (key, by) => add.get(key, by) ?? by,
    addAll: async (amounts) => addAll.immediate(amounts),
    set: async (key, value) => void replace.run(key, value),
    list: async (prefix) => new Map(selectRange.all(...keyRange(prefix)).map(({ key, value }) => [key, value])),
    deleteAll: async (prefix) => void deleteRange.run(...keyRange(prefix)),
  }
}
