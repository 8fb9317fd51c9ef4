import type { TokenKind } from './token.ts'

/** The tokens that a value without operators can start with. */
export const argumentStarts: ReadonlySet<TokenKind> = new Set<TokenKind>([
  'STRING_LITERAL',
  'INTEGER_LITERAL',
  'FLOATING_POINT_LITERAL',
  'LBRACKET',
  'LEFT_CURLEY',
  'TRUE',
  'FALSE',
  'IDENTIFIER',
  'LCURLY',
])
