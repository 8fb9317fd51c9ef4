import { EvaluationError, Meter } from '@fourbox/java'
import { compilePattern, RegexError } from '@fourbox/regex'
import * as fc from 'fast-check'
import { pattern, patternText } from '../grammar/pattern.ts'
import { Complaint, type Target, trial } from '../target.ts'

const replacement = fc.constantFrom('', 'x', '$0$0$0', '$1', '${n}', '\\$', '$', '\\')

/** A pattern is refused by name, or is matched, replaced and split within its budget, and says the same of a text in each of its ways. */
export const patterns: Target<{ readonly source: string; readonly text: string; readonly replacement: string; readonly ignoreCase: boolean }> = {
  cases: fc.record({
    source: fc.oneof({ arbitrary: pattern, weight: 9 }, fc.string()),
    text: fc.oneof({ arbitrary: patternText, weight: 4 }, fc.string({ unit: 'binary' })),
    replacement,
    ignoreCase: fc.boolean(),
  }),
  mostMillis: 2_000,
  start: trial(({ source, text, replacement, ignoreCase }) => {
    try {
      const compiled = compilePattern(source, { ignoreCase })
      const isWhole = compiled.matches(text, new Meter())
      const isFound = compiled.test(text, new Meter())
      if (isWhole && !isFound) throw new Complaint('matches a whole text in which it is not found')
      const [first] = compiled.findAll(text, new Meter())
      if ((first !== undefined) !== isFound) throw new Complaint('is found in a text in which it has no match')
      compiled.split(text, 0, new Meter())
      compiled.replaceAll(text, replacement, new Meter())
    } catch (error) {
      if (!(error instanceof RegexError || error instanceof EvaluationError)) throw error
    }
  }),
}
