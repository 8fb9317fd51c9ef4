import type { Database } from 'better-sqlite3'
import { NewerSchema } from '../newer-schema.ts'
import { documentSteps, inNewestShape, shapeOf, type Steps } from '../rows/document-steps.ts'
import { newerThanKnown } from '../rows/newer-documents.ts'

/** Documents by kind: how many were brought to the newest shape. */
export type Migrated = ReadonlyMap<string, number>

// Both are answered by indexes alone: no document is read for them, however large.
const newestShapes = `SELECT kind, max(shape) AS shape
  FROM (SELECT kind, 1 AS shape FROM documents GROUP BY kind UNION ALL SELECT kind, shape FROM documents WHERE shape > 1) GROUP BY kind`
const lackingShape = `SELECT (SELECT count(*) FROM documents WHERE kind = @kind)
  - (SELECT count(*) FROM documents WHERE kind = @kind AND shape >= @shape AND shape > 1)`

/** @throws NewerSchema when any document has a shape that this program does not know. */
export function refuseNewerDocuments(database: Database, steps: Steps = documentSteps): void {
  if (!hasShapes(database)) return
  const kinds = database.prepare<[], { kind: string; shape: number }>(newestShapes).all()
  for (const { kind, shape } of kinds) {
    const newer = newerThanKnown(kind, shape, steps)
    if (newer !== undefined) throw new NewerSchema(database.name, newer)
  }
}

/** Whether there are documents of a former shape. */
export function hasOlderDocuments(database: Database, steps: Steps = documentSteps): boolean {
  return hasShapes(database) && olderKinds(database, steps).length > 0
}

/** Brings every document to the shape of its kind; one that cannot be read keeps its own. The caller's transaction holds it together. */
export function migrateDocuments(database: Database, steps: Steps = documentSteps): Migrated {
  if (!hasShapes(database)) return new Map()
  const select = database.prepare<[string, number], { version: number; body: string; shape: number }>(
    'SELECT version, body, shape FROM documents WHERE kind = ? AND shape < ?',
  )
  const update = database.prepare<[string, number, number]>('UPDATE documents SET body = ?, shape = ? WHERE version = ?')
  return new Map(
    olderKinds(database, steps).map((kind) => {
      const shape = shapeOf(kind, steps)
      let count = 0
      for (const old of select.all(kind, shape)) {
        const body = inNewestShape(old, steps.get(kind) ?? [])
        if (body !== undefined) count += update.run(body, shape, old.version).changes
      }
      return [kind, count]
    }),
  )
}

/** Kinds that have steps, and documents that have not gone all of them. */
function olderKinds(database: Database, steps: Steps): readonly string[] {
  const lacking = database.prepare<[{ kind: string; shape: number }], number>(lackingShape).pluck()
  return [...steps.keys()].filter((kind) => lacking.get({ kind, shape: shapeOf(kind, steps) }) !== 0)
}

/** The first schemas did not say in which shape a document is. */
function hasShapes(database: Database): boolean {
  return database.prepare("SELECT 1 FROM pragma_table_info('documents') WHERE name = 'shape'").get() !== undefined
}
