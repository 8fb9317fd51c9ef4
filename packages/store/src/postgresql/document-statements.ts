import type { Queries } from './database.ts'

/** A document that was written, or has gone, under the version that tells of it. */
export interface VersionRow {
  readonly id: string
  readonly version: number
}

/** Where nodes hear that documents have changed. */
export const changesChannel = "'fourbox_documents_' || md5(current_schema())"

/** A statement that writes documents and answers their ids and versions: it tells every node of these, once they are committed. */
export function tellingOfChanges(statement: string): string {
  return `WITH written AS (${statement}) ${tell}`
}

const tell = `SELECT id, version FROM written, LATERAL pg_notify(${changesChannel}, version::text)`

const markGone = `INSERT INTO deleted_documents (kind, id, version)
  SELECT kind, id, nextval('document_versions') FROM gone
  ON CONFLICT (kind, id) DO UPDATE SET version = excluded.version, at = excluded.at RETURNING id, version`

/** Deletes those of some documents that there are, and writes down that they have gone; answers them. */
export function deleteDocuments(queries: Queries, kind: string, ids: readonly string[]): Promise<readonly VersionRow[]> {
  return queries.query<VersionRow>(
    `WITH gone AS (DELETE FROM documents WHERE kind = $1 AND id = ANY($2::text[]) RETURNING kind, id),
     written AS (${markGone}) ${tell}`,
    [kind, ids],
  )
}
