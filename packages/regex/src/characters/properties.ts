import { type CodePointTest, complement, intersection, oneOf, range, union, unicode } from './character-set.ts'

/** The flags that change what a property or a class such as `\d` holds. */
export interface PropertyFlags {
  /** `(?i)`: the properties of upper, lower and title case hold all three. */
  readonly ignoreCase: boolean
  /** `(?U)`: POSIX classes, `\d`, `\s` and `\w` follow Unicode. */
  readonly unicodeClasses: boolean
}

/** The set that `\p{…}` names; absent for a name that Java does not know. */
export function propertyNamed(name: string, flags: PropertyFlags): CodePointTest | undefined {
  const [, key, value] = /^([^=]+)=(.*)$/.exec(name) ?? []
  if (key !== undefined && value !== undefined) return keyedProperty(key.toLowerCase(), value, flags)
  if (name.startsWith('In')) return blocks.get(normalized(name.slice(2)))
  if (name.startsWith('Is')) {
    const rest = name.slice(2)
    return binaryProperty(rest.toUpperCase(), flags) ?? category(rest, flags) ?? script(rest)
  }
  if (flags.unicodeClasses) {
    const unicodeClass = unicodePosix.get(name.toUpperCase())
    if (unicodeClass !== undefined) return flags.ignoreCase && /^(?:lower|upper)$/i.test(name) ? anyCase : unicodeClass
  }
  return posix(name, flags) ?? category(name, flags) ?? javaMethod(name, flags)
}

function keyedProperty(key: string, value: string, flags: PropertyFlags): CodePointTest | undefined {
  switch (key) {
    case 'sc':
    case 'script':
      return script(value)
    case 'blk':
    case 'block':
      return blocks.get(normalized(value))
    case 'gc':
    case 'general_category':
      return category(value, flags)
    default:
      return undefined
  }
}

const anyCase = unicode(/[\p{Lowercase}\p{Uppercase}\p{Lt}]/u)

const asciiLetter = union(range(0x41, 0x5a), range(0x61, 0x7a))
const asciiPunctuation = oneOf('!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~')
export const asciiDigit: CodePointTest = range(0x30, 0x39)
export const asciiSpace: CodePointTest = oneOf(' \t\n\v\f\r')
export const asciiWord: CodePointTest = union(union(asciiLetter, asciiDigit), range(0x5f, 0x5f))
export const unicodeDigit: CodePointTest = unicode(/\p{Nd}/u)
export const unicodeSpace: CodePointTest = unicode(/\p{White_Space}/u)
export const unicodeWord: CodePointTest = unicode(/[\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\p{Join_Control}]/u)

function posix(name: string, { ignoreCase }: PropertyFlags): CodePointTest | undefined {
  return ignoreCase && (name === 'Lower' || name === 'Upper') ? asciiLetter : posixClasses.get(name)
}

const posixClasses: ReadonlyMap<string, CodePointTest> = new Map([
  ['Lower', range(0x61, 0x7a)],
  ['Upper', range(0x41, 0x5a)],
  ['ASCII', range(0, 0x7f)],
  ['Alpha', asciiLetter],
  ['Digit', asciiDigit],
  ['Alnum', union(asciiLetter, asciiDigit)],
  ['Punct', asciiPunctuation],
  ['Graph', range(0x21, 0x7e)],
  ['Print', range(0x20, 0x7e)],
  ['Blank', oneOf(' \t')],
  ['Cntrl', union(range(0, 0x1f), range(0x7f, 0x7f))],
  ['XDigit', union(asciiDigit, union(range(0x41, 0x46), range(0x61, 0x66)))],
  ['Space', asciiSpace],
])

const unicodeBlank = unicode(/[\p{Zs}\t]/u)
const unicodeControl = unicode(/\p{Cc}/u)
const unicodeGraph = complement(unicode(/[\p{White_Space}\p{Cc}\p{Cs}\p{Cn}]/u))
const unicodeHex = unicode(/[\p{Nd}\p{Hex_Digit}]/u)

