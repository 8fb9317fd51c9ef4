import { compilePattern, type Pattern } from '@fourbox/regex'

/** Compiles a Java regular expression into the question whether it matches a whole text. One that Java refuses, or that runs over its budget, matches nothing. */
export function wholeMatch(source: string): (text: string) => boolean {
  const pattern = patternOf(source)
  return (text) => {
    try {
      return !(pattern instanceof Error) && pattern.matches(text)
    } catch {
      return false
    }
  }
}

/** Why a regular expression matches nothing, whatever comes; undefined of one that compiles. */
export function neverMatches(source: string): string | undefined {
  const pattern = patternOf(source)
  return pattern instanceof Error ? `${source} does not compile: ${pattern.message}` : undefined
}

/** Or why there is none. */
function patternOf(source: string): Pattern | Error {
  try {
    return compilePattern(source)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
