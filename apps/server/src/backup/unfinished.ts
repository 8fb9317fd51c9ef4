import { randomUUID } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** Tells the files of this process from what one that has ended left behind; process ids come again. */
const ownId = randomUUID()
const pattern = /^(?:backup|restore|empty)-([0-9a-f-]{36})-[0-9a-f-]{36}(?:\.|$)/

/** A new path in a data folder for what is not finished yet. */
export function unfinishedPath(folder: string, kind: 'backup' | 'restore' | 'empty'): string {
  return join(folder, `${kind}-${ownId}-${randomUUID()}`)
}

/** Removes what an end in the middle of a backup or of its reading has left in a data folder. */
export function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, by = ownId] = pattern.exec(name) ?? []
    if (by !== ownId) rmSync(join(folder, name), { recursive: true, force: true })
  }
}
