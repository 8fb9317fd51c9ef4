import { Double, JavaMap, type Value } from '@fourbox/java'
import { JsonArray } from '../write/json-array.ts'
import { deepestJson } from '../values/deepest-json.ts'
import { ParsedMap } from '../values/parsed-map.ts'
import { unescaped } from './escapes.ts'
import { fractionOf, integerOf } from './read-number.ts'
import { mostMembers, noMembers, type Shape } from '../values/shape.ts'

const [quote, comma, colon, minus, point] = [0x22, 0x2c, 0x3a, 0x2d, 0x2e]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

/** What leaves a text to `JsonReader`; made once. */
class NotWellFormed extends Error {}
const notWellFormed = new NotWellFormed('not well-formed')

/**
 * Reads a text that is an object or an array by RFC 8259, as nearly every body is, with the values of `JsonReader` in a
 * third of the time. Undefined for every other text, and beyond 1,000 levels: those are `JsonReader`'s.
 *
 * Looking at single characters is what costs: texts are found by their quotes, and names are compared with the ones that
 * stood there in the last body.
 */
export function readWellFormed(text: string): Value | undefined {
  try {
    return new WellFormedReader(text).read()
  } catch (error) {
    if (error instanceof NotWellFormed) return undefined
    throw error
  }
}

export class WellFormedReader {
  declare protected readonly text: string
  declare protected at: number
  declare protected depth: number
  /** Where the next backslash stands; beyond the text if there is none. */
  declare private nextEscape: number

  constructor(text: string) {
    this.text = text
    this.at = 0
    this.depth = 0
    this.nextEscape = this.escapeFrom(0)
  }

  read(): Value {
    const code = this.skipBlanks()
    if (code !== openBrace && code !== openBracket) throw notWellFormed
    const value = this.value(code, noMembers())
    this.skipBlanks()
    if (this.at < this.text.length) throw notWellFormed
    return value
  }

  /** The next character that is no blank, which `at` then stands at; 0 at the end. */
  private skipBlanks(): number {
    const { text } = this
    const { length } = text
    let { at } = this
    let code = at < length ? text.charCodeAt(at) : 0
    if (code > 0x20) return code
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = ++at < length ? text.charCodeAt(at) : 0
    this.at = at
    return code
  }

  /** A value that begins with this character; the shape is that of the object around it, up to this member. */
  private value(code: number, around: Shape): Value {
    switch (code) {
      case quote:
        return this.string()
      case openBrace:
        return this.object(around)
      case openBracket:
        return this.array(around)
      case 0x74:
        return this.word('true', true)
      case 0x66:
        return this.word('false', false)
      case 0x6e:
        return this.word('null', null)
      default:
        return this.number(code)
    }
  }

  protected object(around: Shape): JavaMap {
    this.enter()
    const { text } = this
    let shape = noMembers()
    let { likely } = around.inner
    const values: Value[] = []
    let code = this.skipBlanks()
    if (code === closeBrace) return this.leave(new ParsedMap(shape, values))
    for (;;) {
      const token = likely?.token
      let index = values.length
      if (likely !== undefined && token !== undefined && text.slice(this.at, this.at + token.length) === token) {
        shape = likely
        this.at += token.length
      } else {
        const key = this.key(code)
        index = shape.indexOf(key)
        if (index === -1) {
          if (values.length === mostMembers) return this.largeObject(shape, values, key)
          index = values.length
          const before = index === 0 ? around.inner : shape
          shape = shape.with(key)
          before.likely = shape
        }
      }
      const value = this.value(this.skipBlanks(), shape)
      if (index < values.length) values[index] = value
      else values.push(value)
      if (this.isLast(closeBrace)) return this.leave(new ParsedMap(shape, values))
      code = this.skipBlanks()
      likely = shape.likely
    }
  }

  /** Goes on with an object that has too many members for a shape, from a value on. */
  private largeObject(shape: Shape, values: readonly Value[], key: string): JavaMap {
    const map = new JavaMap()
    const { members } = map
    for (const [index, name] of shape.keys.entries()) members.set(name, values[index] ?? null)
    for (let name = key; ; name = this.key(this.skipBlanks())) {
      members.set(name, this.value(this.skipBlanks(), shape))
      if (this.isLast(closeBrace)) return this.leave(map)
    }
  }

  /** A name and the colon behind it. */
  private key(code: number): string {
    if (code !== quote) throw notWellFormed
    const key = this.string()
    if (this.skipBlanks() !== colon) throw notWellFormed
    this.at += 1
    return key
  }

  protected array(around: Shape): JsonArray {
    this.enter()
    const items: Value[] = []
    let code = this.skipBlanks()
    if (code !== closeBracket) {
      for (;;) {
        items.push(this.value(code, around))
        if (this.isLast(closeBracket)) break
        code = this.skipBlanks()
      }
    }
    return this.leave(new JsonArray(items))
  }

