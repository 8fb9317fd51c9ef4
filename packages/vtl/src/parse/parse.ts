import { LineIndex } from './line-index.ts'
import { parseStatements } from './parse-statements.ts'
import { Parsing } from './parsing.ts'
import type { MacroDefinition, Statement } from './tree.ts'

/**
 * Reads a template after Velocity 1.7's grammar.
 * @param macros the macros defined so far, by name; those that the template defines are added.
 * @throws TemplateSyntaxError with line and column.
 */
export function parse(source: string, macros: Map<string, MacroDefinition>): readonly Statement[] {
  const parsing = new Parsing(source, 0, 0, (offset) => new LineIndex(source).positionOf(offset), macros)
  return parseWhole(parsing)
}

/** Reads the inside of a string literal; `base` is where it begins in the template. */
export function parseWithin(outer: Parsing, text: string, base: number): readonly Statement[] {
  return parseWhole(new Parsing(text, base, outer.depth + 1, outer.locate, outer.macros))
}

/** Reads all of a text. */
export function parseWhole(parsing: Parsing): readonly Statement[] {
  const statements = parseStatements(parsing)
  parsing.tokens.expect('EOF')
  for (const step of parsing.afterwards) step()
  return statements
}
