import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Store } from '@fourbox/store'
import { accompanyingFiles } from './accompanying-files.ts'
import { unfinishedPath } from './unfinished.ts'

/**
 * Writes a backup of a data folder: the store as it is at one moment, with the files that stand beside it, compressed, so
 * that whoever reads it notices what is missing or changed. Rejects, and ends the output early, when it cannot.
 */
export async function writeBackup(store: Pick<Store, 'copyTo'>, folder: string, output: Writable): Promise<void> {
  const copy = `${unfinishedPath(folder, 'backup')}.sqlite`
  try {
    await store.copyTo(copy, await accompanyingFiles(folder))
    await pipeline(createReadStream(copy), createGzip({ level: 1 }), output)
  } finally {
    await rm(copy, { force: true })
  }
}
