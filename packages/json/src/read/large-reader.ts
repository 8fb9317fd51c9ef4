import { Double, type JavaMap, JavaObject, type Meter, type Value } from '@fourbox/java'
import { ParsedMap } from '../values/parsed-map.ts'
import type { Shape } from '../values/shape.ts'
import type { Unread } from '../values/unread.ts'
import { JsonArray } from '../write/json-array.ts'
import { isSpecial, quoteJson } from '../write/quote-json.ts'
import { Replacements } from '../write/replacements.ts'
import { writeNumber } from '../write/write-number.ts'
import { type Outline, peculiar, printed } from './outline.ts'
import { outlineOf } from './outliner.ts'
import { stringOf } from './string-token.ts'
import { WellFormedReader } from './well-formed-reader.ts'

/**
 * Reads a large text that is an object or an array by RFC 8259; undefined for any other. It is only looked through: each
 * object and array within is read when somebody asks for what it holds, and what nobody asks for is printed from its text.
 */
export function readLarge(text: string): Value | undefined {
  const outline = outlineOf(text)
  return outline === undefined ? undefined : new LargeReader(text, outline).read()
}

/** Reads one level at a time; what is nested becomes unread. */
class LargeReader extends WellFormedReader {
  declare private readonly outline: Outline
  /** The number of the next object or array. */
  declare private next: number

  constructor(text: string, outline: Outline) {
    super(text)
    this.outline = outline
    this.next = 0
  }

  /** The members of the object that begins at a place. */
  mapAt(start: number, number: number, around: Shape): JavaMap {
    this.goTo(start, number)
    return super.object(around)
  }

  itemsAt(start: number, number: number, around: Shape): Value[] {
    this.goTo(start, number)
    return super.array(around).items
  }

  /** See `Unread`. */
  jsonAt(start: number, number: number, meter: Meter): string | undefined {
    const form = this.outline.formOf(number)
    const end = this.outline.endOf(number)
    if (form === peculiar) return undefined
    return form === printed ? this.text.slice(start, end) : this.printedAnew(start, end, meter)
  }

  protected override object(around: Shape): JavaMap {
    return ParsedMap.unread(this.pass(around))
  }

  protected override array(around: Shape): JsonArray {
    return new JsonArray(this.pass(around))
  }

  /** A text as it stands there: a search for the next backslash could go on to the end of the body, from each place anew. */
  protected override string(): string {
    const start = this.at
    this.at = this.behindString(start)
    return stringOf(this.text.slice(start, this.at))
  }

  private goTo(start: number, number: number): void {
    this.at = start
    this.next = number + 1
    this.depth = 0
  }

  /** Passes by an object or array. */
  private pass(around: Shape): Passage {
    const passage = new Passage(this, this.at, this.next, around)
    this.at = this.outline.endOf(this.next)
    this.next = this.outline.behind(this.next)
    return passage
  }

  private behindString(start: number): number {
    const { text } = this
    let end = text.indexOf('"', start + 1)
    while (text.charCodeAt(end - 1) === backslash && isEscaped(text, end)) end = text.indexOf('"', end + 1)
    return end + 1
  }

  /** A part of the text without blanks between its tokens, its texts and numbers as json-smart prints them. */
  private printedAnew(start: number, end: number, meter: Meter): string {
    const { text } = this
    const json = new Replacements(text, start)
    for (let at = start; at < end;) {
      const code = text.charCodeAt(at)
      if (code <= 0x20) at = endOfBlanks(text, at, json)
      else if (code === quote) at = endOfString(text, at, json)
      else if (code === minus || isDigit(code)) at = this.endOfNumber(at, json, meter)
      else at += 1
    }
    return json.upTo(end)
  }

  private endOfNumber(start: number, json: Replacements, meter: Meter): number {
    const { text } = this
    let end = start + 1
    while (isDigit(text.charCodeAt(end))) end += 1
    const next = text.charCodeAt(end)
    const isWhole = next !== point && (next | 0x20) !== 0x65
    if (isWhole && !(end - start === 2 && text.startsWith('-0', start))) return end
    this.at = start
    const number = this.number(text.charCodeAt(start))
    if (!(number instanceof Double) || number.written === undefined) json.replace(start, this.at, numberJson(number, meter))
    return this.at
  }
}

function endOfBlanks(text: string, start: number, json: Replacements): number {
  let end = start + 1
  while (text.charCodeAt(end) <= 0x20) end += 1
  json.replace(start, end, '')
  return end
}

function endOfString(text: string, start: number, json: Replacements): number {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at)
    if (code === quote) return at + 1
    if (code === backslash) {
      at += 1
      const meant = text.charCodeAt(at)
      if (meant === slash) json.replace(at - 1, at, '')
      if (meant === 0x75) {
        json.replace(at - 1, at + 5, quoted(Number.parseInt(text.slice(at + 1, at + 5), 16)))
        at += 4
      }
    } else if (code >= 0x7f && isSpecial(code)) json.replace(at, at + 1, quoted(code))
  }
}

const [quote, slash, backslash, minus, point] = [0x22, 0x2f, 0x5c, 0x2d, 0x2e]

/** A unit of a text as json-smart writes it within quotes. */
function quoted(unit: number): string {
  return quoteJson(String.fromCharCode(unit), false).slice(1, -1)
}

function numberJson(number: Value, meter: Meter): string {
  return (number instanceof JavaObject ? writeNumber(number, meter) : undefined) ?? '0'
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Whether the quote at a place has an odd number of backslashes before it. */
function isEscaped(text: string, at: number): boolean {
  let first = at - 1
  while (text.charCodeAt(first - 1) === backslash) first -= 1
  return (at - first) % 2 === 1
}

/** One object or array of a large text. */
class Passage implements Unread {
  declare private readonly reader: LargeReader
  declare private readonly start: number
  declare private readonly number: number
  declare private readonly around: Shape

  constructor(reader: LargeReader, start: number, number: number, around: Shape) {
    this.reader = reader
    this.start = start
    this.number = number
    this.around = around
  }
  map(): JavaMap {
    return this.reader.mapAt(this.start, this.number, this.around)
  }
  items(): Value[] {
    return this.reader.itemsAt(this.start, this.number, this.around)
  }
  json(meter: Meter): string | undefined {
    return this.reader.jsonAt(this.start, this.number, meter)
  }
}