const unicodePosix: ReadonlyMap<string, CodePointTest> = new Map([
  ['ALPHA', unicode(/\p{Alphabetic}/u)],
  ['LOWER', unicode(/\p{Lowercase}/u)],
  ['UPPER', unicode(/\p{Uppercase}/u)],
  ['SPACE', unicodeSpace],
  ['PUNCT', unicode(/\p{P}/u)],
  ['XDIGIT', unicodeHex],
  ['ALNUM', unicode(/[\p{Alphabetic}\p{Nd}]/u)],
  ['CNTRL', unicodeControl],
  ['DIGIT', unicodeDigit],
  ['BLANK', unicodeBlank],
  ['GRAPH', unicodeGraph],
  ['PRINT', intersection(union(unicodeGraph, unicodeBlank), complement(unicodeControl))],
])

function binaryProperty(name: string, { ignoreCase }: PropertyFlags): CodePointTest | undefined {
  const plain = name.replaceAll(/[ _-]/g, '')
  return ignoreCase && /^(?:LOWERCASE|UPPERCASE|TITLECASE)$/.test(plain) ? anyCase : binaryProperties.get(plain)
}

const binaryProperties: ReadonlyMap<string, CodePointTest> = new Map([
  ['ALPHABETIC', unicode(/\p{Alphabetic}/u)],
  ['LETTER', unicode(/\p{L}/u)],
  ['IDEOGRAPHIC', unicode(/\p{Ideographic}/u)],
  ['LOWERCASE', unicode(/\p{Lowercase}/u)],
  ['UPPERCASE', unicode(/\p{Uppercase}/u)],
  ['TITLECASE', unicode(/\p{Lt}/u)],
  ['WHITESPACE', unicodeSpace],
  ['CONTROL', unicodeControl],
  ['PUNCTUATION', unicode(/\p{P}/u)],
  ['HEXDIGIT', unicodeHex],
  ['ASSIGNED', unicode(/\P{Cn}/u)],
  ['NONCHARACTERCODEPOINT', unicode(/\p{Noncharacter_Code_Point}/u)],
  ['DIGIT', unicodeDigit],
  ['ALNUM', unicode(/[\p{Alphabetic}\p{Nd}]/u)],
  ['BLANK', unicodeBlank],
  ['GRAPH', unicodeGraph],
  ['PRINT', intersection(union(unicodeGraph, unicodeBlank), complement(unicodeControl))],
  ['WORD', unicodeWord],
  ['JOINCONTROL', unicode(/\p{Join_Control}/u)],
])

const categories = new Set('C Cc Cf Cn Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs LC'.split(' '))

function category(name: string, { ignoreCase }: PropertyFlags): CodePointTest | undefined {
  if (ignoreCase && (name === 'Lu' || name === 'Ll' || name === 'Lt')) return unicode(/\p{LC}/u)
  if (categories.has(name)) return unicode(new RegExp(`\\p{${name}}`, 'u'))
  switch (name) {
    case 'LD':
      return unicode(/[\p{L}\p{Nd}]/u)
    case 'L1':
      return range(0, 0xff)
    case 'all':
      return () => true
    default:
      return undefined
  }
}

/** A script by one of Unicode's names, in any case; only letters and underscores reach the engine's own table. */
function script(name: string): CodePointTest | undefined {
  if (!/^[A-Za-z_]{4,40}$/.test(name)) return undefined
  const spelled = name
    .split('_')
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1).toLowerCase())
    .join('_')
  try {
    return unicode(new RegExp(`\\p{Script=${spelled}}`, 'u'))
  } catch {
    return undefined
  }
}

function javaMethod(name: string, { ignoreCase }: PropertyFlags): CodePointTest | undefined {
  return ignoreCase && /^java(?:LowerCase|UpperCase|TitleCase)$/.test(name) ? anyCase : javaMethods.get(name)
}

const identifierIgnorable = union(union(range(0, 8), range(0xe, 0x1b)), unicode(/[\u007f-\u009f\p{Cf}]/u))

