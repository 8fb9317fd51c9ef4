import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, fsyncSync, mkdirSync, openSync, closeSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { DamagedStore, lockDataFolder, openCopy, replaceStore } from '@fourbox/store'
import { UsageError } from '../failures/usage-error.ts'
import { isAccompanyingFile } from './accompanying-files.ts'

/**
 * Puts what a backup holds in the place of what a data folder holds. The backup is read whole and checked before anything
 * of the folder changes; the store changes in one step, last. Answers where the former store is kept, if there was one.
 * @throws DataFolderLocked while a server uses the folder, DamagedStore for a backup that is not whole, NewerSchema, UsageError
 */
export async function restoreBackup(backup: string, folder: string): Promise<string | undefined> {
  const lock = lockDataFolder(folder)
  const copy = join(folder, `restore-${randomUUID()}.sqlite`)
  try {
    await unpack(backup, copy)
    for (const [path, bytes] of openCopy(copy)) if (isAccompanyingFile(path)) replaceFile(join(folder, path), bytes)
    flush(copy)
    return replaceStore(folder, copy)
  } finally {
    rmSync(copy, { force: true })
    lock.release()
  }
}

async function unpack(backup: string, copy: string): Promise<void> {
  try {
    await pipeline(createReadStream(backup), createGunzip(), createWriteStream(copy, { mode: 0o600 }))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // zlib's own words: a wrong head, a wrong sum, or an end that comes too early.
    if (code === 'Z_BUF_ERROR') throw new DamagedStore(backup, 'it was cut off')
    if (code.startsWith('Z_')) throw new DamagedStore(backup, 'it is no backup, or was damaged')
    throw new UsageError(`${backup} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function replaceFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(`${path}.restored`, bytes, { mode: 0o600 })
  renameSync(`${path}.restored`, path)
}

function flush(file: string): void {
  const handle = openSync(file, 'r+')
  fsyncSync(handle)
  closeSync(handle)
}
