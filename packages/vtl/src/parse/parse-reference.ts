import { argumentStarts } from './argument-starts.ts'
import type { Parsing } from './parsing.ts'
import type { Token, TokenKind } from './token.ts'
import type { Access, Expression, Index, Reference } from './tree.ts'

/** `$name`, `${name}`, `$!name`, with whatever hangs on it. */
export function parseReference(parsing: Parsing): Reference {
  const { tokens } = parsing
  const start = tokens.index
  const first = tokens.expect('IDENTIFIER', 'LCURLY')
  const name = first.kind === 'IDENTIFIER' ? first : tokens.expect('IDENTIFIER')
  const path: Access[] = []
  parseIndexes(parsing, path)
  while (tokens.kind() === 'DOT' && tokens.kind(1) === 'IDENTIFIER') {
    tokens.take()
    path.push(methodFollows(parsing) ? parseMethod(parsing) : { kind: 'property', at: parsing.at(tokens.index), name: tokens.take().image })
    parseIndexes(parsing, path)
  }
  if (first.kind === 'LCURLY') tokens.expect('RCURLY')
  return {
    kind: 'reference',
    at: parsing.at(start),
    end: parsing.endOf(tokens.index - 1),
    path,
    ...readStart(first, name, () => tokens.literal(start, tokens.index)),
  }
}

type ReferenceStart = Omit<Reference, 'kind' | 'at' | 'end' | 'path'>

/** What the characters in front of the name mean: backslashes, `$`, `!`, `{`. The first token sheds its escapes. */
function readStart(first: Token, name: Token, literal: () => string): ReferenceStart {
  const plain = { quiet: false, runt: false, escaped: false, computable: true, escapePrefix: '', textPrefix: '' }
  if (first.image.includes('\\!')) {
    const text = withoutOneBackslash(first.image)
    return { ...plain, root: text, start: first.image, computable: false, nullText: text, literal: literal() }
  }
  const backslashes = /^\\*/.exec(first.image)?.[0].length ?? 0
  const unescaped = first.image.slice(backslashes)
  const dollar = Math.max(unescaped.lastIndexOf('$'), 0)
  const escaped = backslashes % 2 === 1
  const prefixes = { escapePrefix: '\\'.repeat(backslashes >> 1), textPrefix: unescaped.slice(0, dollar) }
  first.image = unescaped.slice(dollar)
  const source = literal()
  const quiet = first.image.startsWith('$!')
  const runt = !first.image.startsWith('$')
  const root = first.kind === 'LCURLY' && !runt ? name.image : first.image.slice(quiet ? 2 : runt ? 0 : 1)
  return { ...plain, ...prefixes, root, start: first.image, quiet, runt, escaped, nullText: quiet && !escaped ? '' : source, literal: source }
}

/** `$\!x` prints as `$!x`, `$\\!x` as `$\!x`: the backslashes in front of the `!` lose one. */
function withoutOneBackslash(image: string): string {
  const slash = image.indexOf('\\', image.indexOf('$'))
  return image.slice(0, slash) + image.slice(slash + 1)
}

function parseIndexes(parsing: Parsing, path: Access[]): void {
  while (parsing.tokens.kind() === 'INDEX_LBRACKET') path.push(parseIndex(parsing))
}

const indexKeys: ReadonlySet<TokenKind> = new Set<TokenKind>(['STRING_LITERAL', 'INTEGER_LITERAL', 'TRUE', 'FALSE', 'IDENTIFIER', 'LCURLY'])

function parseIndex(parsing: Parsing): Index {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  tokens.expect('INDEX_LBRACKET')
  tokens.skipWhitespace()
  if (!indexKeys.has(tokens.kind())) throw tokens.unexpected([...indexKeys])
  const key = parsing.argument()
  tokens.skipWhitespace()
  tokens.expect('INDEX_RBRACKET')
  return { kind: 'index', at, key }
}

function methodFollows({ tokens }: Parsing): boolean {
  return tokens.kind(1) === 'LPAREN' && (argumentStarts.has(tokens.kind(2)) || tokens.kind(2) === 'WHITESPACE' || tokens.kind(2) === 'REFMOD2_RPAREN')
}

function parseMethod(parsing: Parsing): Access {
  const { tokens } = parsing
  const at = parsing.at(tokens.index)
  const name = tokens.take().image
  tokens.take()
  const list: Expression[] = []
  if (tokens.kind() !== 'REFMOD2_RPAREN') {
    do {
      tokens.skipWhitespace()
      list.push(parsing.argument())
      tokens.skipWhitespace()
    } while (tokens.takeIf('COMMA') !== undefined)
  }
  tokens.expect('REFMOD2_RPAREN')
  return { kind: 'method', at, name, arguments: list }
}
