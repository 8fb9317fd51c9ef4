import type { LexicalState } from './lexical-state.ts'
import type { SourceText } from './source-text.ts'
import type { TokenKind } from './token.ts'

/**
 * The longest token that starts here in this state; of two equally long ones, the one that Velocity's grammar names first.
 * Apart from whole tokens there are `more` (the start of a token that another state goes on with), `skip` (the inside of
 * a comment) and `terminator` (one character, given back, that ends a reference or the name of a directive).
 */
export interface Match {
  readonly role: TokenKind | 'more' | 'skip' | 'terminator'
  readonly end: number
  readonly opens?: 'reference' | 'directive' | 'textblock' | 'comment' | 'formal comment'
}

export function matchToken(source: SourceText, at: number, state: LexicalState): Match | undefined {
  const more = matchMore(source, at)
  const other = matchers[state](source, at)
  if (other === undefined) return more
  // The grammar names the starts of references and directives before all tokens that could be as long.
  return more !== undefined && more.end >= other.end ? more : other
}

type Symbols = ReadonlyMap<string, TokenKind>
type Matcher = (source: SourceText, at: number) => Match | undefined

const matchers: Readonly<Record<LexicalState, Matcher>> = {
  DEFAULT: (source, at) =>
    longest(matchEscapedDirective(source, at), matchSet(source, at), matchEmptyIndex(source, at), matchLineComment(source, at), matchPlain(source, at)),
  REFERENCE: (source, at) =>
    longest(
      matchSet(source, at),
      matchEmptyIndex(source, at),
      matchLineComment(source, at),
      matchName(source, at),
      symbol(referenceSymbols, source, at),
      terminator(at),
    ),
  REFMODIFIER: (source, at) => longest(matchSet(source, at), matchName(source, at), symbol(modifierSymbols, source, at), terminator(at)),
  REFMOD2: (source, at) =>
    longest(
      matchSet(source, at),
      symbol(argumentSymbols, source, at),
      matchWhitespace(source, at),
      matchString(source, at),
      matchNumber(source, at),
      matchName(source, at),
    ),
  REFINDEX: (source, at) =>
    longest(
      symbol(indexSymbols, source, at),
      matchWhitespace(source, at),
      matchString(source, at),
      matchPattern(booleans, source, at, (text) => (text === 'true' ? 'TRUE' : 'FALSE')),
      matchNumber(source, at),
    ),
  DIRECTIVE: (source, at) =>
    longest(
      matchLineComment(source, at),
      symbol(directiveSymbols, source, at),
      matchPattern(closingParenthesis, source, at, () => 'RPAREN'),
      matchWhitespace(source, at),
      matchString(source, at),
      matchNumber(source, at),
      matchWord(source, at),
    ),
  PRE_DIRECTIVE: (source, at) =>
    longest(
      matchLineComment(source, at),
      matchPattern(ends, source, at, () => 'END'),
      matchPattern(elses, source, at, () => 'ELSE_DIRECTIVE'),
      matchNumber(source, at),
      matchDirectiveName(source, at),
      terminator(at),
    ),
  IN_SINGLE_LINE_COMMENT: (source, at) => matchPattern(lineEnds, source, at, () => 'SINGLE_LINE_COMMENT') ?? { role: 'skip', end: at + 1 },
  IN_FORMAL_COMMENT: (source, at) => (source.text.startsWith('*#', at) ? { role: 'FORMAL_COMMENT', end: at + 2 } : { role: 'skip', end: at + 1 }),
  IN_MULTI_LINE_COMMENT: (source, at) => (source.text.startsWith('*#', at) ? { role: 'MULTI_LINE_COMMENT', end: at + 2 } : { role: 'skip', end: at + 1 }),
  IN_TEXTBLOCK: (source, at) => (source.text.startsWith(']]#', at) ? { role: 'TEXTBLOCK', end: at + 3 } : { role: 'more', end: at + 1 }),
}

