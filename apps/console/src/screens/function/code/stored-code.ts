import type { GetFunctionResponse } from '@aws-sdk/client-lambda'
import { readFourbox } from '../../../client/fourbox.ts'
import { admittedFetch } from '../../../client/admitted-fetch.ts'
import { readZip } from '../../../components/archive/read-zip.ts'
import { contentOf, type ZipEntry } from '../../../components/archive/zip-entry.ts'

/** The code of `$LATEST` as it is deployed. */
export interface StoredCode {
  /** By path; absent text is no text, or too long to be shown. */
  readonly files: ReadonlyMap<string, string | undefined>
  /** Of the zip; none where the code lies in a folder. */
  readonly entries: readonly ZipEntry[]
  /** Where the code lies, unless it was uploaded. */
  readonly folder?: { readonly path: string; readonly watched: boolean }
  /** Files that are there and are not told: libraries, and more than can be shown. */
  readonly hidden: number
}

const longestText = 512 * 1024

/** Reads the very zip that runs, or the folder as it is now. */
export function storedCode(name: string, { Code, Configuration }: GetFunctionResponse) {
  const location = Code?.Location
  return {
    queryKey: codeKey(name, Configuration?.CodeSha256),
    queryFn: ({ signal }: { readonly signal: AbortSignal }): Promise<StoredCode> =>
      location === undefined ? readFolder(name, signal) : readArchive(location, signal),
    // A folder changes without a word.
    ...(location === undefined ? { refetchInterval: 2000 } : { staleTime: Infinity }),
  }
}

/** By which the code of a function is kept that has this hash. */
export function codeKey(name: string, codeSha256: string | undefined) {
  return ['functions/code', name, codeSha256] as const
}

async function readArchive(location: string, signal: AbortSignal): Promise<StoredCode> {
  const { pathname, search } = new URL(location)
  // The server may go by another of its names here.
  const answer = await admittedFetch(`${pathname}${search}`, { signal })
  if (!answer.ok) throw new Error('The code is not there any more')
  return codeOfZip(new Uint8Array(await answer.arrayBuffer()))
}

/** The code of a function whose zip this is. */
export async function codeOfZip(zip: Uint8Array<ArrayBuffer>): Promise<StoredCode> {
  const entries = readZip(zip)
  const shown = entries.filter(({ path }) => !path.endsWith('/') && !isLibrary(path))
  return {
    files: new Map(await Promise.all(shown.map(async (entry) => [entry.path, await textOf(entry)] as const))),
    entries,
    hidden: entries.filter(({ path }) => !path.endsWith('/') && isLibrary(path)).length,
  }
}

async function readFolder(name: string, signal: AbortSignal): Promise<StoredCode> {
  const answer: { readonly path: string; readonly watched: boolean; readonly files: readonly { readonly path: string; readonly text?: string }[] } = await (
    await readFourbox(`functions/${name}/folder`, signal)
  ).json()
  const { path, watched, files } = answer
  return { files: new Map(files.map((file) => [file.path, file.text])), entries: [], folder: { path, watched }, hidden: 0 }
}

/** What nobody edits by hand. */
function isLibrary(path: string): boolean {
  return path.split('/').some((part) => part === 'node_modules' || part === '__pycache__')
}

async function textOf(entry: ZipEntry): Promise<string | undefined> {
  if (entry.size > longestText) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await contentOf(entry))
  } catch {
    return undefined
  }
}
