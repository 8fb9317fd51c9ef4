import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { LambdaContext } from '../../aws-services/lambda/context.ts'
import { findFunction } from '../../aws-services/lambda/functions/find-function.ts'

/** The code of a function that runs from a folder, to be read. */
export interface CodeFolder {
  readonly path: string
  readonly watched: boolean
  readonly files: readonly CodeFile[]
  /** Whether there are more files than are told. */
  readonly hasMore: boolean
}

interface CodeFile {
  /** Within the folder, with slashes. */
  readonly path: string
  readonly size: number
  /** Absent where it is no text, or longer than is shown. */
  readonly text?: string
}

const mostFiles = 200
const mostBytes = 512 * 1024
/** What nobody edits by hand. */
const passedOver: ReadonlySet<string> = new Set(['node_modules', '__pycache__', '.git', '.venv', 'venv'])

/**
 * The files of a function's folder, as they are now; null where its code was uploaded. A folder that has gone has no
 * files. Links are not followed: what lies elsewhere is not the function's.
 * @throws ServiceError ResourceNotFoundException
 */
export async function readCodeFolder(context: Omit<LambdaContext, 'requestId'>, name: string): Promise<CodeFolder | null> {
  const { latest } = await findFunction({ ...context, requestId: '' }, { name })
  if (latest.code.type !== 'folder') return null
  const { path, watched } = latest.code
  const paths: string[] = []
  await listFiles(path, '', paths)
  const files = await Promise.all(paths.slice(0, mostFiles).map((file) => readCodeFile(path, file)))
  return { path, watched, files: files.filter((file) => file !== undefined), hasMore: paths.length > mostFiles }
}

async function listFiles(root: string, inside: string, found: string[]): Promise<void> {
  const entries = await readdir(join(root, inside), { withFileTypes: true }).catch(() => [])
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length > mostFiles) return
    const path = inside === '' ? entry.name : `${inside}/${entry.name}`
    if (entry.isDirectory() && !passedOver.has(entry.name)) await listFiles(root, path, found)
    else if (entry.isFile()) found.push(path)
  }
}

async function readCodeFile(root: string, path: string): Promise<CodeFile | undefined> {
  try {
    await using file = await open(join(root, path))
    const { size } = await file.stat()
    if (size > mostBytes) return { path, size }
    const bytes = await file.readFile()
    return bytes.includes(0) ? { path, size } : { path, size, text: bytes.toString() }
  } catch {
    // Removed meanwhile, or not ours to read.
    return undefined
  }
}
