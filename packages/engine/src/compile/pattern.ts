import { compilePattern, type Pattern } from '@fourbox/regex'

/** Compiles a Java regular expression into the question whether it matches a whole text. One that Java refuses, or that runs over its budget, matches nothing. */
export function wholeMatch(source: string): (text: string) => boolean {
  const pattern = patternOf(source)
  return (text) => pattern !== undefined && unlessOverBudget(() => pattern.matches(text))
}

/** The same for a match anywhere in the text. */
export function partMatch(source: string): (text: string) => boolean {
  const pattern = patternOf(source)
  return (text) => pattern !== undefined && unlessOverBudget(() => pattern.test(text))
}

function patternOf(source: string): Pattern | undefined {
  try {
    return compilePattern(source)
  } catch {
    return undefined
  }
}

function unlessOverBudget(match: () => boolean): boolean {
  try {
    return match()
  } catch {
    return false
  }
}
