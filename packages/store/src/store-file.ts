import { existsSync } from 'node:fs'
import { join } from 'node:path'

/** What the file of a data folder's store is called. */
const storeFileName = 'fourbox.sqlite'

/** The file of the store that a data folder has, or would have. */
export function storeFileIn(folder: string): string {
  return join(folder, storeFileName)
}

/** Whether there is a store in a data folder. */
export function holdsStore(folder: string): boolean {
  return existsSync(storeFileIn(folder))
}

/** Whether the first bytes of a file are those of every store: what begins otherwise is worth no disk. */
export function beginsAsStore(bytes: Uint8Array): boolean {
  return storeHead.equals(bytes.subarray(0, storeHead.length))
}

const storeHead = Buffer.from('SQLite format 3')
