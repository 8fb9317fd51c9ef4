import { createReadStream } from 'node:fs'
import { lockDataFolder } from '@fourbox/store'
import { prepareBackup, prepareEmptyStore, type PreparedStore } from './prepared-store.ts'

/**
 * Puts what a backup holds in the place of what a data folder holds. The backup is read whole and checked before anything
 * of the folder changes; the store changes in one step, last. Answers where the former store is kept, if there was one.
 * @throws DataFolderLocked while a server uses the folder, DamagedStore for a backup that is not whole, NewerSchema, UsageError
 */
export function restoreBackup(backup: string, folder: string): Promise<string | undefined> {
  return replace(folder, () => prepareBackup(createReadStream(backup), backup, folder))
}

/**
 * Leaves a data folder without anything in it. Answers where the former store is kept, if there was one.
 * @throws DataFolderLocked while a server uses the folder
 */
export function emptyFolder(folder: string): Promise<string | undefined> {
  return replace(folder, () => prepareEmptyStore(folder))
}

async function replace(folder: string, prepare: () => Promise<PreparedStore>): Promise<string | undefined> {
  const lock = lockDataFolder(folder)
  let prepared: PreparedStore | undefined
  try {
    prepared = await prepare()
    return prepared.put()
  } finally {
    prepared?.discard()
    lock.release()
  }
}
