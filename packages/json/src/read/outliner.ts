import { deepestJson } from '../values/deepest-json.ts'
import { mostMembers, noMembers, type Shape } from '../values/shape.ts'
import { isSpecial } from '../write/quote-json.ts'
import { hexadecimalDigit, unescaped } from './escapes.ts'
import { Outline, peculiar, printed, written } from './outline.ts'
import { fractionOf } from './read-number.ts'
import { stringOf } from './string-token.ts'

/** The outline of a text that is one object or array by RFC 8259; undefined for any other, and where printing it is no matter of form. */
export function outlineOf(text: string): Outline | undefined {
  return new Outliner(text).outline()
}

const [quote, backslash, comma, colon, minus, point] = [0x22, 0x5c, 0x2c, 0x3a, 0x2d, 0x2e]
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d]

/** What a step answers instead of where it ended: no text for an outline. */
const nowhere = -1

class Outliner {
  declare private readonly text: string
  declare private readonly found: Outline
  declare private depth: number
  /** How many things were met so far that json-smart prints otherwise, and that are peculiar. */
  declare private rewritten: number
  declare private peculiarities: number

  constructor(text: string) {
    this.text = text
    this.found = new Outline()
    this.depth = 0
    this.rewritten = 0
    this.peculiarities = 0
  }

  outline(): Outline | undefined {
    const start = this.skipBlanks(0)
    const code = this.text.charCodeAt(start)
    if (code !== openBrace && code !== openBracket) return undefined
    const end = this.value(start, noMembers())
    return end === nowhere || this.skipBlanks(end) < this.text.length ? undefined : this.found
  }

  /** Each step takes where something begins and answers where what follows it does, or `nowhere`. */
  private value(at: number, around: Shape): number {
    const { text } = this
    switch (text.charCodeAt(at)) {
      case quote:
        return this.string(at)
      case openBrace:
        return this.object(at, around)
      case openBracket:
        return this.array(at, around)
      case 0x74:
        return text.startsWith('true', at) ? at + 4 : nowhere
      case 0x66:
        return text.startsWith('false', at) ? at + 5 : nowhere
      case 0x6e:
        return text.startsWith('null', at) ? at + 4 : nowhere
      default:
        return this.number(at)
    }
  }

