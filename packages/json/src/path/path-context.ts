import type { JsonPathError } from './json-path-error.ts'
import type { ParsedPath } from './tokens.ts'

/** What the parsers of a path's parts need to know of the whole. */
export interface PathContext {
  readonly fail: (reason: string) => JsonPathError
  /** Parses a path within a filter. */
  readonly pathWithin: (source: string) => ParsedPath
}
