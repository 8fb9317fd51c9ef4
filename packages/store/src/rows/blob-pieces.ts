/** A write of more holds the thread for longer than a call may wait: 50 MB at once took three seconds on a busy disk. */
const pieceBytes = 1024 * 1024

/** Stands between the key of a large blob and the number of a piece; no key of ours holds it. */
export const pieceMark = '\u0001'

/** Under which a piece of a large blob is kept: a blob whose own row is empty consists of its pieces, in the order of their keys. */
export function pieceKey(key: string, piece: number): string {
  return `${key}${pieceMark}${String(piece).padStart(6, '0')}`
}

/** The key of the blob that a row is, or is a piece of. */
export function blobOf(rowKey: string): string {
  return rowKey.split(pieceMark, 1)[0] ?? rowKey
}

/** How many pieces a blob is kept in; one that is no larger than a piece is kept in its own row. */
export function piecesOf(bytes: Uint8Array): number {
  return bytes.length > pieceBytes ? Math.ceil(bytes.length / pieceBytes) : 0
}

/** The bytes of one piece. */
export function pieceOf(bytes: Uint8Array, piece: number): Uint8Array {
  return bytes.subarray(piece * pieceBytes, (piece + 1) * pieceBytes)
}

/** The bytes of a blob whose pieces are kept under some keys, in their order. */
export async function joinPieces(keys: readonly string[], read: (key: string) => Promise<Uint8Array | undefined>): Promise<Uint8Array> {
  const whole = new Uint8Array(keys.length * pieceBytes)
  let size = 0
  for (const key of keys) {
    const piece = await read(key)
    if (piece) whole.set(piece, size)
    size += piece?.length ?? 0
  }
  return whole.subarray(0, size)
}
