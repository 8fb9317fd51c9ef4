import { readFileSync } from 'node:fs'
import { UsageError } from '../failures/usage-error.ts'

/** The bytes of a definition; `-` is standard input. @throws UsageError when it cannot be read */
export function readDefinitionFile(file: string): Uint8Array {
  try {
    return readFileSync(file === '-' ? 0 : file)
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
