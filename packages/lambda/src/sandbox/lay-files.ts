import { constants, copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** More files than these take longer to lay out than a process takes to boot. */
const mostFiles = 100

/**
 * Lays the files of a folder into an empty one, by further names for the same files where the disk allows it, else by copies.
 * @returns whether there were few enough; nothing is done else
 */
export function layFiles(from: string, to: string): boolean {
  const entries = readdirSync(from, { recursive: true, withFileTypes: true })
  if (entries.length > mostFiles) return false
  for (const entry of entries) {
    const source = join(entry.parentPath, entry.name)
    const place = join(to, source.slice(from.length))
    if (entry.isDirectory()) mkdirSync(place, { recursive: true })
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), place)
    else if (entry.isFile()) layFile(source, place)
  }
  return true
}

function layFile(source: string, place: string): void {
  try {
    linkSync(source, place)
  } catch {
    // Another disk, or a file of somebody else.
    copyFileSync(source, place, constants.COPYFILE_FICLONE)
  }
}
