import { compilePattern, type Pattern } from '@fourbox/regex'

/** Compiles a Java regular expression into the question whether it matches a whole text. One that Java refuses, or that runs over its budget, matches nothing. */
export function wholeMatch(source: string): (text: string) => boolean {
  const pattern = patternOf(source)
  return (text) => {
    try {
      return pattern?.matches(text) === true
    } catch {
      return false
    }
  }
}

function patternOf(source: string): Pattern | undefined {
  try {
    return compilePattern(source)
  } catch {
    return undefined
  }
}
