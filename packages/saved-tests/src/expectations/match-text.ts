import type { TestCheck } from '@fourbox/domain'
import { EvaluationError } from '@fourbox/java'
import { compilePattern } from '@fourbox/regex'

/** Whether a pattern matches the whole text. One that needs more steps than a pattern may take matches nothing. */
export function matchText(what: string, pattern: string, actual: string): TestCheck {
  const expected = `a text that matches ${pattern}`
  try {
    return { what, passed: compilePattern(pattern).matches(actual), expected, actual }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    return { what, passed: false, expected: `${expected} (given up: the pattern needs too many steps)`, actual }
  }
}
