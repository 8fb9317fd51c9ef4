import type { Queries } from './database.ts'

/** A document that was written, or has gone, under the version that tells of it. */
export interface VersionRow {
  readonly id: string
  readonly version: number
}

/** Deletes those of some documents that there are, and writes down that they have gone; answers them. */
export function deleteDocuments(queries: Queries, kind: string, ids: readonly string[]): Promise<readonly VersionRow[]> {
  return queries.query<VersionRow>(
    `WITH gone AS (DELETE FROM documents WHERE kind = $1 AND id = ANY($2::text[]) RETURNING kind, id)
     INSERT INTO deleted_documents (kind, id, version) SELECT kind, id, nextval('document_versions') FROM gone
     ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, at = excluded.at RETURNING id, version`,
    [kind, ids],
  )
}

/** Where nodes hear that documents have changed. */
export const changesChannel = "'fourbox_documents_' || md5(current_schema())"

/** Tells every node, once the transaction is committed, that there are changes up to the newest version. */
export async function tellOfChanges(queries: Queries): Promise<void> {
  await queries.query(`SELECT pg_notify(${changesChannel}, (SELECT last_value::text FROM document_versions))`)
}
