import type { Position } from './errors.ts'
import { type Slices, statementsInSlice } from './slices.ts'
import { TokenStream } from './token-stream.ts'
import type { Expression, MacroDefinition, Statement } from './tree.ts'

/** How deep directives, parentheses, lists, maps and arguments may stand within one another. */
const deepestNesting = 150

/** What stands within something: directives hold statements, references hold arguments, strings hold templates. */
export interface Grammar {
  readonly statements: (parsing: Parsing) => Slices<readonly Statement[]>
  readonly argument: (parsing: Parsing) => Expression
}

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
  readonly afterwards: (() => Slices<void> | undefined)[] = []
  readonly #grammar: Grammar
  #depth: number

  constructor(grammar: Grammar, source: string, base: number, outerDepth: number, locate: (offset: number) => Position, macros: Map<string, MacroDefinition>) {
    this.#grammar = grammar
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

  /** Reads a directive, with the statements that it may hold, within what is being read. */
  *nestedBlock<T>(read: (parsing: Parsing) => Slices<T>): Slices<T> {
    this.#enter()
    const result = yield* read(this)
    this.#depth -= 1
    return result
  }

  /** Reads something that stands within something. */
  nested<T>(read: () => T): T {
    this.#enter()
    const result = read()
    this.#depth -= 1
    return result
  }

  /** Reads an argument within what is being read. */
  argument(): Expression {
    return this.nested(() => this.#grammar.argument(this))
  }

  #enter(): void {
    this.#depth += 1
    if (this.#depth > deepestNesting) throw this.tokens.error(this.tokens.token(this.tokens.index).begin, `more than ${deepestNesting} levels of nesting`)
  }

  /** Reads statements up to what ends them. */
  statements(): Slices<readonly Statement[]> {
    return this.#grammar.statements(this)
  }

  /** Reads all of the text. */
  *whole(): Slices<readonly Statement[]> {
    const statements = yield* this.statements()
    this.tokens.expect('EOF')
    for (const [index, step] of this.afterwards.entries()) {
      const slices = step()
      if (slices !== undefined) yield* slices
      if (index % statementsInSlice === 0) yield
    }
    return statements
  }

  /** Reads the inside of a string literal; `base` is where it begins in the template. */
  within(text: string, base: number): Slices<readonly Statement[]> {
    return new Parsing(this.#grammar, text, base, this.#depth + 1, this.locate, this.macros).whole()
  }

  isMacro(name: string): boolean {
    return this.macros.has(name) || this.macroNames.has(name)
  }
}
