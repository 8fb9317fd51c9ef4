import { writeZip } from '../../../components/archive/write-zip.ts'
import { newEntry, type ZipEntry } from '../../../components/archive/zip-entry.ts'
import type { StoredCode } from './stored-code.ts'

/** What is typed and not deployed: a text by its path, or null where the file is to go. */
export type CodeChanges = Readonly<Record<string, string | null>>

/** The files as they are typed now, by path. */
export function editedFiles({ files }: StoredCode, changes: CodeChanges): ReadonlyMap<string, string | undefined> {
  const edited = new Map(files)
  for (const [path, text] of Object.entries(changes)) {
    if (text === null) edited.delete(path)
    else edited.set(path, text)
  }
  return new Map([...edited].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** The changes with a file's text; what is as it is stored is no change. */
export function withText({ files }: StoredCode, changes: CodeChanges, path: string, text: string): CodeChanges {
  return files.get(path) === text ? without(changes, path) : { ...changes, [path]: text }
}

export function withoutFile({ files }: StoredCode, changes: CodeChanges, path: string): CodeChanges {
  return files.has(path) ? { ...changes, [path]: null } : without(changes, path)
}

export function renamed(code: StoredCode, changes: CodeChanges, path: string, to: string): CodeChanges {
  const text = editedFiles(code, changes).get(path)
  return withText(code, withoutFile(code, changes, path), to, text ?? '')
}

/** What has been typed beside the changes that were deployed, or over them since. */
export function changesBut(changes: CodeChanges, deployed: CodeChanges): CodeChanges {
  return Object.fromEntries(Object.entries(changes).filter(([path, text]) => text !== deployed[path]))
}

/** Why a path cannot be a new file's name; undefined where it can. */
export function pathFault(path: string, files: ReadonlyMap<string, unknown>): string | undefined {
  if (path.trim() === '') return 'Enter a name.'
  if (path.length > 255 || path.startsWith('/') || path.endsWith('/') || path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return 'Enter a path within the function, such as lib/answers.mjs.'
  if (files.has(path)) return 'There is a file of this name.'
  return undefined
}

/** The zip with the changes in it: every other entry goes on as it lies there. */
export async function deployable({ entries }: StoredCode, changes: CodeChanges): Promise<Uint8Array<ArrayBuffer>> {
  const kept = entries.filter(({ path }) => !Object.hasOwn(changes, path))
  const replaced = new Map(entries.map((entry) => [entry.path, entry]))
  const written: Promise<ZipEntry>[] = Object.entries(changes).flatMap(([path, text]) =>
    text === null ? [] : [newEntry(path, new TextEncoder().encode(text), replaced.get(path))],
  )
  return writeZip([...kept, ...(await Promise.all(written))])
}

function without(changes: CodeChanges, path: string): CodeChanges {
  return Object.fromEntries(Object.entries(changes).filter(([each]) => each !== path))
}
