import type { ExpectationLanguages } from '@fourbox/domain'
import { compileJsonPath, JsonPathError } from '@fourbox/json'
import { patternFault } from '@fourbox/regex'

/** Patterns and JSONPaths are those of the gateway: Java's regular expressions, Jayway's paths, both bounded. */
export const expectationLanguages: ExpectationLanguages = {
  patternFault,
  jsonPathFault,
}

function jsonPathFault(path: string): string | undefined {
  try {
    compileJsonPath(path)
    return undefined
  } catch (error) {
    if (error instanceof JsonPathError) return error.message
    throw error
  }
}
