import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Database } from 'better-sqlite3'
import type { Blobs } from '../store.ts'
import { joinPieces, pieceKey, pieceMark, pieceOf, piecesOf } from '../rows/blob-pieces.ts'
import { keyRange } from '../rows/key-range.ts'
import type { Turns } from './turns.ts'

/**
 * Small blobs are a row. A large one is a row without bytes, written last, and its pieces in rows of their own: each is
 * written and read in a turn of its own, so that a thread with a large blob at hand goes on serving.
 */
export function openBlobs(database: Database, turns: Turns): Blobs {
  const select = database.prepare<[string], Buffer>('SELECT bytes FROM blobs WHERE key = ?').pluck()
  const replace = database.prepare<[string, Uint8Array]>('INSERT OR REPLACE INTO blobs (key, bytes) VALUES (?, ?)')
  const insert = database.prepare<[string, Uint8Array]>('INSERT OR IGNORE INTO blobs (key, bytes) VALUES (?, ?)')
  const remove = database.prepare<[string]>('DELETE FROM blobs WHERE key = ?')
  const removeFrom = database.prepare<[string, string]>('DELETE FROM blobs WHERE key >= ? AND key < ?')
  const selectKeys = database.prepare<[string, string], string>('SELECT key FROM blobs WHERE key >= ? AND key < ? ORDER BY key').pluck()
  const removePieces = (key: string, from: number) => removeFrom.run(pieceKey(key, from), keyRange(key + pieceMark)[1])
  const putRow = database.transaction((key: string, bytes: Uint8Array, pieces: number) => {
    replace.run(key, bytes)
    removePieces(key, pieces)
  })
  const removeAll = database.transaction((key: string) => {
    removePieces(key, 0)
    return remove.run(key).changes > 0
  })

  return {
    async get(key) {
      const { bytes, places } = await turns.read(() => ({ bytes: select.get(key), places: selectKeys.all(...keyRange(key + pieceMark)) }))
      if (bytes === undefined || bytes.length > 0) return bytes && new Uint8Array(bytes)
      return joinPieces(places, async (place) => {
        const piece = await turns.read(() => select.get(place))
        await nextTurn()
        return piece
      })
    },
    async put(key, bytes) {
      const pieces = piecesOf(bytes)
      for (let piece = 0; piece < pieces; piece++) {
        await turns.write(() => void replace.run(pieceKey(key, piece), pieceOf(bytes, piece)))
        await nextTurn()
      }
      await turns.write(() => putRow(key, pieces === 0 ? bytes : new Uint8Array(), pieces))
    },
    putFirst: (key, bytes) =>
      turns.write(() => {
        insert.run(key, bytes)
        return new Uint8Array(select.get(key) ?? bytes)
      }),
    delete: (key) => turns.write(() => removeAll(key)),
    keys: (prefix) => turns.read(() => selectKeys.all(...keyRange(prefix)).filter((key) => !key.includes(pieceMark))),
  }
}
