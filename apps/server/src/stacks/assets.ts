import { createHash } from 'node:crypto'
import { lstat, readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AssetLocation } from '@fourbox/cloudformation'
import { functionLimits } from '@fourbox/domain'
import { zip } from '../control-plane/sdks/zip.ts'
import { ResourceRefused } from './resource-refused.ts'

/** What a package may unpack to, on AWS and here. */
const { unzippedBytes: largestAsset } = functionLimits

/** The bytes of an asset that is one file. @throws ResourceRefused when it cannot be read, or is too large */
export async function readAsset(asset: AssetLocation): Promise<Uint8Array> {
  if (asset.kind === 'inline') return new TextEncoder().encode(asset.text)
  return reading(asset.path, async () => {
    const { size } = await stat(asset.path)
    if (size > largestAsset) throw new ResourceRefused(`${asset.path} has ${size} bytes; ${largestAsset} are the most`)
    return readFile(asset.path)
  })
}

/** An asset as a zip. An inline text becomes the file that its runtime looks for. @throws ResourceRefused as `readAsset` */
export async function packAsset(asset: AssetLocation, runtime: string): Promise<Uint8Array> {
  switch (asset.kind) {
    case 'inline':
      return zip(new Map([[runtime.startsWith('python') ? 'index.py' : 'index.js', asset.text]]))
    case 'zip':
      return readAsset(asset)
    case 'file':
      return zip(new Map([[basename(asset.path), await readAsset(asset)]]))
    case 'folder':
      return zip(await filesOf(asset.path))
  }
}

/** What tells whether an asset is as it was; the contents of its files count, their times do not. @throws ResourceRefused as `readAsset` */
export async function fingerprintOf(asset: AssetLocation): Promise<string> {
  const hash = createHash('sha256')
  const files = asset.kind === 'folder' ? await filesOf(asset.path) : new Map([['', await readAsset(asset)]])
  for (const [path, bytes] of files) hash.update(`${path}\n${bytes.length}\n`).update(bytes)
  return hash.digest('hex')
}

/** The files of a folder by their paths in it, with slashes, in the order of their names. Links are not followed out of it. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  let total = 0
  const enter = async (within: string): Promise<void> => {
    for (const name of (await readdir(join(folder, within))).toSorted()) {
      const path = within === '' ? name : `${within}/${name}`
      const stats = await lstat(join(folder, path))
      if (stats.isDirectory()) await enter(path)
      if (!stats.isFile()) continue
      total += stats.size
      if (total > largestAsset) throw new ResourceRefused(`${folder} has more than ${largestAsset} bytes`)
      files.set(path, await readFile(join(folder, path)))
    }
  }
  await reading(folder, () => enter(''))
  return files
}

async function reading<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof ResourceRefused) throw error
    throw new ResourceRefused(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
