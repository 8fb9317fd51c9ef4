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
  /** Characters of its text; 0 of one that has gone. */
  readonly size: number
}

/** The migration that makes the function says what it does. */
const write = 'SELECT kind, id, version, size FROM write_documents($1, $2, $3, $4, $5, $6, $7, $8, $9)'

/** Writes what was drafted, all of it, and answers that; nothing when not all that was assumed is so. */
export function writeDocuments(query: Queries['query'], drafted: readonly DraftedDocument[], assumed: readonly Assumed[] = []): Promise<readonly WrittenRow[]> {
  const put = drafted.filter(({ content }) => content !== 'none')
  const gone = drafted.filter(({ content }) => content === 'none')
  return query<WrittenRow>(write, [
    assumed.map(({ kind }) => kind),
    assumed.map(({ id }) => id),
    assumed.map(({ version }) => version),
    put.map(({ kind }) => kind),
    put.map(({ id }) => id),
    put.map(({ content }) => bodyOf(content)),
    put.map(({ kind }) => shapeOf(kind)),
    gone.map(({ kind }) => kind),
    gone.map(({ id }) => id),
  ])
}

function bodyOf(content: DraftedDocument['content']): string {
  if (content === 'none') return ''
  return 'text' in content ? content.text : JSON.stringify(content.entity)
}
