import { type CodePointTest, complement, oneOf } from '../characters/character-set.ts'
import { patternEnd, type PatternReader } from './pattern-reader.ts'
import { asciiDigit, asciiSpace, asciiWord, propertyNamed, unicodeDigit, unicodeSpace, unicodeWord } from '../characters/properties.ts'

/** A class such as `\d` or `\p{L}`, or the one character that an escape stands for. */
export type CharacterEscape = { readonly test: CodePointTest } | { readonly code: number }

/** Reads what follows a backslash, where it means characters: all escapes that may stand in brackets. */
export function parseCharacterEscape(reader: PatternReader): CharacterEscape {
  const letter = reader.takeRaw()
  switch (letter) {
    case patternEnd:
      throw reader.error('Unexpected internal error')
    case 'p':
    case 'P': {
      const test = parseProperty(reader)
      return { test: letter === 'p' ? test : complement(test) }
    }
    case '0':
      return { code: octal(reader) }
    case 'x':
      return { code: hexadecimal(reader) }
    case 'u':
      return { code: unicodeEscape(reader) }
    case 'c': {
      const control = reader.takeRaw()
      if (control === patternEnd) throw reader.error('Illegal control escape sequence')
      return { code: codeOf(control) ^ 64 }
    }
  }
  const test = classes(letter, reader.flags.U)
  if (test !== undefined) return { test }
  const control = controls.get(letter)
  if (control !== undefined) return { code: control }
  if (/[a-zA-Z1-9]/.test(letter)) throw reader.error('Illegal/unsupported escape sequence')
  return { code: codeOf(letter) }
}

const controls: ReadonlyMap<string, number> = new Map([
  ['a', 0x07],
  ['e', 0x1b],
  ['f', 0x0c],
  ['n', 0x0a],
  ['r', 0x0d],
  ['t', 0x09],
])

const horizontalSpace = oneOf(' \t\u00a0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000')
export const verticalSpace: CodePointTest = oneOf('\n\v\f\r\u0085\u2028\u2029')

function classes(letter: string, unicode: boolean): CodePointTest | undefined {
  const lower = letter.toLowerCase()
  const test = classOf(lower, unicode)
  return test === undefined || lower === letter ? test : complement(test)
}

function classOf(letter: string, unicode: boolean): CodePointTest | undefined {
  switch (letter) {
    case 'd':
      return unicode ? unicodeDigit : asciiDigit
    case 's':
      return unicode ? unicodeSpace : asciiSpace
    case 'w':
      return unicode ? unicodeWord : asciiWord
    case 'h':
      return horizontalSpace
    case 'v':
      return verticalSpace
    default:
      return undefined
  }
}

function parseProperty(reader: PatternReader): CodePointTest {
  let name = reader.takeRaw()
  if (name === '{') {
    name = ''
    for (;;) {
      const character = reader.takeRaw()
      if (character === patternEnd) throw reader.error('Unclosed character family')
      if (character === '}') break
      name += character
    }
    if (name === '') throw reader.error('Empty character family')
  }
  const test = propertyNamed(name, { ignoreCase: reader.flags.i, unicodeClasses: reader.flags.U })
  if (test === undefined) throw reader.error(`Unknown character property name {${name}}`)
  return test
}

function octal(reader: PatternReader): number {
  const digits = (most: number): string => {
    let text = ''
    while (text.length < most && /[0-7]/.test(reader.peekRaw())) text += reader.takeRaw()
    return text
  }
  const text = digits(1)
  if (text === '') throw reader.error('Illegal octal escape sequence')
  return Number.parseInt(text + digits(text <= '3' ? 2 : 1), 8)
}

function hexadecimal(reader: PatternReader): number {
  if (reader.peekRaw() !== '{') return hexadecimalDigits(reader, 2, 'Illegal hexadecimal escape sequence')
  reader.takeRaw()
  let text = ''
  while (/[0-9a-fA-F]/.test(reader.peekRaw())) text += reader.takeRaw()
  if (reader.takeRaw() !== '}') throw reader.error('Unclosed hexadecimal escape sequence')
  const code = Number.parseInt(text, 16)
  if (!(code <= 0x10ffff)) throw reader.error('Hexadecimal codepoint is too big')
  return code
}

/** `\uXXXX`, and two of them for a character beyond the first plane. */
function unicodeEscape(reader: PatternReader): number {
  const high = hexadecimalDigits(reader, 4, 'Illegal Unicode escape sequence')
  const before = reader.index
  if (high >= 0xd800 && high <= 0xdbff && reader.takeRaw() === '\\' && reader.takeRaw() === 'u') {
    const low = hexadecimalDigits(reader, 4, 'Illegal Unicode escape sequence')
    if (low >= 0xdc00 && low <= 0xdfff) return (high - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000
  }
  reader.reset(before)
  return high
}

function hexadecimalDigits(reader: PatternReader, count: number, description: string): number {
  let text = ''
  for (; text.length < count; text += reader.takeRaw()) if (!/[0-9a-fA-F]/.test(reader.peekRaw())) throw reader.error(description)
  return Number.parseInt(text, 16)
}

export function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}
