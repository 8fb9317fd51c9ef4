import { CharacterSet, type CodePointTest, complement, oneOf } from '../characters/character-set.ts'
import { foldedRange, hasCase, sameCharacter } from '../characters/letter-case.ts'
import { parseClass } from './parse-class.ts'
import { codeOf, parseCharacterEscape, verticalSpace } from './parse-escape.ts'
import { type Flags, noFlags, patternEnd, PatternReader } from './pattern-reader.ts'
import type { AssertionKind, Node, ParsedPattern, Repeat } from './syntax-tree.ts'
import { widthOf } from './width.ts'

const longestPattern = 10_000
const deepestGroup = 200

/**
 * Parses a pattern with the grammar of Java 17's `java.util.regex.Pattern`.
 * @throws RegexError where Java throws `PatternSyntaxException`; for patterns over 10,000 characters or 200 groups deep;
 * and for `\X`, `\b{g}` and `\N{…}`, which need tables of Unicode that we do not carry.
 */
export function parsePattern(source: string, { ignoreCase = false }: { readonly ignoreCase?: boolean } = {}): ParsedPattern {
  const reader = new PatternReader(source.slice(0, longestPattern), { ...noFlags, i: ignoreCase })
  if (source.length > longestPattern) throw reader.error(`A pattern may have ${longestPattern} characters`)
  return new PatternParser(reader).parse()
}

class PatternParser {
  readonly #reader: PatternReader
  readonly #names = new Map<string, number>()
  #groups = 0
  #depth = 0

  constructor(reader: PatternReader) {
    this.#reader = reader
  }

  parse(): ParsedPattern {
    const node = this.#alternatives()
    if (this.#reader.peek() === ')') throw this.#reader.error("Unmatched closing ')'")
    return { node, groupCount: this.#groups, groupNames: this.#names }
  }

  #alternatives(): Node {
    const nodes = [this.#sequence()]
    while (this.#reader.accept('|')) nodes.push(this.#sequence())
    const [first = { type: 'empty' }] = nodes
    return nodes.length === 1 ? first : { type: 'alternatives', nodes }
  }

  #sequence(): Node {
    const nodes: Node[] = []
    for (;;) {
      const character = this.#reader.peek()
      if (character === patternEnd || character === '|' || character === ')') break
      const node = this.#atom(character)
      if (node !== undefined) nodes.push(this.#quantified(node))
    }
    return nodes.length === 0 ? { type: 'empty' } : { type: 'sequence', nodes }
  }

  /** One atom; nothing for flags such as `(?i)`. */
  #atom(character: string): Node | undefined {
    const reader = this.#reader
    const { flags } = reader
    switch (character) {
      case '(':
        reader.take()
        return this.#group()
      case '{':
        // Java reads an empty text here, and the braces as its quantifier.
        return { type: 'empty' }
      case '*':
      case '+':
      case '?':
        throw reader.error(`Dangling meta character '${character}'`)
    }
    reader.take()
    switch (character) {
      case '[':
        return setOf(parseClass(reader, 0))
      case '\\':
        return this.#escape()
      case '^':
        return assertion(flags.m ? (flags.d ? 'unixLineStart' : 'lineStart') : 'inputStart')
      case '$':
        return assertion(flags.m ? (flags.d ? 'unixLineEnd' : 'lineEnd') : flags.d ? 'lastUnixLineEnd' : 'lastLineEnd')
      case '.':
        return setOf(flags.s ? () => true : complement(flags.d ? oneOf('\n') : oneOf('\n\r\u0085\u2028\u2029')))
      default:
        return this.#literal(codeOf(character))
    }
  }

  #literal(code: number): Node {
    const { letterCase } = this.#reader
    return hasCase(code, letterCase) ? setOf(foldedRange(code, code, letterCase)) : { type: 'text', text: String.fromCodePoint(code) }
  }

  #escape(): Node {
    const reader = this.#reader
    const letter = reader.peekRaw()
    const kind = assertionOf(letter, reader.flags)
    if (kind !== undefined) {
      reader.takeRaw()
      if (letter === 'b' && reader.peekRaw() === '{' && reader.peekRaw(1) === 'g') throw reader.error('Unsupported boundary')
      return assertion(kind)
    }
    switch (letter) {
      case 'R':
        reader.takeRaw()
        return { type: 'alternatives', nodes: [{ type: 'text', text: '\r\n' }, setOf(verticalSpace)] }
      case 'k':
        reader.takeRaw()
        return this.#namedBackReference()
    }
    if (/[1-9]/.test(letter)) return this.#numberedBackReference()
    const escape = parseCharacterEscape(reader)
    return 'test' in escape ? setOf(escape.test) : this.#literal(escape.code)
  }

