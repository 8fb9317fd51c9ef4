import { joinPieces, pieceMark } from '../rows/blob-pieces.ts'
import { documentSteps, inNewestShape } from '../rows/document-steps.ts'
import type { Kind, Kinds } from '../kinds.ts'
import type { Page, Served } from '../store.ts'
import type { KeptDocument, KnownFile } from './known-file.ts'
import { isServedWhole } from './served-kinds.ts'

/**
 * What deployed APIs are served by, as a file has it.
 * @param unavailable what whoever asks for anything else is refused with: that it is not in the file says nothing
 */
export function knownReads(file: KnownFile, unavailable: () => Error): Served {
  const ofWhole = async <T>(kind: Kind, read: () => T): Promise<T> => {
    if (!isServedWhole(kind)) throw unavailable()
    return read()
  }
  return {
    documents: {
      get: async (kind, id) => {
        const row = file.get(kind, id)
        if (row === undefined && !isServedWhole(kind)) throw unavailable()
        return entityOf(kind, row)
      },
      list: <K extends Kind>(kind: K, { prefix = '', after = '', limit }: Page = {}) =>
        ofWhole(kind, () => {
          const rows = file.list(kind, prefix, after, limit === undefined ? -1 : limit + 1)
          const shown = limit === undefined ? rows : rows.slice(0, limit)
          const items = shown.flatMap((row) => entityOf(kind, row) ?? [])
          const last = shown.at(-1)
          return rows.length > shown.length && last ? { items, next: last.id } : { items }
        }),
      ids: (kind, prefix = '') => ofWhole(kind, () => file.ids(kind, prefix)),
    },
    blobs: {
      get: async (key) => {
        const bytes = file.blob(key)
        if (bytes === undefined) throw unavailable()
        return bytes.length > 0 ? new Uint8Array(bytes) : joinPieces(file.blobKeys(key + pieceMark), async (piece) => file.blob(piece))
      },
    },
  }
}

/** One that an older Fourbox kept is read in its newest shape; one that cannot be read is not there. */
function entityOf<K extends Kind>(kind: K, row: KeptDocument | undefined): Kinds[K] | undefined {
  const body = row && inNewestShape(row, documentSteps.get(kind) ?? [])
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the seam between rows and types: nothing but a Kinds[K] is ever kept under kind K
  return body === undefined ? undefined : (JSON.parse(body) as Kinds[K])
}