const referenceSymbols: Symbols = new Map([
  ['[', 'INDEX_LBRACKET'],
  ['{', 'LCURLY'],
  ['}', 'RCURLY'],
])
const modifierSymbols: Symbols = new Map([...referenceSymbols, ['(', 'LPAREN']])
const indexSymbols: Symbols = new Map([[']', 'INDEX_RBRACKET']])
const listSymbols: Symbols = new Map([
  ['[', 'LBRACKET'],
  [']', 'RBRACKET'],
  [',', 'COMMA'],
  ['..', 'DOUBLEDOT'],
  [':', 'COLON'],
  ['{', 'LEFT_CURLEY'],
  ['}', 'RIGHT_CURLEY'],
])
const argumentSymbols: Symbols = new Map([...listSymbols, [')', 'REFMOD2_RPAREN']])
const directiveSymbols: Symbols = new Map([
  ...listSymbols,
  ['(', 'LPAREN'],
  ['-', 'MINUS'],
  ['+', 'PLUS'],
  ['*', 'MULTIPLY'],
  ['/', 'DIVIDE'],
  ['%', 'MODULUS'],
  ['&&', 'LOGICAL_AND'],
  ['||', 'LOGICAL_OR'],
  ['<', 'LOGICAL_LT'],
  ['<=', 'LOGICAL_LE'],
  ['>', 'LOGICAL_GT'],
  ['>=', 'LOGICAL_GE'],
  ['==', 'LOGICAL_EQUALS'],
  ['!=', 'LOGICAL_NOT_EQUALS'],
  ['!', 'LOGICAL_NOT'],
  ['=', 'EQUALS'],
])

const words: Symbols = new Map([
  ['true', 'TRUE'],
  ['false', 'FALSE'],
  ['and', 'LOGICAL_AND'],
  ['or', 'LOGICAL_OR'],
  ['lt', 'LOGICAL_LT'],
  ['le', 'LOGICAL_LE'],
  ['gt', 'LOGICAL_GT'],
  ['ge', 'LOGICAL_GE'],
  ['eq', 'LOGICAL_EQUALS'],
  ['ne', 'LOGICAL_NOT_EQUALS'],
  ['not', 'LOGICAL_NOT'],
])
const names: Symbols = new Map([
  ['true', 'TRUE'],
  ['false', 'FALSE'],
])
const directiveNames: Symbols = new Map([
  ['if', 'IF_DIRECTIVE'],
  ['{if}', 'IF_DIRECTIVE'],
  ['elseif', 'ELSEIF_DIRECTIVE'],
  ['{elseif}', 'ELSEIF_DIRECTIVE'],
])

