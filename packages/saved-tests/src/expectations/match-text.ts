import type { TestCheck } from '@fourbox/domain'
import { EvaluationError, type Meter } from '@fourbox/java'
import { compilePattern } from '@fourbox/regex'
import { giveUp } from './give-up.ts'

interface Matching {
  readonly what: string
  readonly pattern: string
  readonly actual: string
}

/** Whether a pattern matches the whole text. One that needs more steps than its test has left matches nothing. */
export function matchText({ what, pattern, actual }: Matching, meter: Meter): TestCheck {
  const expected = `a text that matches ${pattern}`
  try {
    meter.charge(1)
    return { what, passed: compilePattern(pattern).matches(actual, meter), expected, actual }
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error
    giveUp(meter)
    return { what, passed: false, expected: `${expected} (given up: the test needs too many steps)`, actual }
  }
}
