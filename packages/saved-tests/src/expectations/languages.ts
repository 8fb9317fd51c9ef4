import type { ExpectationLanguages } from '@fourbox/domain'
import { compileJsonPath, JsonPathError } from '@fourbox/json'
import { compilePattern, RegexError } from '@fourbox/regex'

/** Patterns and JSONPaths are those of the gateway: Java's regular expressions, Jayway's paths, both bounded. */
export const expectationLanguages: ExpectationLanguages = {
  patternFault: (pattern) => faultOf(() => compilePattern(pattern), RegexError),
  jsonPathFault: (path) => faultOf(() => compileJsonPath(path), JsonPathError),
}

function faultOf(compile: () => unknown, Fault: typeof RegexError | typeof JsonPathError): string | undefined {
  try {
    compile()
    return undefined
  } catch (error) {
    if (error instanceof Fault) return error.message
    throw error
  }
}
