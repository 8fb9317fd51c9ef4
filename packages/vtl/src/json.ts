import { JsonError } from './json/json-error.ts'
import { JsonReader } from './json/reader.ts'
import { readWellFormed } from './json/well-formed-reader.ts'
import type { Value } from './values.ts'

export { JsonError } from './json/json-error.ts'
export { MemberPlace, ParsedMap } from './json/parsed-map.ts'
export { Shape } from './json/shape.ts'
export { writeJson } from './json/write-json.ts'

/**
 * Reads a body as API Gateway's templates do, leniently: see `JsonReader`. A text that is no JSON at all, such as
 * `a=1&b=2`, is the string that it is.
 * @throws JsonError where even json-smart's permissive mode refuses, and beyond 1,000 levels of nesting.
 */
export function readJson(text: string): Value {
  return readWellFormed(text) ?? new JsonReader(text).read()
}

/**
 * Reads JSON by RFC 8259 alone, with the same values.
 * @throws JsonError for anything else, and beyond 1,000 levels of nesting.
 */
export function readStrictJson(text: string): Value {
  try {
    JSON.parse(text)
  } catch (error) {
    throw new JsonError(error instanceof Error ? error.message : 'Invalid JSON', 0)
  }
  return readJson(text)
}
