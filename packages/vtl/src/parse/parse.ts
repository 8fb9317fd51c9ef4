import { LineIndex } from './line-index.ts'
import { parseArgument } from './parse-argument.ts'
import { parseStatements } from './parse-statements.ts'
import { type Grammar, Parsing } from './parsing.ts'
import { inOneGo } from './slices.ts'
import type { MacroDefinition, Statement } from './tree.ts'

/**
 * Reads a template after Velocity 1.7's grammar.
 * @param macros the macros defined so far, by name; those that the template defines are added.
 * @throws TemplateSyntaxError with line and column.
 */
export function parse(source: string, macros: Map<string, MacroDefinition>): readonly Statement[] {
  return inOneGo(parsingOf(source, macros).whole())
}

/** A reading of a template that has not begun. */
export function parsingOf(source: string, macros: Map<string, MacroDefinition>): Parsing {
  return new Parsing(grammar, source, 0, 0, (offset) => new LineIndex(source).positionOf(offset), macros)
}

const grammar: Grammar = { statements: parseStatements, argument: parseArgument }
