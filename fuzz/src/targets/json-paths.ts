import { EvaluationError, Meter } from '@fourbox/java'
import { compileJsonPath, JsonError, JsonPathError, readJson } from '@fourbox/json'
import * as fc from 'fast-check'
import { jsonPath } from '../grammar/json-path.ts'
import { jsonValue } from '../grammar/json-value.ts'
import { type Target, trial } from '../target.ts'

/** A path is refused by name, or reads any document within its budget. */
export const jsonPaths: Target<{ readonly path: string; readonly document: unknown }> = {
  cases: fc.record({ path: fc.oneof({ arbitrary: jsonPath, weight: 9 }, fc.string()), document: jsonValue }),
  mostMillis: 1_000,
  start: trial(({ path, document }) => {
    try {
      compileJsonPath(path).read(readJson(JSON.stringify(document)), new Meter())
    } catch (error) {
      if (!(error instanceof JsonPathError || error instanceof JsonError || error instanceof EvaluationError)) throw error
    }
  }),
}
