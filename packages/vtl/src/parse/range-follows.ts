import type { TokenStream } from './token-stream.ts'
import type { TokenKind } from './token.ts'

/** Whether the bracket here opens a range: `[`, a reference or number, `..`. Looks as far as that needs, and takes nothing. */
export function rangeFollows(tokens: TokenStream): boolean {
  return scanRangeStart(new Scan(tokens), tokens.index) !== undefined
}

/** The deepest nesting that the search follows; the parser refuses less. */
const deepestScan = 200

/** A search through the tokens ahead. Each step answers the index behind what it looked for, or undefined. */
class Scan {
  readonly #tokens: TokenStream
  readonly #arguments = new Map<number, number | undefined>()
  #depth = 0

  constructor(tokens: TokenStream) {
    this.#tokens = tokens
  }

  kind(at: number): TokenKind {
    return this.#tokens.token(at).kind
  }

  /** One token of these kinds. */
  one(at: number | undefined, ...kinds: readonly TokenKind[]): number | undefined {
    return at !== undefined && kinds.includes(this.kind(at)) ? at + 1 : undefined
  }

  blank(at: number | undefined): number | undefined {
    return at === undefined ? undefined : (this.one(at, 'WHITESPACE') ?? at)
  }

  /** An argument; looked for once at each place, for a list in a list would else be searched again and again. */
  argument(at: number | undefined): number | undefined {
    if (at === undefined) return undefined
    if (this.#arguments.has(at)) return this.#arguments.get(at)
    this.#depth += 1
    if (this.#depth > deepestScan) throw this.#tokens.error(this.#tokens.token(at).begin, `more than ${deepestScan} levels of nesting`)
    const end = this.blank(scanValue(this, this.blank(at)))
    this.#depth -= 1
    this.#arguments.set(at, end)
    return end
  }
}

function scanRangeStart(scan: Scan, at: number): number | undefined {
  return scan.one(scan.blank(scanRangeEnd(scan, scan.blank(scan.one(at, 'LBRACKET')))), 'DOUBLEDOT')
}

function scanRangeEnd(scan: Scan, at: number | undefined): number | undefined {
  return scan.one(at, 'INTEGER_LITERAL') ?? scanReference(scan, at)
}

function scanValue(scan: Scan, at: number | undefined): number | undefined {
  if (at === undefined) return undefined
  switch (scan.kind(at)) {
    case 'STRING_LITERAL':
    case 'INTEGER_LITERAL':
    case 'FLOATING_POINT_LITERAL':
    case 'TRUE':
    case 'FALSE':
      return at + 1
    case 'IDENTIFIER':
    case 'LCURLY':
      return scanReference(scan, at)
    case 'LBRACKET':
      return scan.one(scan.blank(scanRangeEnd(scan, scan.blank(scanRangeStart(scan, at)))), 'RBRACKET') ?? scanList(scan, at + 1)
    case 'LEFT_CURLEY':
      return scanMap(scan, at + 1)
    default:
      return undefined
  }
}

function scanList(scan: Scan, at: number): number | undefined {
  return scan.one(scanSequence(at, (next) => scan.argument(next), scan) ?? at, 'RBRACKET')
}

function scanMap(scan: Scan, at: number): number | undefined {
  const members = scanSequence(at, (next) => scan.argument(scan.one(scan.argument(next), 'COLON')), scan)
  return scan.one(members ?? scan.blank(at), 'RIGHT_CURLEY', 'RCURLY')
}

/** One or more items with commas between. */
function scanSequence(at: number, item: (at: number) => number | undefined, scan: Scan): number | undefined {
  let end = item(at)
  while (end !== undefined && scan.kind(end) === 'COMMA') {
    const next = item(end + 1)
    if (next === undefined) break
    end = next
  }
  return end
}

function scanReference(scan: Scan, at: number | undefined): number | undefined {
  if (at === undefined) return undefined
  if (scan.kind(at) === 'IDENTIFIER') return scanPath(scan, at + 1)
  const name = scan.one(scan.one(at, 'LCURLY'), 'IDENTIFIER')
  return name === undefined ? undefined : scan.one(scanPath(scan, name), 'RCURLY')
}

function scanPath(scan: Scan, at: number): number {
  let end = scanIndexes(scan, at)
  for (;;) {
    const name = scan.one(scan.one(end, 'DOT'), 'IDENTIFIER')
    if (name === undefined) return end
    end = scanIndexes(scan, scanArguments(scan, name) ?? name)
  }
}

function scanArguments(scan: Scan, at: number): number | undefined {
  const open = scan.one(at, 'LPAREN')
  if (open === undefined) return undefined
  return scan.one(scanSequence(open, (next) => scan.argument(next), scan) ?? open, 'REFMOD2_RPAREN')
}

function scanIndexes(scan: Scan, at: number): number {
  let end = at
  for (;;) {
    const key = scan.blank(scan.one(end, 'INDEX_LBRACKET'))
    const value = key === undefined ? undefined : (scan.one(key, 'STRING_LITERAL', 'INTEGER_LITERAL', 'TRUE', 'FALSE') ?? scanReference(scan, key))
    const close = scan.one(scan.blank(value), 'INDEX_RBRACKET')
    if (close === undefined) return end
    end = close
  }
}
