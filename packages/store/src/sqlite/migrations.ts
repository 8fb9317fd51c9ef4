import { existsSync } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { NewerSchema } from '../store.ts'

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
]

/**
 * Brings a database to the newest schema, which is also the version of its documents; of a file that was written with an
 * older one, a copy is kept beside it.
 * @throws NewerSchema when it is newer than this program.
 */
export function migrate(database: Database, steps: readonly string[] = migrations): void {
  const version = () => Number(database.pragma('user_version', { simple: true }))
  if (version() === steps.length) return
  if (version() > 0) keepCopy(database, version())
  database
    .transaction(() => {
      const from = version()
      if (from > steps.length) throw new NewerSchema(database.name, from, steps.length)
      for (const step of steps.slice(from)) database.exec(step)
      database.pragma(`user_version = ${steps.length}`)
    })
    .immediate()
}

function keepCopy(database: Database, version: number): void {
  const copy = `${database.name}.schema-${version}`
  if (!database.memory && !existsSync(copy)) database.prepare('VACUUM INTO ?').run(copy)
}
