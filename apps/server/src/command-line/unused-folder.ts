import { DataFolderLocked, type DataFolderLock, holdsStore, lockDataFolder } from '@fourbox/store'
import { readConfig } from '../settings/config.ts'
import type { Given } from './command.ts'

/** A data folder with a store in it that no server uses, kept from servers until the lock is released. */
export interface UnusedFolder {
  readonly folder: string
  readonly lock: DataFolderLock
}

/** The one that a command means; undefined where a server is meant: by its address, because it uses the folder, or because everything is in a database. */
export function lockUnusedFolder({ text }: Given): UnusedFolder | undefined {
  if (text('endpoint') !== undefined || text('port') !== undefined) return undefined
  const data = text('data')
  const { data: folder, databaseUrl } = readConfig(data === undefined ? [] : ['--data', data], process.env)
  if (databaseUrl !== '') return undefined
  if (!holdsStore(folder)) return undefined
  try {
    return { folder, lock: lockDataFolder(folder) }
  } catch (error) {
    if (error instanceof DataFolderLocked) return undefined
    throw error
  }
}
