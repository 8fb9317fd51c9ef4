import type { Kind } from '../kinds.ts'
import { shapeOf } from '../rows/document-steps.ts'
import type { DraftedDocument } from '../rows/drafted-documents.ts'
import type { Queries } from './database.ts'
import type { Assumed } from './remembered-reads.ts'

/** A document that was written, or has gone, under the version that tells of it. */
export interface WrittenRow {
  readonly kind: Kind
  readonly id: string
  readonly version: number
  readonly hasGone: boolean
  /** Characters of its text; 0 of one that has gone. */
  readonly size: number
}

/** The migration that makes the function says what it does, and what these stand for. */
const write = 'SELECT write_documents($1, $2, $3, $4, $5, $6) AS versions'
const goes = 0
const stays = -1
const whichever = -1

/** Both by `documentKey`. */
export interface DraftToWrite {
  readonly documents: ReadonlyMap<string, DraftedDocument>
  readonly assumed?: ReadonlyMap<string, Assumed>
  /** Where others hear of it. */
  readonly channel: string
}

/** Writes what was drafted, all of it, and answers that; undefined when not all that was assumed is so, and nothing was written. */
export async function writeDocuments(
  query: Queries['query'],
  { documents, assumed = new Map(), channel }: DraftToWrite,
): Promise<readonly WrittenRow[] | undefined> {
  const written = Array.from(documents, ([key, { kind, id, content }]) => {
    const shape = content === 'none' ? goes : shapeOf(kind)
    return { kind, id, version: assumed.get(key)?.version ?? whichever, shape, body: bodyOf(content) }
  })
  const looked = Array.from(assumed, ([key, each]) => (documents.has(key) ? undefined : { ...each, shape: stays, body: '' }))
  const all = [...written, ...looked.filter((each) => each !== undefined)]
  const [row] = await query<{ versions: readonly (number | null)[] | null }>(write, [
    channel,
    all.map(({ kind }) => kind),
    all.map(({ id }) => id),
    all.map(({ version }) => version),
    all.map(({ shape }) => shape),
    all.map(({ body }) => body),
  ])
  const versions = row?.versions
  if (!versions) return undefined
  return written.flatMap(({ kind, id, shape, body }, place) => {
    const version = versions[place] ?? undefined
    return version === undefined ? [] : [{ kind, id, version, hasGone: shape === goes, size: body.length }]
  })
}

function bodyOf(content: DraftedDocument['content']): string {
  if (content === 'none') return ''
  return 'text' in content ? content.text : JSON.stringify(content.entity)
}
