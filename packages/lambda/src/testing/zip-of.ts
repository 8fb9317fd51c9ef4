import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  readonly path: string
  readonly content: string | Buffer
  /** With the file type: `0o100_644`, a symbolic link `0o120_777`. */
  readonly mode?: number
}

/** A zip of these entries. */
export async function zipOf(entries: readonly ZipEntry[]): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const { path, content, mode = 0o100_644 } of entries) archive.addBuffer(Buffer.from(content), path, { mode })
  archive.end()
  return buffer(archive.outputStream)
}
