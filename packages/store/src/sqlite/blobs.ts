import type { Database } from 'better-sqlite3'
import type { Blobs } from '../store.ts'
import { keyRange } from './key-range.ts'
import type { Turns } from './turns.ts'

export function openBlobs(database: Database, turns: Turns): Blobs {
  const select = database.prepare<[string], Buffer>('SELECT bytes FROM blobs WHERE key = ?').pluck()
  const replace = database.prepare<[string, Uint8Array]>('INSERT OR REPLACE INTO blobs (key, bytes) VALUES (?, ?)')
  const remove = database.prepare<[string]>('DELETE FROM blobs WHERE key = ?')

  const selectKeys = database.prepare<[string, string], string>('SELECT key FROM blobs WHERE key >= ? AND key < ? ORDER BY key').pluck()

  return {
    get: (key) =>
      turns.read(() => {
        const bytes = select.get(key)
        return bytes && new Uint8Array(bytes)
      }),
    put: (key, bytes) => turns.write(() => void replace.run(key, bytes)),
    delete: (key) => turns.write(() => remove.run(key).changes > 0),
    keys: (prefix) => turns.read(() => selectKeys.all(...keyRange(prefix))),
  }
}
