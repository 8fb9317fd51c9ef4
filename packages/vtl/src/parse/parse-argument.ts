import { parseReference } from './parse-reference.ts'
import type { Parsing } from './parsing.ts'
import { rangeFollows } from './range-follows.ts'
import { constantText, isInterpolated } from './string-text.ts'
import { argumentStarts } from './argument-starts.ts'
import type { Slices } from './slices.ts'
import type { TokenStream } from './token-stream.ts'
import type { Expression, Statement, StringLiteral } from './tree.ts'

/** A number of more digits would be dear to compute with. */
const mostDigits = 5_000

/** A value without operators: what methods, lists and maps hold. */
export function parseArgument(parsing: Parsing): Expression {
  const { tokens } = parsing
  const start = tokens.index
  const at = parsing.at(start)
  switch (tokens.kind()) {
    case 'IDENTIFIER':
    case 'LCURLY':
      return parseReference(parsing)
    case 'STRING_LITERAL':
      return parseString(parsing)
    case 'INTEGER_LITERAL':
      return { kind: 'integer', at, digits: takeNumber(tokens), literal: tokens.literal(start, start + 1) }
    case 'FLOATING_POINT_LITERAL':
      return { kind: 'float', at, value: Number(takeNumber(tokens)), literal: tokens.literal(start, start + 1) }
    case 'TRUE':
    case 'FALSE':
      return { kind: 'boolean', at, value: tokens.take().kind === 'TRUE', literal: tokens.literal(start, start + 1) }
    case 'LBRACKET':
      return rangeFollows(tokens) ? parseRange(parsing) : parseList(parsing)
    case 'LEFT_CURLEY':
      return parseMap(parsing)
    default:
      throw tokens.unexpected(['STRING_LITERAL', 'INTEGER_LITERAL', 'IDENTIFIER', 'LBRACKET', 'LEFT_CURLEY'])
  }
}

function takeNumber(tokens: TokenStream): string {
  const { image, begin } = tokens.take()
  if (image.length > mostDigits) throw tokens.error(begin, 'a longer number', [`at most ${mostDigits} digits`])
  // To the lexer a `#` may begin a number, to Java it may not.
  if (image.startsWith('#')) throw tokens.error(begin, JSON.stringify(image), ['a number'])
  return image
}

function parseString(parsing: Parsing): StringLiteral {
  const { tokens } = parsing
  const start = tokens.index
  const at = parsing.at(start)
  const { image } = tokens.take()
  const text = constantText(image)
  if (text === undefined) throw tokens.error(tokens.token(start).begin, 'a \\u without four hexadecimal digits')
  const literal: { -readonly [K in keyof StringLiteral]: StringLiteral[K] } = {
    kind: 'string',
    at,
    text,
    content: undefined,
    literal: tokens.literal(start, start + 1),
  }
  if (isInterpolated(image)) parsing.afterwards.push(() => interpolate(literal, parsing))
  return literal
}

/**
 * Reads what stands in a string. Velocity reads it with a blank behind it, so that a `$` or `#` can stand last; a line
 * comment needs none.
 */
function* interpolate(literal: { text: string; content: readonly Statement[] | undefined; readonly at: number }, parsing: Parsing): Slices<void> {
  const added = literal.text.includes('##') ? '' : ' '
  const content = yield* parsing.within(literal.text + added, literal.at + 1)
  const texts = content.flatMap((statement) => (statement.kind === 'text' ? [statement.text] : []))
  if (texts.length < content.length) literal.content = content
  else literal.text = texts.join('').slice(0, texts.length > 0 && added !== '' ? -1 : undefined)
}

function parseRange(parsing: Parsing): Expression {
  const { tokens } = parsing
  const start = tokens.index
  tokens.expect('LBRACKET')
  const first = parseRangeEnd(parsing)
  tokens.expect('DOUBLEDOT')
  const last = parseRangeEnd(parsing)
  tokens.expect('RBRACKET')
  return { kind: 'range', at: parsing.at(start), first, last, literal: tokens.literal(start, tokens.index) }
}

function parseRangeEnd(parsing: Parsing): Expression {
  const { tokens } = parsing
  tokens.skipWhitespace()
  const kind = tokens.kind()
  if (kind !== 'INTEGER_LITERAL' && kind !== 'IDENTIFIER' && kind !== 'LCURLY') throw tokens.unexpected(['INTEGER_LITERAL', 'IDENTIFIER'])
  const value = parsing.argument()
  tokens.skipWhitespace()
  return value
}

function parseList(parsing: Parsing): Expression {
  const { tokens } = parsing
  const start = tokens.index
  tokens.expect('LBRACKET')
  const items: Expression[] = []
  if (tokens.kind() !== 'RBRACKET') {
    do items.push(parsePadded(parsing))
    while (tokens.takeIf('COMMA') !== undefined)
  }
  tokens.expect('RBRACKET')
  return { kind: 'list', at: parsing.at(start), items, literal: tokens.literal(start, tokens.index) }
}

function parseMap(parsing: Parsing): Expression {
  const { tokens } = parsing
  const start = tokens.index
  tokens.expect('LEFT_CURLEY')
  const members: (readonly [Expression, Expression])[] = []
  const next = tokens.kind() === 'WHITESPACE' ? tokens.kind(1) : tokens.kind()
  if (argumentStarts.has(next)) {
    do {
      const key = parsePadded(parsing)
      tokens.expect('COLON')
      members.push([key, parsePadded(parsing)])
    } while (tokens.takeIf('COMMA') !== undefined)
  }
  tokens.skipWhitespace()
  tokens.expect('RIGHT_CURLEY', 'RCURLY')
  return { kind: 'map', at: parsing.at(start), members, literal: tokens.literal(start, tokens.index) }
}

function parsePadded(parsing: Parsing): Expression {
  parsing.tokens.skipWhitespace()
  const value = parsing.argument()
  parsing.tokens.skipWhitespace()
  return value
}
