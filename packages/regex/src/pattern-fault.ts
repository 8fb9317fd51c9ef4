import { RegexError } from './parse/regex-error.ts'
import { compilePattern } from './pattern.ts'

/** Why a regular expression does not compile; undefined for one that does. */
export function patternFault(pattern: string): string | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RegexError) return error.message
    throw error
  }
}
