import { compilePattern, RegexError } from '@fourbox/regex'

/** Why a regular expression does not compile as deployed APIs would compile it; undefined for one that does. */
export function patternFault(pattern: string): string | undefined {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RegexError) return error.message
    throw error
  }
}