const javaMethods: ReadonlyMap<string, CodePointTest> = new Map([
  ['javaLowerCase', unicode(/\p{Lowercase}/u)],
  ['javaUpperCase', unicode(/\p{Uppercase}/u)],
  ['javaAlphabetic', unicode(/\p{Alphabetic}/u)],
  ['javaIdeographic', unicode(/\p{Ideographic}/u)],
  ['javaTitleCase', unicode(/\p{Lt}/u)],
  ['javaDigit', unicodeDigit],
  ['javaDefined', unicode(/\P{Cn}/u)],
  ['javaLetter', unicode(/\p{L}/u)],
  ['javaLetterOrDigit', unicode(/[\p{L}\p{Nd}]/u)],
  ['javaJavaIdentifierStart', unicode(/[\p{L}\p{Nl}\p{Sc}\p{Pc}]/u)],
  ['javaJavaIdentifierPart', union(unicode(/[\p{L}\p{Nl}\p{Sc}\p{Pc}\p{Nd}\p{Mn}\p{Mc}]/u), identifierIgnorable)],
  ['javaUnicodeIdentifierStart', unicode(/\p{ID_Start}/u)],
  ['javaUnicodeIdentifierPart', union(unicode(/\p{ID_Continue}/u), identifierIgnorable)],
  ['javaIdentifierIgnorable', identifierIgnorable],
  ['javaSpaceChar', unicode(/\p{Z}/u)],
  ['javaWhitespace', union(union(range(0x9, 0xd), range(0x1c, 0x1f)), intersection(unicode(/\p{Z}/u), complement(oneOf('\u00a0\u2007\u202f'))))],
  ['javaISOControl', union(range(0, 0x1f), range(0x7f, 0x9f))],
  ['javaMirrored', unicode(/\p{Bidi_Mirrored}/u)],
])

function normalized(name: string): string {
  return name.replaceAll(/[ _-]/g, '').toUpperCase()
}

/** Of Unicode's three hundred blocks those that patterns of APIs name. */
const blocks: ReadonlyMap<string, CodePointTest> = new Map([
  ['BASICLATIN', range(0, 0x7f)],
  ['LATIN1SUPPLEMENT', range(0x80, 0xff)],
  ['LATINEXTENDEDA', range(0x100, 0x17f)],
  ['LATINEXTENDEDB', range(0x180, 0x24f)],
  ['COMBININGDIACRITICALMARKS', range(0x300, 0x36f)],
  ['GREEK', range(0x370, 0x3ff)],
  ['GREEKANDCOPTIC', range(0x370, 0x3ff)],
  ['CYRILLIC', range(0x400, 0x4ff)],
  ['ARMENIAN', range(0x530, 0x58f)],
  ['HEBREW', range(0x590, 0x5ff)],
  ['ARABIC', range(0x600, 0x6ff)],
  ['DEVANAGARI', range(0x900, 0x97f)],
  ['THAI', range(0xe00, 0xe7f)],
  ['HANGULJAMO', range(0x1100, 0x11ff)],
  ['LATINEXTENDEDADDITIONAL', range(0x1e00, 0x1eff)],
  ['GENERALPUNCTUATION', range(0x2000, 0x206f)],
  ['CURRENCYSYMBOLS', range(0x20a0, 0x20cf)],
  ['LETTERLIKESYMBOLS', range(0x2100, 0x214f)],
  ['ARROWS', range(0x2190, 0x21ff)],
  ['MATHEMATICALOPERATORS', range(0x2200, 0x22ff)],
  ['CJKSYMBOLSANDPUNCTUATION', range(0x3000, 0x303f)],
  ['HIRAGANA', range(0x3040, 0x309f)],
  ['KATAKANA', range(0x30a0, 0x30ff)],
  ['CJKUNIFIEDIDEOGRAPHS', range(0x4e00, 0x9fff)],
  ['HANGULSYLLABLES', range(0xac00, 0xd7af)],
  ['HALFWIDTHANDFULLWIDTHFORMS', range(0xff00, 0xffef)],
])