  private enter(): void {
    this.at += 1
    this.depth += 1
    if (this.depth > deepestJson) throw notWellFormed
  }

  private leave<Container>(container: Container): Container {
    this.depth -= 1
    this.at += 1
    return container
  }

  /** Behind a member or an item: whether the object or array ends here; else takes the comma. */
  private isLast(close: number): boolean {
    const { text } = this
    const code = this.at < text.length ? text.charCodeAt(this.at) : 0
    if (code === close) return true
    if (code !== comma) {
      const next = this.skipBlanks()
      if (next === close) return true
      if (next !== comma) throw notWellFormed
    }
    this.at += 1
    return false
  }

  protected string(): string {
    const { text } = this
    const start = this.at + 1
    const end = text.indexOf('"', start)
    if (end === -1) throw notWellFormed
    if (this.nextEscape < start) this.nextEscape = this.escapeFrom(start)
    if (this.nextEscape < end) return this.escapedString(start, end)
    this.at = end + 1
    return text.slice(start, end)
  }

  private escapeFrom(start: number): number {
    const index = this.text.indexOf('\\', start)
    return index === -1 ? Infinity : index
  }

  private escapedString(start: number, firstQuote: number): string {
    const { text } = this
    let value = ''
    let from = start
    let end = firstQuote
    for (let escape = this.nextEscape; escape < end; escape = this.nextEscape) {
      value += text.slice(from, escape)
      const code = escape + 1 < text.length ? text.charCodeAt(escape + 1) : 0
      value += code === 0x75 ? unitOf(text.slice(escape + 2, escape + 6)) : existing(unescaped(code))
      from = escape + (code === 0x75 ? 6 : 2)
      if (end < from) end = text.indexOf('"', from)
      if (end === -1) throw notWellFormed
      this.nextEscape = this.escapeFrom(from)
    }
    this.at = end + 1
    // There json-smart leaves control characters out; JSON does not allow them.
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    if (/[\0-\x1f\x7f]/.test(text.slice(start, end))) throw notWellFormed
    return value + text.slice(from, end)
  }

  private word<T>(word: string, meaning: T): T {
    if (!this.text.startsWith(word, this.at)) throw notWellFormed
    this.at += word.length
    return meaning
  }

  protected number(first: number): Value {
    const { text } = this
    const { length } = text
    const start = this.at
    const isNegative = first === minus
    let at = isNegative ? start + 1 : start
    const afterSign = at
    let code = at < length ? text.charCodeAt(at) : 0
    const leading = code
    let digits = 0
    for (; code >= 0x30 && code <= 0x39; code = ++at < length ? text.charCodeAt(at) : 0) digits = digits * 10 + (code - 0x30)
    const wholeDigits = at - afterSign
    if (wholeDigits === 0 || (leading === 0x30 && wholeDigits > 1)) throw notWellFormed
    if (code !== point && code !== 0x65 && code !== 0x45) {
      this.at = at
      if (at - start < 10) return isNegative ? -digits | 0 : digits
      return existing(integerOf(text.slice(start, at)))
    }
    if (code === point) {
      const afterPoint = at + 1
      let last = 0
      code = ++at < length ? text.charCodeAt(at) : 0
      for (; code >= 0x30 && code <= 0x39; code = ++at < length ? text.charCodeAt(at) : 0) {
        last = code
        digits = digits * 10 + (code - 0x30)
      }
      const power = powersOfTen[at - afterPoint]
      if (at === afterPoint) throw notWellFormed
      if (code !== 0x65 && code !== 0x45 && power !== undefined && at - start <= 16) {
        this.at = at
        // Up to here digits and power are exact, so their quotient is the nearest double, as parsing the text would give.
        const value = isNegative ? -digits / power : digits / power
        const isShortest = last !== 0x30 || at - afterPoint === 1
        const isPrintedPlainly = wholeDigits < 8 && at - start <= 15 && (digits === 0 || digits >= power / 1000)
        return new Double(value, isShortest && isPrintedPlainly ? text.slice(start, at) : undefined)
      }
    }
    if (code === 0x65 || code === 0x45) {
      code = ++at < length ? text.charCodeAt(at) : 0
      if (code === 0x2b || code === minus) code = ++at < length ? text.charCodeAt(at) : 0
      if (!(code >= 0x30 && code <= 0x39)) throw notWellFormed
      while (code >= 0x30 && code <= 0x39) code = ++at < length ? text.charCodeAt(at) : 0
    }
    this.at = at
    return existing(fractionOf(text.slice(start, at)))
  }
}

const powersOfTen: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

function existing<T>(number: T | undefined): T {
  if (number === undefined) throw notWellFormed
  return number
}

function unitOf(digits: string): string {
  if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw notWellFormed
  return String.fromCharCode(Number.parseInt(digits, 16))
}
