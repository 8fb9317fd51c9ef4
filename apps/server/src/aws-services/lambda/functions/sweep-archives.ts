import type { FunctionSettings } from '@fourbox/domain'
import type { LambdaContext } from '../context.ts'
import { archiveBlob, archiveBlobs } from './read-archive.ts'

/**
 * Forgets the zips that no function, version or layer uses any more. Those that a call has kept since the last sweep
 * stay until the next: what it makes of them may not be written yet.
 */
export async function sweepArchives({ documents, blobs, functions, archivesInHand }: Omit<LambdaContext, 'requestId'>): Promise<void> {
  const inHand = new Set(archivesInHand)
  archivesInHand.clear()
  const all = (await documents.list('function')).items.flatMap(({ latest, before }) => [latest, ...(before ? [before] : [])])
  const versions = (await documents.list('functionVersion')).items
  const layers = (await documents.list('layerVersion')).items.map(({ archive }) => archive.sha256)
  const used = new Set([...[...all, ...versions].flatMap(hashesOf), ...layers])
  for (const key of await blobs.keys(archiveBlobs)) {
    const sha256 = key.slice(archiveBlobs.length)
    if (used.has(sha256) || inHand.has(sha256)) continue
    await blobs.delete(archiveBlob(sha256))
    await functions.dropArchive(sha256)
  }
}

function hashesOf({ code, layers }: FunctionSettings): readonly string[] {
  return [...(code.type === 'archive' ? [code.sha256] : []), ...layers.map(({ archive }) => archive.sha256)]
}
