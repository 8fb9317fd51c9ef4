import { createWriteStream, fsyncSync, mkdirSync, openSync, closeSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { beginsAsStore, DamagedStore, openCopy, openStore, replaceStore, storeFileIn, storeInFolder } from '@fourbox/store'
import { UsageError } from '../failures/usage-error.ts'
import { isAccompanyingFile, removeAccompanyingFiles } from './accompanying-files.ts'
import { unfinishedPath } from './unfinished.ts'

/** A store that was read whole and checked, and waits beside a data folder's own. */
export interface PreparedStore {
  /** Puts it in the place of the folder's in one step, under the folder's lock. Answers where the former one is kept, if there was one. */
  readonly put: () => string | undefined
  /** Removes what is left of it, whether it took that place or not. */
  readonly discard: () => void
}

/** What bounds the reading of a backup that somebody has sent. */
export interface UnpackLimits {
  /** Unpacked. */
  readonly bytes?: number
  readonly signal?: AbortSignal
}

/**
 * Reads and checks a backup beside a folder that may be in use. `name` stands for the backup in errors.
 * @throws DamagedStore for a backup that is not whole, NewerSchema, UsageError
 */
export async function prepareBackup(backup: Readable, name: string, folder: string, limits: UnpackLimits = {}): Promise<PreparedStore> {
  const copy = `${unfinishedPath(folder, 'restore')}.sqlite`
  const discard = () => rmSync(copy, { force: true })
  try {
    await unpack(backup, name, copy, limits)
    const files = openCopy(copy)
    flush(copy)
    return {
      discard,
      put: () => {
        for (const [path, bytes] of files) if (isAccompanyingFile(path)) replaceFile(join(folder, path), bytes)
        return replaceStore(folder, copy)
      },
    }
  } catch (error) {
    discard()
    throw error
  }
}

/** A store that holds nothing, to begin anew with. */
export async function prepareEmptyStore(folder: string): Promise<PreparedStore> {
  const beside = unfinishedPath(folder, 'empty')
  mkdirSync(beside, { mode: 0o700 })
  const discard = () => rmSync(beside, { recursive: true, force: true })
  await (await openStore(storeInFolder(beside), { durability: 'full' })).close()
  return {
    discard,
    put: () => {
      removeAccompanyingFiles(folder)
      return replaceStore(folder, storeFileIn(beside))
    },
  }
}

async function unpack(backup: Readable, name: string, copy: string, { bytes = Infinity, signal }: UnpackLimits): Promise<void> {
  try {
    await pipeline(backup, createGunzip(), boundedStore(name, bytes), createWriteStream(copy, { mode: 0o600 }), { signal })
  } catch (error) {
    if (error instanceof DamagedStore) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    // zlib's own words: a wrong head, a wrong sum, or an end that comes too early.
    if (code === 'Z_BUF_ERROR') throw new DamagedStore(name, 'it was cut off')
    if (code.startsWith('Z_')) throw new DamagedStore(name, 'it is no backup, or was damaged')
    throw new UsageError(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Passes on what begins as a store does, up to a size: nothing else is worth a disk. */
function boundedStore(name: string, most: number): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (bytes === 0 && !beginsAsStore(chunk)) return done(new DamagedStore(name, 'it is no backup'))
      bytes += chunk.length
      if (bytes > most) return done(new DamagedStore(name, `it holds more than ${most} bytes`))
      done(null, chunk)
    },
  })
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
