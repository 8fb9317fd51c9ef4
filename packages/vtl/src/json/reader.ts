import { Double, Float, JavaList, JavaMap, type Value } from '../values.ts'
import { JsonError } from './json-error.ts'
import { deepestJson } from './limits.ts'
import { ParsedMap } from './parsed-map.ts'
import { fractionOf, integerOf } from './read-number.ts'
import { mostMembers, noMembers, type Shape } from './shape.ts'

/** json-smart reads this character as the end of the text. */
const end = 0x1a

const [quote, apostrophe, backslash, comma, colon, minus, point] = [0x22, 0x27, 0x5c, 0x2c, 0x3a, 0x2d, 0x2e]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

/** Where an unquoted text or a number ends: at a character of this set, or at the end of the text. */
type Stop = (code: number) => boolean

const stopsNowhere: Stop = () => false
const stopsInObject: Stop = (code) => code === comma || code === closeBrace
const stopsInArray: Stop = (code) => code === comma || code === closeBracket
const stopsInKey: Stop = (code) => code === colon

/**
 * Reads one JSON text as json-smart 2.1 does in its permissive mode, the default of Jayway JsonPath: besides JSON it takes
 * single quotes, texts without quotes, missing and useless commas, control characters, leading zeros, NaN, and anything
 * after the first object or array.
 */
export class JsonReader {
  readonly #text: string
  #position = 0
  #code: number
  #depth = 0

  constructor(text: string) {
    this.#text = text
    this.#code = text.length > 0 ? text.charCodeAt(0) : end
  }

  read(): Value {
    return this.#value(stopsNowhere, noMembers())
  }

