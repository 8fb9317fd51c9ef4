import { type Position, TemplateSyntaxError } from './errors.ts'
import { Lexer } from './lexer.ts'
import { type Token, tokenLiteral, type TokenKind } from './token.ts'

/**
 * The tokens of a template, read only as far as the grammar looks ahead: what a token is can depend on what the parser
 * has made of those before it.
 */
export class TokenStream {
  readonly lexer: Lexer
  readonly #tokens: Token[] = []
  #next = 0

  readonly #locate: (offset: number) => Position

  constructor(source: string, locate: (offset: number) => Position) {
    this.lexer = new Lexer(source, locate)
    this.#locate = locate
  }

  /** The index of the next token. */
  get index(): number {
    return this.#next
  }

  /** The tokens that the parser has taken. */
  get taken(): readonly Token[] {
    return this.#tokens.slice(0, this.#next)
  }

  token(index: number): Token {
    let token = this.#tokens[index]
    while (token === undefined) {
      this.#tokens.push(this.lexer.next())
      token = this.#tokens[index]
    }
    return token
  }

  /** The kind of the next token, or of one behind it. */
  kind(ahead = 0): TokenKind {
    return this.token(this.#next + ahead).kind
  }

  take(): Token {
    const token = this.token(this.#next)
    this.#next += 1
    return token
  }

  expect(...kinds: readonly TokenKind[]): Token {
    if (!kinds.includes(this.kind())) throw this.unexpected(kinds)
    return this.take()
  }

  takeIf(kind: TokenKind): Token | undefined {
    return this.kind() === kind ? this.take() : undefined
  }

  skipWhitespace(): void {
    this.takeIf('WHITESPACE')
  }

  unexpected(expected: readonly TokenKind[]): TemplateSyntaxError {
    const token = this.token(this.#next)
    const found = token.kind === 'EOF' ? '<EOF>' : JSON.stringify(token.image.trim() || token.image)
    return this.error(token.begin, found, expected.map(spelled))
  }

  error(at: number, found: string, expected: readonly string[] = []): TemplateSyntaxError {
    return new TemplateSyntaxError(this.#locate(at), found, expected)
  }

  /** The source text of the tokens from one index up to another. */
  literal(from: number, to: number): string {
    let text = ''
    for (let index = from; index < to; index += 1) text += tokenLiteral(this.token(index))
    return text
  }

  /** The same without the stray text between the tokens, as Velocity prints a macro call that it does not know. */
  images(from: number, to: number): string {
    let text = ''
    for (let index = from; index < to; index += 1) text += this.token(index).image
    return text
  }
}

const spellings: Partial<Record<TokenKind, string>> = {
  LPAREN: '"("',
  LBRACKET: '"["',
  LEFT_CURLEY: '"{"',
  WORD: 'a word',
  TRUE: 'true',
  FALSE: 'false',
  FLOATING_POINT_LITERAL: 'a number with a fraction',
  RPAREN: '")"',
  REFMOD2_RPAREN: '")"',
  INDEX_RBRACKET: '"]"',
  RBRACKET: '"]"',
  COMMA: '","',
  COLON: '":"',
  RIGHT_CURLEY: '"}"',
  RCURLY: '"}"',
  DOUBLEDOT: '".."',
  EQUALS: '"="',
  END: '#end',
  IDENTIFIER: 'a name',
  LCURLY: '"{"',
  STRING_LITERAL: 'a string',
  INTEGER_LITERAL: 'a number',
  EOF: 'the end of the template',
}

function spelled(kind: TokenKind): string {
  return spellings[kind] ?? kind.toLowerCase().replaceAll('_', ' ')
}
