import type { Database } from 'better-sqlite3'
import { documentShapes } from '../rows/document-shapes.ts'
import { shapeOf } from '../rows/document-steps.ts'

/**
 * Moves the documents that cannot be read to the table `set_aside`, where nobody looks for them and nothing of them is
 * lost. Answers a line for each, for the owner.
 */
export function setAsideBroken(database: Database): readonly string[] {
  const move = database.prepare<[number]>(
    'INSERT INTO set_aside (kind, id, body, version, at, shape) SELECT kind, id, body, version, unixepoch(), shape FROM documents WHERE version = ?',
  )
  const remove = database.prepare<[number]>('DELETE FROM documents WHERE version = ?')
  return database.transaction(() => {
    const broken = findBroken(database)
    for (const { version } of broken) {
      move.run(version)
      remove.run(version)
    }
    return broken.map(
      ({ kind, id }) =>
        `The document ${kind} ${JSON.stringify(id)} cannot be read. It was set aside, in the table set_aside of ${database.name}; everything else is served.`,
    )
  })()
}

interface Broken {
  readonly kind: string
  readonly id: string
  readonly version: number
}

function findBroken(database: Database): readonly Broken[] {
  return Object.entries(documentShapes).flatMap(([kind, shape]) => {
    const members = Object.entries(shape).map(([member, type]) => `json_type(body, '$.${member}') IS '${type}'`)
    return database
      .prepare<[string, number], Broken>(
        `SELECT kind, id, version FROM documents WHERE kind = ? AND (shape <> ? OR NOT CASE WHEN json_valid(body) THEN ${members.join(' AND ')} ELSE FALSE END) ORDER BY id`,
      )
      .all(kind, shapeOf(kind))
  })
}
