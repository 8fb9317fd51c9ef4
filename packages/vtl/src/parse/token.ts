/** The kinds of token, named as in Velocity 1.7's grammar. */
export type TokenKind =
  | 'EOF'
  | 'INDEX_LBRACKET'
  | 'INDEX_RBRACKET'
  | 'LBRACKET'
  | 'RBRACKET'
  | 'COMMA'
  | 'DOUBLEDOT'
  | 'COLON'
  | 'LEFT_CURLEY'
  | 'RIGHT_CURLEY'
  | 'LPAREN'
  | 'RPAREN'
  | 'REFMOD2_RPAREN'
  | 'ESCAPE_DIRECTIVE'
  | 'SET_DIRECTIVE'
  | 'SINGLE_LINE_COMMENT_START'
  | 'SINGLE_LINE_COMMENT'
  | 'FORMAL_COMMENT'
  | 'MULTI_LINE_COMMENT'
  | 'TEXTBLOCK'
  | 'DOUBLE_ESCAPE'
  | 'ESCAPE'
  | 'TEXT'
  | 'WHITESPACE'
  | 'STRING_LITERAL'
  | 'TRUE'
  | 'FALSE'
  | 'MINUS'
  | 'PLUS'
  | 'MULTIPLY'
  | 'DIVIDE'
  | 'MODULUS'
  | 'LOGICAL_AND'
  | 'LOGICAL_OR'
  | 'LOGICAL_LT'
  | 'LOGICAL_LE'
  | 'LOGICAL_GT'
  | 'LOGICAL_GE'
  | 'LOGICAL_EQUALS'
  | 'LOGICAL_NOT_EQUALS'
  | 'LOGICAL_NOT'
  | 'EQUALS'
  | 'END'
  | 'IF_DIRECTIVE'
  | 'ELSEIF_DIRECTIVE'
  | 'ELSE_DIRECTIVE'
  | 'INTEGER_LITERAL'
  | 'FLOATING_POINT_LITERAL'
  | 'WORD'
  | 'BRACKETED_WORD'
  | 'IDENTIFIER'
  | 'DOT'
  | 'LCURLY'
  | 'RCURLY'
  | 'EMPTY_INDEX'

export interface Token {
  readonly kind: TokenKind
  /** The text that Velocity keeps of the token; a reference sheds its escapes from it once it is parsed. */
  image: string
  /** Text in front of the token that looked like the start of a reference or directive and was not: prints as it is. */
  readonly strayText: string
  /** Offsets of the token in the source. */
  readonly begin: number
  readonly end: number
}

/** The token as it prints when Velocity falls back to the source text. */
export function tokenLiteral(token: Token): string {
  return token.kind === 'MULTI_LINE_COMMENT' ? '' : token.strayText + token.image
}
