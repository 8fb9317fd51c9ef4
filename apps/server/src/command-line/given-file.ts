import { UsageError } from '../failures/usage-error.ts'

/** Reads or writes a file that a line names. @throws UsageError where the system refuses */
export function givenFile<T>(doing: 'read' | 'write', file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`cannot ${doing} ${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
