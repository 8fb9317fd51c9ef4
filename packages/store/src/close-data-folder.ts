import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** What stands in folders of its own and is a secret: the keys of local user pools, and of certificates. */
const secretFolders = ['user-pools', 'certificate-authority', 'certificates']

/**
 * Makes the folder where it is missing, and closes it to all but its owner: 0700, and 0600 for the files that stand in it.
 * The code of functions stands in folders below, which nobody reaches through a closed one. Answers what was open to others,
 * for the person to be told, and what could not be closed.
 */
export function closeDataFolder(folder: string): { readonly opened: readonly string[]; readonly failed: readonly string[] } {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  // Modes say nothing on Windows, where folders of a person are closed by inheritance.
  if (process.platform === 'win32') return { opened: [], failed: [] }
  const folders = [folder, ...secretFolders.map((name) => join(folder, name))].filter(isFolder)
  const paths = folders.flatMap((path) => [path, ...filesIn(path)])
  const open = paths.filter((path) => (lstatSync(path).mode & 0o077) !== 0)
  const failed = open.filter((path) => !closed(path))
  return { opened: open.filter((path) => !failed.includes(path)), failed }
}

function closed(path: string): boolean {
  try {
    chmodSync(path, isFolder(path) ? 0o700 : 0o600)
    return true
  } catch {
    // Somebody else owns it.
    return false
  }
}

function isFolder(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
}
