import { parseDirective } from './parse-directive.ts'
import { parseExpression } from './parse-expression.ts'
import { parseReference } from './parse-reference.ts'
import type { Parsing } from './parsing.ts'
import { type Slices, statementsInSlice } from './slices.ts'
import { tokenLiteral, type TokenKind } from './token.ts'
import type { Branch, Statement } from './tree.ts'

/** Text, references and directives up to what cannot stand in text: `#end`, `#else`, the end of the template. */
export function* parseStatements(parsing: Parsing): Slices<readonly Statement[]> {
  const statements: Statement[] = []
  for (;;) {
    const parseBlock = blocks.get(parsing.tokens.kind())
    const statement = parseBlock === undefined ? parseStatement(parsing) : yield* parsing.nestedBlock(parseBlock)
    if (statement === undefined) return statements
    statements.push(statement)
    if (statements.length % statementsInSlice === 0) yield
  }
}

/** What begins with these may hold statements. */
const blocks: ReadonlyMap<TokenKind, (parsing: Parsing) => Slices<Statement>> = new Map<TokenKind, (parsing: Parsing) => Slices<Statement>>([
  ['IF_DIRECTIVE', parseIf],
  ['WORD', parseDirective],
  ['BRACKETED_WORD', parseDirective],
])

function parseStatement(parsing: Parsing): Statement | undefined {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  switch (tokens.kind()) {
    case 'IDENTIFIER':
      return parseReference(parsing)
    case 'LCURLY':
      return tokens.kind(1) === 'IDENTIFIER' ? parseReference(parsing) : { kind: 'text', at, text: tokenLiteral(tokens.take()) }
    case 'SET_DIRECTIVE':
      return parseSet(parsing)
    case 'SINGLE_LINE_COMMENT_START': {
      const comment = tokens.take()
      tokens.takeIf('SINGLE_LINE_COMMENT')
      return { kind: 'text', at, text: beforeComment(comment.image) }
    }
    case 'MULTI_LINE_COMMENT':
    case 'FORMAL_COMMENT':
      return { kind: 'text', at, text: beforeComment(tokens.take().image) }
    case 'TEXTBLOCK':
      return { kind: 'text', at, text: tokens.take().image.slice('#[['.length, -']]#'.length) }
    case 'ESCAPE_DIRECTIVE':
      return { kind: 'text', at, text: escapedDirective(parsing) }
    case 'DOUBLE_ESCAPE':
      return { kind: 'text', at, text: escapes(parsing) }
    case 'TEXT':
    case 'DOT':
    case 'RPAREN':
    case 'LPAREN':
    case 'INTEGER_LITERAL':
    case 'FLOATING_POINT_LITERAL':
    case 'STRING_LITERAL':
    case 'ESCAPE':
    case 'RCURLY':
    case 'EMPTY_INDEX':
      return { kind: 'text', at, text: tokenLiteral(tokens.take()) }
    default:
      return undefined
  }
}

function* parseIf(parsing: Parsing): Slices<Statement> {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  const branches: Branch[] = []
  do {
    tokens.take()
    tokens.skipWhitespace()
    tokens.expect('LPAREN')
    const condition = parseExpression(parsing)
    tokens.expect('RPAREN')
    branches.push({ condition, body: yield* parseStatements(parsing) })
  } while (tokens.kind() === 'ELSEIF_DIRECTIVE')
  const otherwise = tokens.takeIf('ELSE_DIRECTIVE') === undefined ? undefined : yield* parseStatements(parsing)
  tokens.expect('END')
  return { kind: 'if', at, branches, otherwise }
}

function parseSet(parsing: Parsing): Statement {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  tokens.take()
  tokens.skipWhitespace()
  const left = parseReference(parsing)
  tokens.skipWhitespace()
  tokens.expect('EQUALS')
  const right = parseExpression(parsing)
  tokens.expect('RPAREN')
  tokens.lexer.leaveSet()
  return { kind: 'set', at, left, right }
}

/** What stood in front of a comment and was no reference or directive. */
function beforeComment(image: string): string {
  const line = image.indexOf('##')
  const start = line >= 0 ? line : image.indexOf('#*')
  return start < 0 ? '' : image.slice(0, start)
}

const grammarDirectives: ReadonlySet<string> = new Set(['if', 'end', 'set', 'else', 'elseif'])
const pluggableDirectives: ReadonlySet<string> = new Set(['foreach', 'include', 'parse', 'macro', 'literal', 'evaluate', 'break', 'define', 'stop'])

/** `\#if` prints as `#if`; in front of what is no directive the backslashes stay. */
function escapedDirective(parsing: Parsing): string {
  const token = parsing.tokens.take()
  const { image } = token
  const last = image.lastIndexOf('\\')
  const directive = image.slice(last + 1)
  const name = directive.startsWith('#{') ? directive.slice(2, -1) : directive.slice(1)
  const known = grammarDirectives.has(name) || pluggableDirectives.has(name) || parsing.isMacro(name)
  // The token itself sheds its backslashes, also for a macro call that prints its source around it.
  if (known) token.image = image.slice(0, last >> 1) + directive
  return token.image
}

/** Pairs of backslashes; in front of a directive each pair prints as one. */
function escapes(parsing: Parsing): string {
  const { tokens } = parsing
  let pairs = 0
  while (tokens.takeIf('DOUBLE_ESCAPE') !== undefined) pairs += 1
  const next = tokens.token(tokens.index)
  const name = next.image.slice(1)
  const directive = conditionals.has(next.kind) || pluggableDirectives.has(name) || parsing.isMacro(name)
  return (directive ? '\\' : '\\\\').repeat(pairs)
}

const conditionals: ReadonlySet<TokenKind> = new Set<TokenKind>(['IF_DIRECTIVE', 'ELSE_DIRECTIVE', 'ELSEIF_DIRECTIVE', 'END'])