  #next(): number {
    this.#position += 1
    this.#code = this.#position < this.#text.length ? this.#text.charCodeAt(this.#position) : end
    return this.#code
  }

  /** A value; the shape is that of the object around it, up to this member, and remembers what objects stand there. */
  #value(stop: Stop, around: Shape): Value {
    while (isSpace(this.#code)) this.#next()
    switch (this.#code) {
      case quote:
      case apostrophe:
        return this.#string()
      case openBrace:
        return this.#object(around)
      case openBracket:
        return this.#array(around)
      case colon:
      case closeBrace:
      case closeBracket:
        throw this.#unexpected()
      default:
        return this.#code === minus || isDigit(this.#code) ? this.#number(stop) : this.#word(stop)
    }
  }

  #object(around: Shape): JavaMap {
    this.#enter()
    this.#next()
    let shape = noMembers()
    let { likely } = around.inner
    const values: Value[] = []
    for (;;) {
      while (isSpace(this.#code) || this.#code === comma) this.#next()
      if (likely?.token !== undefined && this.#text.startsWith(likely.token, this.#position)) {
        shape = likely
        this.#position += likely.token.length - 1
        this.#next()
        values.push(this.#value(stopsInObject, shape))
      } else {
        if (this.#code === closeBrace) return this.#leave(new ParsedMap(shape, values))
        const key = this.#key()
        const known = shape.indexOf(key)
        if (known !== -1) values[known] = this.#value(stopsInObject, shape)
        else if (values.length === mostMembers) return this.#largeObject(shape, values, key)
        else {
          const before = values.length === 0 ? around.inner : shape
          shape = shape.with(key)
          before.likely = shape
          values.push(this.#value(stopsInObject, shape))
        }
      }
      likely = shape.likely
      this.#skipBlanks()
      if (this.#code === closeBrace) return this.#leave(new ParsedMap(shape, values))
      if (this.#code !== comma) throw this.#unexpected()
    }
  }

  /** Goes on with an object that has too many members for a shape, from a value on. */
  #largeObject(shape: Shape, values: readonly Value[], key: string): JavaMap {
    const map = new JavaMap()
    const { members } = map
    for (const [index, name] of shape.keys.entries()) members.set(name, values[index] ?? null)
    for (let name = key; ; name = this.#key()) {
      members.set(name, this.#value(stopsInObject, shape))
      this.#skipBlanks()
      if (this.#code !== comma && this.#code !== closeBrace) throw this.#unexpected()
      while (isSpace(this.#code) || this.#code === comma) this.#next()
      if (this.#code === closeBrace) return this.#leave(map)
    }
  }

  /** A key and the colon behind it. */
  #key(): string {
    switch (this.#code) {
      case colon:
      case closeBracket:
      case openBracket:
      case openBrace:
        throw this.#unexpected()
    }
    const key = this.#code === quote || this.#code === apostrophe ? this.#string() : this.#unquoted(stopsInKey)
    this.#skipBlanks()
    if (this.#code !== colon) throw this.#unexpected()
    this.#next()
    return key
  }

  #array(around: Shape): JavaList {
    this.#enter()
    const items: Value[] = []
    this.#next()
    for (;;) {
      while (isSpace(this.#code) || this.#code === comma) this.#next()
      if (this.#code === closeBracket) return this.#leave(new JavaList('net.minidev.json.JSONArray', items))
      if (this.#code === end) throw this.#unexpected()
      items.push(this.#value(stopsInArray, around))
    }
  }

  #enter(): void {
    this.#depth += 1
    if (this.#depth > deepestJson) throw new JsonError(`JSON nested deeper than ${deepestJson} levels`, this.#position)
  }

  #leave<Container>(container: Container): Container {
    this.#depth -= 1
    this.#next()
    return container
  }

  /** A quoted text; one that holds a backslash is read again, escape by escape. */
  #string(): string {
    const text = this.#text
    const delimiter = this.#code
    const start = this.#position + 1
    for (let index = start; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code === delimiter) {
        this.#position = index
        this.#next()
        return text.slice(start, index)
      }
      if (code === backslash) break
    }
    return this.#escapedString(delimiter)
  }

  #escapedString(delimiter: number): string {
    let text = ''
    let from = this.#position + 1
    for (;;) {
      const code = this.#next()
      if (code > 0x1f && code !== backslash && code !== delimiter && code !== 0x7f) continue
      text += this.#text.slice(from, this.#position)
      if (code === delimiter) break
      if (code === end) throw new JsonError('Unterminated string', this.#position)
      // Anything else is a control character, which json-smart leaves out.
      if (code === backslash) text += this.#escape()
      from = this.#position + 1
    }
    this.#next()
    return text
  }

  #escape(): string {
    const code = this.#next()
    if (code === 0x75) return this.#hexadecimal(4)
    if (code === 0x78) return this.#hexadecimal(2)
    return escapes.get(code) ?? ''
  }

  #hexadecimal(digits: number): string {
    let unit = 0
    for (let count = 0; count < digits; count++) {
      const digit = hexadecimalDigit(this.#next())
      if (digit === -1) throw this.#unexpected()
      unit = unit * 16 + digit
    }
    return String.fromCharCode(unit)
  }

  #number(stop: Stop): Value {
    const start = this.#position
    const isNegative = this.#code === minus
    let digits = isNegative ? 0 : this.#code - 0x30
    for (let code = this.#next(); isDigit(code); code = this.#next()) digits = digits * 10 + (code - 0x30)
    if (this.#position - start < 10 && this.#endsHere(stop)) return isNegative ? -digits | 0 : digits
    let whole = true
    if (this.#code === point) {
      whole = false
      const afterPoint = this.#position + 1
      for (let code = this.#next(); isDigit(code); code = this.#next()) digits = digits * 10 + (code - 0x30)
      // Up to here digits and power are exact, so their quotient is the nearest double, as parsing the text would give.
      const power = powersOfTen[this.#position - afterPoint]
      if (power !== undefined && this.#position > afterPoint && this.#position - start <= 16 && this.#endsHere(stop)) {
        return new Double(isNegative ? -digits / power : digits / power)
      }
    }
    if (this.#code === 0x45 || this.#code === 0x65) {
      whole = false
      const code = this.#next()
      if (code !== 0x2b && code !== 0x2d && !isDigit(code)) return this.#rest(start, stop)
      this.#next()
      this.#skipDigits()
    }
    this.#skipBlanks()
    // What follows makes a text of it, but for characters from `~` on: there json-smart's table of stops ends.
    if (this.#code < 0x7e && this.#code !== end && !stop(this.#code)) return this.#rest(start, stop)
    const text = trimmed(this.#text.slice(start, this.#position))
    const number = whole ? integerOf(text) : fractionOf(text)
    if (number === undefined) throw new JsonError(`Malformed number ${text.slice(0, 40)}`, start)
    return number
  }

  /** Whether the value ends just here, as it nearly always does. */
  #endsHere(stop: Stop): boolean {
    return (this.#code === comma || this.#code === closeBrace || this.#code === closeBracket) && stop(this.#code)
  }

  #skipDigits(): void {
    while (isDigit(this.#code)) this.#next()
  }

  #skipBlanks(): void {
    while (this.#code <= 0x20 && this.#code !== end) this.#next()
  }

  #word(stop: Stop): Value {
    switch (this.#code) {
      case 0x74:
        if (this.#accepts('true', stop)) return true
        break
      case 0x66:
        if (this.#accepts('false', stop)) return false
        break
      case 0x6e:
        if (this.#accepts('null', stop)) return null
    }
    return meaningOf(this.#unquoted(stop))
  }

  /** Takes a word that ends just behind itself. */
  #accepts(word: string, stop: Stop): boolean {
    const text = this.#text
    const behind = this.#position + word.length
    const code = behind < text.length ? text.charCodeAt(behind) : end
    if ((code !== comma && code !== closeBrace && code !== closeBracket) || !stop(code) || !text.startsWith(word, this.#position)) return false
    this.#position = behind
    this.#code = code
    return true
  }

  #unquoted(stop: Stop): string {
    return this.#rest(this.#position, stop)
  }

  #rest(start: number, stop: Stop): string {
    while (this.#code !== end && !stop(this.#code)) this.#next()
    return trimmed(this.#text.slice(start, this.#position))
  }

  #unexpected(): JsonError {
    if (this.#position >= this.#text.length) return new JsonError('Unexpected end of JSON', this.#position)
    return new JsonError(`Unexpected character (${this.#text.charAt(this.#position)})`, this.#position)
  }
}

/** What a text without quotes stands for. */
function meaningOf(text: string): Value {
  switch (text) {
    case 'null':
      return null
    case 'true':
      return true
    case 'false':
      return false
    case 'NaN':
      return new Float(NaN)
    default:
      return text
  }
}

const powersOfTen: readonly number[] = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent)

const escapes: ReadonlyMap<number, string> = new Map([
  [0x74, '\t'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x66, '\f'],
  [0x62, '\b'],
  [0x5c, '\\'],
  [0x2f, '/'],
  [0x27, "'"],
  [0x22, '"'],
])

function hexadecimalDigit(code: number): number {
  if (isDigit(code)) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Java's `trim`: all up to the blank, and nothing else. */
function trimmed(text: string): string {
  let start = 0
  let stop = text.length
  while (start < stop && text.charCodeAt(start) <= 0x20) start += 1
  while (stop > start && text.charCodeAt(stop - 1) <= 0x20) stop -= 1
  return text.slice(start, stop)
}
