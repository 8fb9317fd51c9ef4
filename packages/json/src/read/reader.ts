import { Float, JavaMap, trim, type Value } from '@fourbox/java'
import { JsonArray } from '../write/json-array.ts'
import { JsonError } from './json-error.ts'
import { deepestJson } from '../values/deepest-json.ts'
import { hexadecimalDigit, unescaped } from './escapes.ts'
import { fractionOf, integerOf } from './read-number.ts'

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
    return this.#value(stopsNowhere)
  }

  #next(): number {
    this.#position += 1
    this.#code = this.#position < this.#text.length ? this.#text.charCodeAt(this.#position) : end
    return this.#code
  }

  #value(stop: Stop): Value {
    while (isSpace(this.#code)) this.#next()
    switch (this.#code) {
      case quote:
      case apostrophe:
        return this.#string()
      case openBrace:
        return this.#object()
      case openBracket:
        return this.#array()
      case colon:
      case closeBrace:
      case closeBracket:
        throw this.#unexpected()
      default:
        return this.#code === minus || isDigit(this.#code) ? this.#number(stop) : meaningOf(this.#unquoted(stop))
    }
  }

  #object(): JavaMap {
    this.#enter()
    const map = new JavaMap()
    const { members } = map
    this.#next()
    for (;;) {
      while (isSpace(this.#code) || this.#code === comma) this.#next()
      if (this.#code === closeBrace) return this.#leave(map)
      const key = this.#key()
      members.set(key, this.#value(stopsInObject))
      this.#skipBlanks()
      if (this.#code === closeBrace) return this.#leave(map)
      if (this.#code !== comma) throw this.#unexpected()
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

  #array(): JsonArray {
    this.#enter()
    const items: Value[] = []
    this.#next()
    for (;;) {
      while (isSpace(this.#code) || this.#code === comma) this.#next()
      if (this.#code === closeBracket) return this.#leave(new JsonArray(items))
      if (this.#code === end) throw this.#unexpected()
      items.push(this.#value(stopsInArray))
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
    return unescaped(code) ?? (code === apostrophe ? "'" : '')
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
    let whole = true
    this.#next()
    this.#skipDigits()
    if (this.#code === point) {
      whole = false
      this.#next()
      this.#skipDigits()
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
    const text = trim(this.#text.slice(start, this.#position))
    const number = whole ? integerOf(text) : fractionOf(text)
    if (number === undefined) throw new JsonError(`Malformed number ${text.slice(0, 40)}`, start)
    return number
  }

  #skipDigits(): void {
    while (isDigit(this.#code)) this.#next()
  }

  #skipBlanks(): void {
    while (this.#code <= 0x20 && this.#code !== end) this.#next()
  }

  #unquoted(stop: Stop): string {
    return this.#rest(this.#position, stop)
  }

  #rest(start: number, stop: Stop): string {
    while (this.#code !== end && !stop(this.#code)) this.#next()
    return trim(this.#text.slice(start, this.#position))
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

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}
