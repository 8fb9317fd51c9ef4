import { functionVersionKey, type FunctionSettings, type LambdaFunction, type StoredArchive } from '@fourbox/domain'
import type { ReadDocuments } from '@fourbox/store'
import { latest } from '../names/function-name.ts'
import { archiveBlob } from './read-archive.ts'

/** What a node keeps of code that it may have to run without its database. */
const mostBytes = 1024 * 1024 * 1024

/**
 * The blobs of the code that is called most likely: what $LATEST, the aliases and the newest version of each function run, with its
 * layers; as much of that as a node keeps.
 */
export async function servedArchives(documents: ReadDocuments): Promise<readonly string[]> {
  const keys = new Set<string>()
  let bytes = 0
  for (const found of (await documents.list('function')).items) {
    for (const { sha256, size } of (await servedSettings(documents, found)).flatMap(archivesOf)) {
      if (keys.has(archiveBlob(sha256)) || bytes + size > mostBytes) continue
      keys.add(archiveBlob(sha256))
      bytes += size
    }
  }
  return [...keys]
}

async function servedSettings(
  documents: ReadDocuments,
  { name, latest: newest, before, aliases, nextVersion }: LambdaFunction,
): Promise<readonly FunctionSettings[]> {
  const named = Object.values(aliases).flatMap(({ functionVersion, weights }) => [functionVersion, ...Object.keys(weights)])
  const numbers = new Set([...named.filter((version) => version !== latest), `${nextVersion - 1}`])
  const versions = await Promise.all([...numbers].map((version) => documents.get('functionVersion', functionVersionKey(name, Number(version)))))
  return [newest, before, ...versions].filter((settings) => settings !== undefined)
}

function archivesOf({ code, layers }: FunctionSettings): readonly StoredArchive[] {
  return [...(code.type === 'archive' ? [code] : []), ...layers.map(({ archive }) => archive)]
}
