import { javaException, type Meter } from '@fourbox/java'
import { compilePattern, type Pattern, RegexError } from '@fourbox/regex'

/** The patterns compiled last: a template in use asks for the same few again and again. */
const recent = new Map<string, Pattern>()
const mostRecent = 200

/** Compiles the regular expression that a template gave. @throws EvaluationError for one that Java refuses. */
export function javaPattern(source: string, meter: Meter): Pattern {
  const known = recent.get(source)
  if (known !== undefined) return known
  meter.charge(50 + source.length * 10)
  const pattern = compiled(source)
  if (source.length <= 1_000) {
    const [oldest] = recent.keys()
    if (recent.size >= mostRecent && oldest !== undefined) recent.delete(oldest)
    recent.set(source, pattern)
  }
  return pattern
}

function compiled(source: string): Pattern {
  try {
    return compilePattern(source)
  } catch (error) {
    if (error instanceof RegexError) throw javaException('java.util.regex.PatternSyntaxException', error.message)
    throw error
  }
}
