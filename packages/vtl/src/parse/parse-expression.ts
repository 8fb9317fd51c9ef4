import { parseArgument } from './parse-argument.ts'
import type { Parsing } from './parsing.ts'
import type { TokenKind } from './token.ts'
import type { Expression, Operator } from './tree.ts'

/** The operators from the weakest to the strongest; those of one level are read from left to right. */
const levels: readonly Readonly<Partial<Record<TokenKind, Operator>>>[] = [
  { LOGICAL_OR: 'or' },
  { LOGICAL_AND: 'and' },
  { LOGICAL_EQUALS: 'eq', LOGICAL_NOT_EQUALS: 'ne' },
  { LOGICAL_LT: 'lt', LOGICAL_GT: 'gt', LOGICAL_LE: 'le', LOGICAL_GE: 'ge' },
  { PLUS: 'add', MINUS: 'subtract' },
  { MULTIPLY: 'multiply', DIVIDE: 'divide', MODULUS: 'modulo' },
]

/** How deep operations may stand within one another; each further operator of a chain is one level. */
const deepestOperation = 500

/** What `#if` and `#set` take: values with operators between. */
export function parseExpression(parsing: Parsing): Expression {
  return parseOperations(parsing, 0)
}

function parseOperations(parsing: Parsing, level: number): Expression {
  const operators = levels[level]
  if (operators === undefined) return parseUnary(parsing)
  const { tokens } = parsing
  let left = parseOperations(parsing, level + 1)
  for (;;) {
    const operator = operators[tokens.kind()]
    if (operator === undefined) return left
    const at = parsing.at(tokens.index)
    tokens.take()
    // Velocity counts only the right side to an operation's source text.
    const start = tokens.index
    const right = parseOperations(parsing, level + 1)
    const depth = Math.max(depthOf(left), depthOf(right)) + 1
    if (depth > deepestOperation) throw tokens.error(tokens.token(start).begin, `more than ${deepestOperation} operators in a row`)
    left = { kind: 'operation', at, operator, left, right, depth, literal: tokens.literal(start, tokens.index) }
  }
}

function parseUnary(parsing: Parsing): Expression {
  const { tokens } = parsing
  const start = tokens.index
  if (tokens.kind() === 'LOGICAL_NOT' || (tokens.kind() === 'WHITESPACE' && tokens.kind(1) === 'LOGICAL_NOT')) {
    tokens.skipWhitespace()
    tokens.take()
    const operand = parsing.nested(() => parseUnary(parsing))
    return { kind: 'not', at: parsing.at(start), operand, literal: tokens.literal(start, tokens.index) }
  }
  tokens.skipWhitespace()
  const value = tokens.kind() === 'LPAREN' ? parsing.nested(() => parseGroup(parsing)) : parsing.nested(() => parseArgument(parsing))
  tokens.skipWhitespace()
  return value
}

function parseGroup(parsing: Parsing): Expression {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  tokens.take()
  const start = tokens.index
  const inner = parseExpression(parsing)
  const literal = tokens.literal(start, tokens.index)
  tokens.expect('RPAREN')
  return { kind: 'group', at, inner, depth: depthOf(inner) + 1, literal }
}

function depthOf(expression: Expression): number {
  switch (expression.kind) {
    case 'operation':
    case 'group':
      return expression.depth
    case 'not':
      return depthOf(expression.operand) + 1
    default:
      return 1
  }
}
