import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** Packs texts and bytes by their paths; every file has the same time stamp, so that equal contents give equal bytes. */
export async function zip(files: ReadonlyMap<string, string | Uint8Array>): Promise<Uint8Array> {
  const archive = new ZipFile()
  for (const [path, content] of files) archive.addBuffer(Buffer.from(content), path, { mtime: new Date('2000-01-01T00:00:00Z') })
  archive.end()
  return buffer(archive.outputStream)
}
