import type { Position } from './errors.ts'
import { TokenStream } from './token-stream.ts'
import type { MacroDefinition } from './tree.ts'

/** How deep directives, parentheses, lists, maps and arguments may stand within one another. */
const deepestNesting = 150

/** One reading of one text: a template, or the inside of an interpolated string. */
export class Parsing {
  readonly tokens: TokenStream
  /** Where this text stands in the template. */
  readonly base: number
  readonly locate: (offset: number) => Position
  /** The macros that are registered; a macro joins them when the text around it has been read. */
  readonly macros: Map<string, MacroDefinition>
  /** The macros defined in this text so far: their names can be escaped. */
  readonly macroNames = new Set<string>()
  /** What is to do, in the template's order, when the whole text has been read: strings are read, macros registered. */
  readonly afterwards: (() => void)[] = []
  #depth: number

  constructor(source: string, base: number, outerDepth: number, locate: (offset: number) => Position, macros: Map<string, MacroDefinition>) {
    this.tokens = new TokenStream(source, (offset) => locate(base + offset))
    this.base = base
    this.locate = locate
    this.macros = macros
    this.#depth = outerDepth
  }

  /** The offset in the template of the token at an index. */
  at(index: number): number {
    return this.base + this.tokens.token(index).begin
  }

  /** The offset in the template behind the token at an index. */
  endOf(index: number): number {
    return this.base + this.tokens.token(index).end
  }

  /** Reads something that stands within something. */
  nested<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > deepestNesting) throw this.tokens.error(this.tokens.token(this.tokens.index).begin, `more than ${deepestNesting} levels of nesting`)
    const result = read()
    this.#depth -= 1
    return result
  }

  get depth(): number {
    return this.#depth
  }

  isMacro(name: string): boolean {
    return this.macros.has(name) || this.macroNames.has(name)
  }
}