  /** More digits belong to the number as long as there are so many groups. */
  #numberedBackReference(): Node {
    let group = Number(this.#reader.takeRaw())
    while (/[0-9]/.test(this.#reader.peekRaw())) {
      const longer = group * 10 + Number(this.#reader.peekRaw())
      if (longer > this.#groups) break
      group = longer
      this.#reader.takeRaw()
    }
    return { type: 'backReference', group, same: sameCharacter(this.#reader.letterCase) }
  }

  #namedBackReference(): Node {
    if (this.#reader.takeRaw() !== '<') throw this.#reader.error("\\k is not followed by '<' for named capturing group")
    const name = this.#groupName()
    const group = this.#names.get(name)
    if (group === undefined) throw this.#reader.error(`named capturing group <${name}> does not exist`)
    return { type: 'backReference', group, same: sameCharacter(this.#reader.letterCase) }
  }

  #groupName(): string {
    const reader = this.#reader
    let name = ''
    while (/[a-zA-Z0-9]/.test(reader.peekRaw())) name += reader.takeRaw()
    if (!/^[a-zA-Z]/.test(name)) throw reader.error('capturing group name does not start with a Latin letter')
    if (reader.takeRaw() !== '>') throw reader.error("named capturing group is missing trailing '>'")
    return name
  }

  /** What follows a `(`. */
  #group(): Node | undefined {
    const reader = this.#reader
    if (reader.peekRaw() !== '?') return this.#capturing()
    reader.takeRaw()
    const kind = reader.takeRaw()
    switch (kind) {
      case ':':
        return this.#body()
      case '=':
      case '!':
        return { type: 'look', behind: false, negative: kind === '!', node: this.#body() }
      case '>':
        return { type: 'atomic', node: this.#body() }
      case '<':
        return this.#lookBehindOrName()
      default:
        reader.reset(reader.index - (kind === patternEnd ? 0 : 1))
        return this.#flagGroup()
    }
  }

  #lookBehindOrName(): Node {
    const reader = this.#reader
    const kind = reader.peekRaw()
    if (kind !== '=' && kind !== '!') {
      if (!/[a-zA-Z]/.test(kind)) throw reader.error('Unknown look-behind group')
      const name = this.#groupName()
      if (this.#names.has(name)) throw reader.error(`Named capturing group <${name}> is already defined`)
      this.#names.set(name, this.#groups + 1)
      return this.#capturing()
    }
    reader.takeRaw()
    const node = this.#body()
    if (widthOf(node).max === Infinity) throw reader.error('Look-behind group does not have an obvious maximum length')
    return { type: 'look', behind: true, negative: kind === '!', node }
  }

  #capturing(): Node {
    this.#groups += 1
    const index = this.#groups
    return { type: 'group', index, node: this.#body() }
  }

  /** The alternatives up to the closing parenthesis; flags set within end with it. */
  #body(): Node {
    const reader = this.#reader
    const { flags } = reader
    this.#depth += 1
    if (this.#depth > deepestGroup) throw reader.error('Groups nested too deeply')
    const node = this.#alternatives()
    if (!reader.accept(')')) throw reader.error('Unclosed group')
    this.#depth -= 1
    reader.flags = flags
    return node
  }

  /** `(?i)`, which lasts to the end of the group around it, or `(?i:…)`. */
  #flagGroup(): Node | undefined {
    const reader = this.#reader
    const outer = reader.flags
    let on = true
    let flags: Flags = outer
    for (;;) {
      const letter = reader.takeRaw()
      switch (letter) {
        case 'i':
        case 'd':
        case 'm':
        case 's':
        case 'u':
        case 'x':
          flags = { ...flags, [letter]: on }
          continue
        case 'U':
          flags = { ...flags, U: on, u: on }
          continue
        case '-':
          if (!on) throw reader.error('Unknown inline modifier')
          on = false
          continue
        case ')':
          reader.flags = flags
          return undefined
        case ':': {
          reader.flags = flags
          const node = this.#body()
          reader.flags = outer
          return node
        }
        default:
          throw reader.error('Unknown inline modifier')
      }
    }
  }

  #quantified(node: Node): Node {
    const bounds = this.#quantifier()
    if (bounds === undefined) return node
    return { type: 'repeat', node, ...bounds, mode: this.#mode() }
  }

  #quantifier(): Pick<Repeat, 'min' | 'max'> | undefined {
    const reader = this.#reader
    switch (reader.peek()) {
      case '?':
        reader.take()
        return { min: 0, max: 1 }
      case '*':
        reader.take()
        return { min: 0, max: Infinity }
      case '+':
        reader.take()
        return { min: 1, max: Infinity }
      case '{':
        return this.#countedQuantifier()
      default:
        return undefined
    }
  }

  #countedQuantifier(): Pick<Repeat, 'min' | 'max'> {
    const reader = this.#reader
    if (!/[0-9]/.test(reader.peekRaw(1))) throw reader.error('Illegal repetition')
    reader.take()
    const min = this.#count()
    let max = min
    if (reader.accept(',')) max = reader.peek() === '}' ? Infinity : this.#count()
    if (!reader.accept('}')) throw reader.error('Unclosed counted closure')
    if (max < min) throw reader.error('Illegal repetition range')
    return { min, max }
  }

  #count(): number {
    let digits = ''
    while (/[0-9]/.test(this.#reader.peek())) digits += this.#reader.take()
    const count = Number(digits)
    if (count > 0x7fffffff) throw this.#reader.error('Illegal repetition range')
    return count
  }

  #mode(): Repeat['mode'] {
    if (this.#reader.accept('?')) return 'lazy'
    return this.#reader.accept('+') ? 'possessive' : 'greedy'
  }
}

function setOf(test: CodePointTest): Node {
  return { type: 'set', set: new CharacterSet(test) }
}

function assertion(kind: AssertionKind): Node {
  return { type: 'assertion', kind }
}

function assertionOf(letter: string, flags: Flags): AssertionKind | undefined {
  switch (letter) {
    case 'A':
      return 'inputStart'
    case 'z':
      return 'inputEnd'
    case 'Z':
      return flags.d ? 'lastUnixLineEnd' : 'lastLineEnd'
    case 'b':
      return flags.U ? 'unicodeWordBoundary' : 'wordBoundary'
    case 'B':
      return flags.U ? 'noUnicodeWordBoundary' : 'noWordBoundary'
    case 'G':
      return 'previousMatchEnd'
    default:
      return undefined
  }
}
