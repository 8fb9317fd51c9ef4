import { rmSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What stands beside the store and cannot be made again: the keys of local user pools. Tokens are made anew, and the code of functions is in the store. */
const folders = ['user-pools']

/** By their paths within the data folder. */
export async function accompanyingFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  for (const each of folders) for (const name of await namesIn(join(folder, each))) files.set(`${each}/${name}`, await readFile(join(folder, each, name)))
  return files
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

/** Whether a path of a backup is one that a backup may write. */
export function isAccompanyingFile(path: string): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`) && /^[\w.-]+$/.test(path.slice(folder.length + 1)) && !path.endsWith('.'))
}

/** What belongs to a store goes with it. */
export function removeAccompanyingFiles(folder: string): void {
  for (const each of folders) rmSync(join(folder, each), { recursive: true, force: true })
}
