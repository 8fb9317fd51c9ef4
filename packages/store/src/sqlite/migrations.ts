import { rmSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { NewerSchema } from '../newer-schema.ts'
import { documentSteps, type Steps } from '../rows/document-steps.ts'
import { hasOlderDocuments, migrateDocuments, type Migrated, refuseNewerDocuments } from './migrate-documents.ts'

/** Each brings the schema from its index to the next version. Released ones never change; new ones are appended. */
export const migrations: readonly string[] = [
  `CREATE TABLE documents (
     -- Never used twice, so a cached value is fresh exactly when its version still stands.
     version INTEGER PRIMARY KEY AUTOINCREMENT,
     kind TEXT NOT NULL,
     id TEXT NOT NULL,
     body TEXT NOT NULL,
     UNIQUE (kind, id)
   ) STRICT;
   CREATE TABLE counters (key TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
   CREATE TABLE log_events (
     sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     log_group TEXT NOT NULL,
     stream TEXT NOT NULL,
     at INTEGER NOT NULL,
     message TEXT NOT NULL
   ) STRICT;
   CREATE INDEX log_events_by_group ON log_events (log_group, sequence);
   CREATE TABLE blobs (key TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT;`,
  `CREATE TABLE log_chunks (
     last_sequence INTEGER PRIMARY KEY AUTOINCREMENT,
     log_group TEXT NOT NULL,
     stream TEXT NOT NULL,
     first_at INTEGER NOT NULL,
     last_at INTEGER NOT NULL,
     size INTEGER NOT NULL,
     body TEXT NOT NULL
   ) STRICT;
   INSERT INTO log_chunks SELECT sequence, log_group, stream, at, at, 1, json_array(at, message) FROM log_events;
   CREATE INDEX log_chunks_by_group ON log_chunks (log_group, last_sequence);
   DROP TABLE log_events;`,
  `ALTER TABLE log_chunks ADD COLUMN ingested_at INTEGER NOT NULL DEFAULT 0;
   UPDATE log_chunks SET ingested_at = last_at;
   -- All that a search needs to know of a chunk before it reads it.
   CREATE INDEX log_chunks_by_time ON log_chunks (log_group, first_at, last_at, stream);`,
  `-- Documents that could not be read, as they were.
   CREATE TABLE set_aside (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;`,
  `CREATE TABLE metric_series (
     id INTEGER PRIMARY KEY,
     rest_api_id TEXT NOT NULL,
     stage TEXT NOT NULL,
     http_method TEXT NOT NULL,
     resource_path TEXT NOT NULL,
     UNIQUE (rest_api_id, stage, http_method, resource_path)
   ) STRICT;
   CREATE TABLE metric_points (
     id INTEGER PRIMARY KEY,
     series INTEGER NOT NULL,
     -- In seconds.
     resolution INTEGER NOT NULL,
     at INTEGER NOT NULL,
     body BLOB NOT NULL,
     UNIQUE (series, resolution, at)
   ) STRICT;`,
  `-- Which of its kind's shapes a document is in: see document-steps.ts.
   ALTER TABLE documents ADD COLUMN shape INTEGER NOT NULL DEFAULT 1;
   CREATE INDEX documents_by_shape ON documents (kind, shape);
   ALTER TABLE set_aside ADD COLUMN shape INTEGER NOT NULL DEFAULT 1;`,
  `-- Most kinds have had no other shape than their first: a write of those pays for no index of it.
   DROP INDEX documents_by_shape;
   CREATE INDEX documents_in_later_shapes ON documents (kind, shape) WHERE shape > 1;`,
]

/** What a migration did, for the owner. */
interface Migration {
  readonly from: number
  readonly to: number
  readonly documents: Migrated
  /** Where the file is kept as it was; a new file, and one in memory, has none. */
  readonly copy?: string
}

/**
 * Brings a database to the newest schema, and its documents to their newest shapes, all or nothing; of a file that an
 * older Fourbox wrote, a copy is kept beside it. Answers what was done, if anything was.
 * @throws NewerSchema when it, or a document in it, is newer than this program.
 */
export function migrate(database: Database, steps: readonly string[] = migrations, ofDocuments: Steps = documentSteps): Migration | undefined {
  refuseNewer(database, steps, ofDocuments)
  const before = versionOf(database)
  if (before === steps.length && !hasOlderDocuments(database, ofDocuments)) return undefined
  const copy = before > 0 && !database.memory ? `${database.name}.before-migration-${new Date().toISOString().replaceAll(/[:.]/g, '-')}` : undefined
  const run = database.transaction((): Migration => {
    // Another process may have been first.
    refuseNewer(database, steps, ofDocuments)
    const from = versionOf(database)
    for (const step of steps.slice(from)) database.exec(step)
    database.pragma(`user_version = ${steps.length}`)
    return { from, to: steps.length, documents: migrateDocuments(database, ofDocuments), ...(copy !== undefined && { copy }) }
  })
  try {
    if (copy !== undefined) database.prepare('VACUUM INTO ?').run(copy)
    return run.immediate()
  } catch (error) {
    // Nothing was changed: the file itself is what a copy would show.
    if (copy !== undefined) rmSync(copy, { force: true })
    throw error
  }
}

/** @throws NewerSchema */
export function refuseNewer(database: Database, steps: readonly string[] = migrations, ofDocuments: Steps = documentSteps): void {
  const version = versionOf(database)
  if (version > steps.length) throw new NewerSchema(database.name, `schema ${version}; this one knows ${steps.length}`)
  refuseNewerDocuments(database, ofDocuments)
}

/** The owner's lines for a migration of what was there before. */
export function migrationLines(file: string, { from, to, documents, copy }: Migration): readonly string[] {
  if (copy === undefined) return []
  const kinds = [...documents].filter(([, count]) => count > 0).map(([kind, count]) => `${count} of ${kind}`)
  const done = [
    ...(from < to ? [`from schema ${from} to ${to}`] : []),
    ...(kinds.length > 0 ? [`documents brought to their newest shape: ${kinds.join(', ')}`] : []),
  ]
  return [`${file} was written by an older Fourbox and has been migrated (${done.join('; ')}). As it was before, it is kept as ${copy}.`]
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
