import type { PatternFault } from '@fourbox/domain'
import { compilePattern, RegexError } from '@fourbox/regex'

/** Why the regular expressions of deployed APIs would not take a pattern, by what compiles them. */
export const patternFault: PatternFault = (pattern) => {
  try {
    compilePattern(pattern)
    return undefined
  } catch (error) {
    if (error instanceof RegexError) return error.message
    throw error
  }
}
