import type { Meter } from './budget.ts'
import { evaluatePath } from './json-path/evaluate.ts'
import { parsePath } from './json-path/parse-path.ts'
import type { Value } from './values.ts'

export { JsonPathError } from './json-path/json-path-error.ts'

/** A JSONPath, parsed. */
export interface JsonPath {
  /** A definite path finds one value; any other finds a list. */
  readonly definite: boolean
  /**
   * What the path finds: a value or null when it is definite, else a JSONArray, empty when nothing fits.
   * @throws TemplateEvaluationError over the budget of steps.
   */
  readonly read: (document: Value, meter: Meter) => Value
}

/**
 * Compiles a JSONPath with the grammar and the answers of Jayway JsonPath 2.0.0, which has filters but no functions.
 * @throws JsonPathError for a path that Jayway refuses.
 */
export function compileJsonPath(source: string): JsonPath {
  const path = parsePath(source)
  return { definite: path.definite, read: (document, meter) => evaluatePath(path, document, meter) }
}