const closingParenthesis = /\)(?:[ \t]*(?:\r\n|\n|\r))?/y
const ends = /(?:end|\{end\})(?:[ \t]*(?:\r\n|\n|\r))?/y
const elses = /(?:else|\{else\})(?:[ \t]*(?:\r\n|\n|\r))?/y
const lineEnds = /\r\n|\n|\r/y
const booleans = /true|false/y
const identifier = /[A-Za-z_][A-Za-z0-9_-]*/y
const word = /[A-Za-z_@][A-Za-z0-9_@]*|\{[A-Za-z_][A-Za-z0-9_@]*\}/y
const integer = /-?[0-9]+(?:\.\.)?/y
const float = /-?[0-9]+\.[0-9]*(?:[eE][+-]?[0-9]+)?|-?\.[0-9]+(?:[eE][+-]?[0-9]+)?|-?[0-9]+[eE][+-]?[0-9]+/y
const setStart = /[ \t]*#(?:set|\{set\}) *\(/y
const whitespace = /[ \t\r\n]+/y
const text = /[^$#\\]+/y

/** `$`, `#` and what opens a comment; alike in all states. */
function matchMore(source: SourceText, at: number): Match | undefined {
  switch (source.text.charCodeAt(at)) {
    case 36: // $
    case 92: /* \ */ {
      const dollar = source.endOfBackslashes(at)
      if (source.text.charAt(dollar) !== '$') return undefined
      const bang = source.endOfBackslashes(dollar + 1)
      return { role: 'more', end: source.text.charAt(bang) === '!' ? bang + 1 : dollar + 1, opens: 'reference' }
    }
    case 35: // #
      if (source.text.startsWith('#[[', at)) return { role: 'more', end: at + 3, opens: 'textblock' }
      if (source.text.startsWith('#**', at) && at + 3 < source.text.length && source.text.charAt(at + 3) !== '#')
        return { role: 'more', end: at + 4, opens: 'formal comment' }
      if (source.text.startsWith('#*', at)) return { role: 'more', end: at + 2, opens: 'comment' }
      return { role: 'more', end: at + 1, opens: 'directive' }
    default:
      return undefined
  }
}

/** Escaped directives: an odd number of backslashes, `#` and a word. */
function matchEscapedDirective(source: SourceText, at: number): Match | undefined {
  if (source.text.charAt(at) !== '\\') return undefined
  const hash = source.endOfBackslashes(at)
  if (source.text.charAt(hash) !== '#' || (hash - at) % 2 === 0) return undefined
  return matchPattern(word, source, hash + 1, () => 'ESCAPE_DIRECTIVE')
}

function matchSet(source: SourceText, at: number): Match | undefined {
  return matchPattern(setStart, source, at, () => 'SET_DIRECTIVE')
}

function matchEmptyIndex(source: SourceText, at: number): Match | undefined {
  if (source.text.charAt(at) !== '$') return undefined
  for (const start of ['$[', '$![', '$\\![', '$.']) if (source.text.startsWith(start, at)) return { role: 'EMPTY_INDEX', end: at + start.length }
  return undefined
}

function matchLineComment(source: SourceText, at: number): Match | undefined {
  return source.text.startsWith('##', at) ? { role: 'SINGLE_LINE_COMMENT_START', end: at + 2 } : undefined
}

function matchPlain(source: SourceText, at: number): Match | undefined {
  if (source.text.startsWith('\\\\', at)) return { role: 'DOUBLE_ESCAPE', end: at + 2 }
  if (source.text.charAt(at) === '\\') return { role: 'ESCAPE', end: at + 1 }
  return matchPattern(text, source, at, () => 'TEXT')
}

/** An identifier, `true`, `false`, or a dot with a letter behind it (the letter is given back). */
function matchName(source: SourceText, at: number): Match | undefined {
  if (source.text.charAt(at) === '.') return isLetter(source.text.charCodeAt(at + 1)) ? { role: 'DOT', end: at + 2 } : undefined
  return matchPattern(identifier, source, at, (found) => names.get(found) ?? 'IDENTIFIER')
}

/** The name behind a `#`. */
function matchDirectiveName(source: SourceText, at: number): Match | undefined {
  return matchPattern(word, source, at, (found) => directiveNames.get(found) ?? wordKind(found))
}

/** A word among the arguments of a directive, or an operator that is spelled as one. */
function matchWord(source: SourceText, at: number): Match | undefined {
  return matchPattern(word, source, at, (found) => words.get(found) ?? wordKind(found))
}

function wordKind(found: string): TokenKind {
  return found.startsWith('{') ? 'BRACKETED_WORD' : 'WORD'
}

function matchNumber(source: SourceText, at: number): Match | undefined {
  return longest(
    matchPattern(integer, source, at, () => 'INTEGER_LITERAL'),
    matchPattern(float, source, at, () => 'FLOATING_POINT_LITERAL'),
  )
}

function matchWhitespace(source: SourceText, at: number): Match | undefined {
  return matchPattern(whitespace, source, at, () => 'WHITESPACE')
}

/** From quote to quote; two quotes within stand for one as long as a third follows somewhere. */
function matchString({ text }: SourceText, at: number): Match | undefined {
  const quote = text.charAt(at)
  if (quote !== '"' && quote !== "'") return undefined
  let end: number | undefined
  let close = text.indexOf(quote, at + 1)
  while (close >= 0) {
    end = close + 1
    if (text.charAt(end) !== quote) break
    close = text.indexOf(quote, end + 1)
  }
  return end === undefined ? undefined : { role: 'STRING_LITERAL', end }
}

function matchPattern(pattern: RegExp, source: SourceText, at: number, kind: (found: string) => TokenKind): Match | undefined {
  pattern.lastIndex = at
  const found = pattern.exec(source.text)
  return found === null ? undefined : { role: kind(found[0]), end: pattern.lastIndex }
}

/** One or two characters that are a token by themselves. */
function symbol(symbols: ReadonlyMap<string, TokenKind>, source: SourceText, at: number): Match | undefined {
  const two = symbols.get(source.text.slice(at, at + 2))
  if (two !== undefined && at + 2 <= source.text.length) return { role: two, end: at + 2 }
  const one = symbols.get(source.text.charAt(at))
  return one === undefined ? undefined : { role: one, end: at + 1 }
}

function terminator(at: number): Match {
  return { role: 'terminator', end: at + 1 }
}

function longest(...matches: readonly (Match | undefined)[]): Match | undefined {
  let best: Match | undefined
  for (const match of matches) if (match !== undefined && (best === undefined || match.end > best.end)) best = match
  return best
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}