  private skipBlanks(start: number): number {
    const { text } = this
    let at = start
    let code = text.charCodeAt(at)
    if (code > 0x20) return at
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++at)
    if (at > start) this.rewritten += 1
    return at
  }

  private object(start: number, around: Shape): number {
    const { text, rewritten, peculiarities } = this
    const own = this.enter()
    if (own === nowhere) return nowhere
    let shape = noMembers()
    let { likely } = around.inner
    let names: Set<string> | undefined
    let members = 0
    let at = this.skipBlanks(start + 1)
    if (text.charCodeAt(at) === closeBrace) return this.leave(own, at, rewritten, peculiarities)
    for (;;) {
      const token = likely?.token
      if (likely !== undefined && token !== undefined && text.startsWith(token, at)) {
        shape = likely
        members += 1
        at += token.length
      } else {
        if (text.charCodeAt(at) !== quote) return nowhere
        const end = this.string(at)
        if (end === nowhere) return nowhere
        const name = stringOf(text.slice(at, end))
        at = this.skipBlanks(end)
        if (text.charCodeAt(at) !== colon) return nowhere
        at += 1
        if (names === undefined && members === mostMembers) names = new Set(shape.keys)
        if (names === undefined) {
          if (shape.indexOf(name) === -1) {
            const before = members === 0 ? around.inner : shape
            shape = shape.with(name)
            before.likely = shape
            members += 1
          } else this.peculiarities += 1
        } else if (names.has(name)) this.peculiarities += 1
        else names.add(name)
      }
      at = this.value(this.skipBlanks(at), shape)
      if (at === nowhere) return nowhere
      let code = text.charCodeAt(at)
      if (code !== comma) {
        at = this.skipBlanks(at)
        code = text.charCodeAt(at)
        if (code === closeBrace) return this.leave(own, at, rewritten, peculiarities)
        if (code !== comma) return nowhere
      }
      at = this.skipBlanks(at + 1)
      likely = names === undefined && members < mostMembers ? shape.likely : undefined
    }
  }

  private array(start: number, around: Shape): number {
    const { text, rewritten, peculiarities } = this
    const own = this.enter()
    if (own === nowhere) return nowhere
    let at = this.skipBlanks(start + 1)
    if (text.charCodeAt(at) === closeBracket) return this.leave(own, at, rewritten, peculiarities)
    for (;;) {
      at = this.value(at, around)
      if (at === nowhere) return nowhere
      let code = text.charCodeAt(at)
      if (code !== comma) {
        at = this.skipBlanks(at)
        code = text.charCodeAt(at)
        if (code === closeBracket) return this.leave(own, at, rewritten, peculiarities)
        if (code !== comma) return nowhere
      }
      at = this.skipBlanks(at + 1)
    }
  }

  private enter(): number {
    this.depth += 1
    return this.depth > deepestJson ? nowhere : this.found.begin()
  }

  private leave(own: number, at: number, rewritten: number, peculiarities: number): number {
    this.depth -= 1
    const form = this.peculiarities > peculiarities ? peculiar : this.rewritten > rewritten ? written : printed
    this.found.end(own, at + 1, form)
    return at + 1
  }

  private string(start: number): number {
    const { text } = this
    const { length } = text
    for (let at = start + 1; at < length; at++) {
      const code = text.charCodeAt(at)
      if (code === quote) return at + 1
      if (code >= 0x20 && code < 0x7f && code !== backslash) continue
      // json-smart leaves these out of a text that has a backslash somewhere.
      if (code < 0x20 || code === 0x7f) return nowhere
      if (code === backslash) {
        at += 1
        const escaped = text.charCodeAt(at)
        if (escaped === 0x75) {
          for (let digit = 0; digit < 4; digit++) if (hexadecimalDigit(text.charCodeAt(++at)) === -1) return nowhere
          this.rewritten += 1
        } else if (escaped === 0x2f) this.rewritten += 1
        else if (unescaped(escaped) === undefined) return nowhere
      } else if (isSpecial(code)) this.rewritten += 1
    }
    return nowhere
  }

  private number(start: number): number {
    const { text } = this
    let at = start
    let code = text.charCodeAt(at)
    const isNegative = code === minus
    if (isNegative) code = text.charCodeAt(++at)
    const leading = code
    const first = at
    let digits = 0
    for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at)) digits = digits * 10 + (code - 0x30)
    const wholeDigits = at - first
    if (wholeDigits === 0 || (leading === 0x30 && wholeDigits > 1)) return nowhere
    if (code !== point && code !== 0x65 && code !== 0x45) {
      if (wholeDigits > longestPlain) return nowhere
      if (isNegative && digits === 0) this.rewritten += 1
      return at
    }
    let isPlain = false
    if (code === point) {
      const afterPoint = at + 1
      let last = 0
      code = text.charCodeAt(++at)
      for (; code >= 0x30 && code <= 0x39; code = text.charCodeAt(++at)) {
        last = code
        digits = digits * 10 + (code - 0x30)
      }
      const places = at - afterPoint
      if (places === 0) return nowhere
      isPlain = (last !== 0x30 || places === 1) && wholeDigits < 8 && at - start <= 15 && (digits === 0 || digits >= 10 ** places / 1000)
    }
    if (code === 0x65 || code === 0x45) {
      isPlain = false
      code = text.charCodeAt(++at)
      if (code === 0x2b || code === minus) code = text.charCodeAt(++at)
      if (!(code >= 0x30 && code <= 0x39)) return nowhere
      while (code >= 0x30 && code <= 0x39) code = text.charCodeAt(++at)
    }
    if (isPlain) return at
    if (at - start > longestPlain || fractionOf(text.slice(start, at)) === undefined) return nowhere
    this.rewritten += 1
    return at
  }
}

/** Digits of a number beyond which it is worth counting what reading it costs. */
const longestPlain = 300
