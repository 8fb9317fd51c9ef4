import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readTestFile, type TestFile, TestFileFault } from '@fourbox/saved-tests'
import { UsageError } from '../failures/usage-error.ts'
import { givenFile } from './given-file.ts'

export interface TestsOfFile extends TestFile {
  readonly file: string
}

/** The most files of a folder. */
const mostFiles = 1000
/** Bytes; a file of more is not even read. */
const largestFile = 4 * 1024 * 1024

/**
 * Reads tests from files, and from those of folders in the order of their names.
 * @throws UsageError with file, line and member for what cannot be read
 */
export function readTestFiles({ folders, files }: { readonly folders: readonly string[]; readonly files: readonly string[] }): readonly TestsOfFile[] {
  return [...folders.flatMap(filesOf), ...files].map(read)
}

function filesOf(folder: string): readonly string[] {
  const found = givenFile('read', folder, () => readdirSync(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|json)$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !file
          .slice(folder.length)
          .split(/[/\\]/)
          .some((part) => part.startsWith('.') || part === 'node_modules'),
    )
    .toSorted((one, other) => (one < other ? -1 : 1))
  if (found.length > mostFiles) throw new UsageError(`${folder} has more than ${mostFiles} files`)
  return found
}

function read(file: string): TestsOfFile {
  const text = textOf(file)
  try {
    return { file, ...readTestFile(text) }
  } catch (error) {
    if (!(error instanceof TestFileFault)) throw error
    throw new UsageError(`${file}${error.line === undefined ? '' : `:${error.line}`}: ${error.message}`)
  }
}

function textOf(file: string): string {
  return givenFile('read', file, () => {
    if (statSync(file).size > largestFile) throw new UsageError(`${file} has more than ${largestFile} bytes`)
    return readFileSync(file, 'utf8')
  })
}
