import { joinPieces, pieceKey, pieceMark, pieceOf, piecesOf } from '../rows/blob-pieces.ts'
import { keyRange } from '../rows/key-range.ts'
import type { Blobs } from '../store.ts'
import type { Database, Queries } from './database.ts'

/** Small blobs are a row; a large one is a row without bytes, and its pieces in rows of their own, all written and read as at one moment. */
export function openBlobs(database: Database): Blobs {
  return {
    get: (key) => database.snapshot((queries) => get(queries, key)),
    put: (key, bytes) =>
      database.transaction(async (queries) => {
        const pieces = piecesOf(bytes)
        // First: who writes under the same key waits here until all is committed.
        await put(queries, key, pieces === 0 ? bytes : new Uint8Array())
        await removePieces(queries, key)
        for (let piece = 0; piece < pieces; piece++) await put(queries, pieceKey(key, piece), pieceOf(bytes, piece))
      }),
    putFirst: async (key, bytes) => {
      await database.write('INSERT INTO blobs (key, bytes) VALUES ($1, $2) ON CONFLICT (key) DO NOTHING', [key, bytes])
      return (await database.snapshot((queries) => get(queries, key))) ?? bytes
    },
    delete: (key) => database.transaction((queries) => remove(queries, key)),
    keys: async (prefix) => {
      const rows = await database.read<{ key: string }>('SELECT key FROM blobs WHERE key >= $1 AND key < $2 ORDER BY key', keyRange(prefix))
      return rows.map(({ key }) => key).filter((key) => !key.includes(pieceMark))
    },
  }
}

async function get(queries: Queries, key: string): Promise<Uint8Array | undefined> {
  const bytes = await select(queries, key)
  if (bytes === undefined || bytes.length > 0) return bytes && new Uint8Array(bytes)
  const pieces = await queries.query<{ key: string }>('SELECT key FROM blobs WHERE key >= $1 AND key < $2 ORDER BY key', keyRange(key + pieceMark))
  return joinPieces(
    pieces.map((piece) => piece.key),
    (place) => select(queries, place),
  )
}

async function select(queries: Queries, key: string): Promise<Uint8Array | undefined> {
  const [row] = await queries.query<{ bytes: Uint8Array }>('SELECT bytes FROM blobs WHERE key = $1', [key])
  return row?.bytes
}

async function put(queries: Queries, key: string, bytes: Uint8Array): Promise<void> {
  await queries.query('INSERT INTO blobs (key, bytes) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET bytes = excluded.bytes', [key, bytes])
}

/** Whether there was one. */
async function remove(queries: Queries, key: string): Promise<boolean> {
  const existed = (await queries.query('DELETE FROM blobs WHERE key = $1 RETURNING key', [key])).length > 0
  await removePieces(queries, key)
  return existed
}

async function removePieces(queries: Queries, key: string): Promise<void> {
  await queries.query('DELETE FROM blobs WHERE key >= $1 AND key < $2', keyRange(key + pieceMark))
}
