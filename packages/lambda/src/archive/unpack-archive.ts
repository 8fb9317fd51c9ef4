import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { functionLimits } from '@fourbox/domain'
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { CodeRefused } from '../code-refused.ts'
import { leavesRoot } from './links.ts'

const { unzippedBytes: largestUnpackedSize } = functionLimits
/** Ours: AWS names no number. */
const mostEntries = 100_000
const longestLink = 4096

const notUnzippable = 'Could not unzip uploaded file. Please check your file, then try to upload again.'
const tooLarge = `Unzipped size must be smaller than ${largestUnpackedSize} bytes`

/**
 * Unpacks a zip into a folder, which is made and must not exist; nothing of it remains when the zip is refused. Files keep their modes, and everybody may read
 * them. A path or a symbolic link that leaves the folder, a wrong checksum, an entry that lies about its size: all are refused.
 * @returns the bytes of all files
 * @throws CodeRefused
 */
export async function unpackArchive(zip: Uint8Array, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true })
  try {
    return await unpack(zip, folder)
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    if (error instanceof CodeRefused || isOurs(error)) throw error
    throw new CodeRefused(notUnzippable)
  }
}

async function unpack(zip: Uint8Array, folder: string): Promise<number> {
  const archive = await fromBufferPromise(Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength), { autoClose: false })
  if (archive.entryCount > mostEntries) throw new CodeRefused(notUnzippable)
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  const size = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  if (size > largestUnpackedSize) throw new CodeRefused(tooLarge)
  const links = new Map<string, string>()
  const folders = new Set<string>()
  for (const entry of entries) {
    const kind = kindOf(entry)
    if (kind === 'link') links.set(entry.fileName, await readLink(archive, entry))
    else if (kind === 'folder') await makeFolder(join(folder, entry.fileName), folders)
    else if (kind === 'file') await writeEntry(archive, entry, folder, folders)
    else throw new CodeRefused(notUnzippable)
  }
  if ([...links.keys()].some((path) => leavesRoot(path, links))) throw new CodeRefused(notUnzippable)
  // Links come last: until then no path of the archive can lead through one.
  for (const [path, target] of links) {
    await makeFolder(dirname(join(folder, path)), folders)
    await symlink(target, join(folder, path))
  }
  return size
}

async function writeEntry(archive: ZipFile, entry: Entry, folder: string, folders: Set<string>): Promise<void> {
  const path = join(folder, entry.fileName)
  await makeFolder(dirname(path), folders)
  const content = await contentOf(archive, entry)
  // The second entry of a name is the one that counts, as with `unzip -o`.
  await writeFile(path, content)
  await chmod(path, modeOf(entry) | 0o444)
}

async function makeFolder(path: string, made: Set<string>): Promise<void> {
  if (made.has(path)) return
  await mkdir(path, { recursive: true })
  made.add(path)
}

async function readLink(archive: ZipFile, entry: Entry): Promise<string> {
  if (entry.uncompressedSize > longestLink) throw new CodeRefused(notUnzippable)
  return (await contentOf(archive, entry)).toString()
}

/** yauzl stops an entry that is longer than it says; the checksum is ours to look at. */
async function contentOf(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const content = await buffer(await archive.openReadStreamPromise(entry))
  if (crc32(content) !== entry.crc32) throw new CodeRefused(notUnzippable)
  return content
}

type EntryKind = 'file' | 'folder' | 'link' | 'other'

const fileTypes = new Map<number, EntryKind>([
  [0, 'file'],
  [0o100_000, 'file'],
  [0o040_000, 'folder'],
  [0o120_000, 'link'],
])

function kindOf(entry: Entry): EntryKind {
  if (entry.fileName.endsWith('/')) return 'folder'
  return isFromUnix(entry) ? (fileTypes.get((entry.externalFileAttributes >>> 16) & 0o170_000) ?? 'other') : 'file'
}

function modeOf(entry: Entry): number {
  const mode = (entry.externalFileAttributes >>> 16) & 0o777
  return isFromUnix(entry) && mode !== 0 ? mode : 0o644
}

/** Zips made on Windows carry no mode. */
function isFromUnix({ versionMadeBy, externalFileAttributes }: Entry): boolean {
  return versionMadeBy >>> 8 === 3 || externalFileAttributes >>> 16 !== 0
}

/** Whether it is our disk that failed, and not the zip. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOSPC', 'EACCES', 'EROFS', 'EMFILE', 'EDQUOT'].includes(String(error.code))
}
