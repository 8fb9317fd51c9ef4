/** What the lexer is in the middle of; the names are Velocity's. */
export type LexicalState =
  | 'DEFAULT'
  | 'REFERENCE'
  | 'REFMODIFIER'
  | 'REFMOD2'
  | 'REFINDEX'
  | 'PRE_DIRECTIVE'
  | 'DIRECTIVE'
  | 'IN_SINGLE_LINE_COMMENT'
  | 'IN_FORMAL_COMMENT'
  | 'IN_MULTI_LINE_COMMENT'
  | 'IN_TEXTBLOCK'
