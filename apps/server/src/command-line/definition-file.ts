import { readFileSync } from 'node:fs'
import { givenFile } from './given-file.ts'

/** The bytes of a definition; `-` is standard input. @throws UsageError when it cannot be read */
export function readDefinitionFile(file: string): Uint8Array {
  return givenFile('read', file, () => readFileSync(file === '-' ? 0 : file))
}
