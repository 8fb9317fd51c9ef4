import { documentSteps, inNewestShape, shapeOf, type Steps } from '../rows/document-steps.ts'
import { newerThanKnown } from '../rows/newer-documents.ts'
import type { Database, Queries } from './database.ts'
import { documentsLock } from './locks.ts'
import { newerSchema } from './newer-schema.ts'

/**
 * Brings every document to the newest shape of its kind, all or nothing; one that cannot be read keeps its own.
 * @throws NewerSchema when any has a shape that this program does not know.
 */
export async function migrateDocuments(database: Database, steps: Steps = documentSteps): Promise<void> {
  if (!(await hasOlder(database.place, (text) => database.read(text), steps))) return
  await database.transaction(async (queries) => {
    // Another node may have been first.
    if (!(await hasOlder(database.place, (text) => queries.query(text), steps))) return
    for (const [kind, ofKind] of steps) {
      const older = await queries.query<{ version: number; body: string; shape: number }>(
        'SELECT version, body, shape FROM documents WHERE kind = $1 AND shape < $2',
        [kind, shapeOf(kind, steps)],
      )
      for (const old of older) {
        const body = inNewestShape(old, ofKind)
        if (body === undefined) continue
        await queries.query("UPDATE documents SET body = $1, shape = $2, version = nextval('document_versions') WHERE version = $3", [
          body,
          shapeOf(kind, steps),
          old.version,
        ])
      }
    }
  }, documentsLock)
}

async function hasOlder(place: string, read: (text: string) => ReturnType<Queries['query']>, steps: Steps): Promise<boolean> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the statement selects
  const kinds = (await read('SELECT kind, min(shape) AS oldest, max(shape) AS newest FROM documents GROUP BY kind')) as readonly Shapes[]
  for (const { kind, newest } of kinds) {
    const newer = newerThanKnown(kind, newest, steps)
    if (newer !== undefined) throw newerSchema(place, newer)
  }
  return kinds.some(({ kind, oldest }) => oldest < shapeOf(kind, steps))
}

interface Shapes {
  readonly kind: string
  readonly oldest: number
  readonly newest: number
}
