import type { Value } from '@fourbox/java'
import { JsonError } from './json-error.ts'
import { readLarge } from './large-reader.ts'
import { JsonReader } from './reader.ts'
import { readWellFormed } from './well-formed-reader.ts'

/**
 * Reads a body as API Gateway's templates do, leniently: see `JsonReader`. A text that is no JSON at all, such as
 * `a=1&b=2`, is the string that it is.
 * @throws JsonError where even json-smart's permissive mode refuses, and beyond 1,000 levels of nesting.
 */
export function readJson(text: string): Value {
  return (text.length < large ? readWellFormed(text) : readLarge(text)) ?? new JsonReader(text).read()
}

/**
 * From here on it is cheaper to look through a text first, and to read what somebody asks for: to read all of it that way
 * takes twice as long (measured), and no loop goes through more than a thousand items.
 */
const large = 262_144

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
