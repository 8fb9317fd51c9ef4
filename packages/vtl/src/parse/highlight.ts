import type { Token, TokenKind } from './token.ts'

export type HighlightKind = 'directive' | 'reference' | 'string' | 'number' | 'keyword' | 'operator' | 'comment' | 'escape'

/** A part of the source to colour; `end` is the offset behind it. */
export interface Highlight {
  readonly kind: HighlightKind
  readonly begin: number
  readonly end: number
}

/** What the tokens are, to an editor. */
export function highlight(tokens: readonly Token[]): readonly Highlight[] {
  const highlights: Highlight[] = []
  let previousEnd = 0
  for (const token of tokens) {
    const kind = kinds[token.kind]
    // The inside of a comment belongs to no token: it lies between the one before and its end.
    const begin = token.kind.endsWith('COMMENT') ? previousEnd : token.begin
    if (kind !== undefined && token.end > begin) highlights.push({ kind, begin, end: token.end })
    previousEnd = token.end
  }
  return highlights
}

const kinds: Readonly<Partial<Record<TokenKind, HighlightKind>>> = {
  SET_DIRECTIVE: 'directive',
  IF_DIRECTIVE: 'directive',
  ELSEIF_DIRECTIVE: 'directive',
  ELSE_DIRECTIVE: 'directive',
  END: 'directive',
  WORD: 'directive',
  BRACKETED_WORD: 'directive',
  IDENTIFIER: 'reference',
  DOT: 'reference',
  LCURLY: 'reference',
  RCURLY: 'reference',
  INDEX_LBRACKET: 'operator',
  INDEX_RBRACKET: 'operator',
  LBRACKET: 'operator',
  RBRACKET: 'operator',
  LEFT_CURLEY: 'operator',
  RIGHT_CURLEY: 'operator',
  LPAREN: 'operator',
  RPAREN: 'operator',
  REFMOD2_RPAREN: 'operator',
  COMMA: 'operator',
  COLON: 'operator',
  DOUBLEDOT: 'operator',
  MINUS: 'operator',
  PLUS: 'operator',
  MULTIPLY: 'operator',
  DIVIDE: 'operator',
  MODULUS: 'operator',
  EQUALS: 'operator',
  LOGICAL_AND: 'operator',
  LOGICAL_OR: 'operator',
  LOGICAL_NOT: 'operator',
  LOGICAL_EQUALS: 'operator',
  LOGICAL_NOT_EQUALS: 'operator',
  LOGICAL_LT: 'operator',
  LOGICAL_LE: 'operator',
  LOGICAL_GT: 'operator',
  LOGICAL_GE: 'operator',
  TRUE: 'keyword',
  FALSE: 'keyword',
  STRING_LITERAL: 'string',
  INTEGER_LITERAL: 'number',
  FLOATING_POINT_LITERAL: 'number',
  SINGLE_LINE_COMMENT_START: 'comment',
  SINGLE_LINE_COMMENT: 'comment',
  MULTI_LINE_COMMENT: 'comment',
  FORMAL_COMMENT: 'comment',
  ESCAPE_DIRECTIVE: 'escape',
  DOUBLE_ESCAPE: 'escape',
  TEXTBLOCK: 'string',
}
