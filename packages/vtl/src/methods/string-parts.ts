import { javaException, linesOf, type Meter, overBudget, strip, textOf, type Value } from '@fourbox/java'
import { javaPattern } from './java-pattern.ts'

/** A string that was built: charged by its length. */
export function made(text: string, meter: Meter): string {
  meter.chargeText(text.length)
  return text
}

/** A string that is looked at unit by unit: dearer than copying one. */
export function scanned(text: string, meter: Meter): string {
  meter.charge(text.length >> 1)
  return text
}

/** An index within bounds. @throws EvaluationError as Java does. */
export function checked(index: number, lowest: number, highest: number): number {
  if (index < lowest || index > highest) throw outOfBounds(`index ${index}`)
  return index
}

export function unitAt(text: string, index: number): string {
  return text.charAt(checked(index, 0, text.length - 1))
}

export function part(text: string, begin: number, end: number): string {
  if (begin < 0 || end > text.length || begin > end) throw outOfBounds(`begin ${begin}, end ${end}, length ${text.length}`)
  return text.slice(begin, end)
}

export function codePointBefore(text: string, index: number): number {
  const pair = index > 1 ? (text.codePointAt(index - 2) ?? 0) : 0
  return pair > 0xffff ? pair : text.charCodeAt(index - 1)
}

export function offsetByCodePoints(text: string, index: number, offset: number): number {
  let at = index
  for (let left = Math.abs(offset); left > 0; left -= 1) {
    const step = offset > 0 ? unitsOf(text.codePointAt(at)) : unitsOf(at > 0 ? codePointBefore(text, at) : undefined)
    at += offset > 0 ? step : -step
  }
  return at
}

function unitsOf(code: number | undefined): number {
  if (code === undefined) throw javaException('java.lang.IndexOutOfBoundsException')
  return code > 0xffff ? 2 : 1
}

/** The character of a code point; undefined for a number that is none. */
export function characterOf(code: number): string | undefined {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
}

/** Whether another text stands at a place; comparing is a tenth of the work of `startsWith`. */
export function hasPart(text: string, at: number, other: string): boolean {
  return at >= 0 && at <= text.length - other.length && text.slice(at, at + other.length) === other
}

export function countCodePoints(text: string): number {
  let count = 0
  for (let index = 0; index < text.length; index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1) count += 1
  return count
}

export function indexOf(text: string, other: string | undefined, from: number): number {
  return other === undefined ? -1 : text.indexOf(other, from)
}

/** Charged for comparing the other text at every place: from behind there is no faster search. */
export function lastIndexOf(text: string, other: string | undefined, from: number, meter: Meter): number {
  if (other === undefined || from < 0) return -1
  meter.charge(Math.ceil(Math.min(text.length, from + 1) / 16) * Math.min(other.length, text.length))
  return text.lastIndexOf(other, from)
}

export function regionMatches(text: string, at: number, other: string, from: number, length: number, equal: (left: string, right: string) => boolean): boolean {
  if (at < 0 || from < 0 || at > text.length - length || from > other.length - length) return false
  return length <= 0 || equal(text.slice(at, at + length), other.slice(from, from + length))
}

export function replaceAll(text: string, from: string, to: string, meter: Meter): string {
  const parts = meter.split(text, from)
  // Java also puts the replacement of the empty string before the first unit and behind the last.
  const length = text.length + (from === '' ? text.length + 1 : parts.length - 1) * to.length
  meter.chargeText(length)
  return from === '' ? `${to}${parts.join(to)}${to}` : parts.join(to)
}

/** `replaceAll`: Java looks at the replacement when the pattern has matched, so without a match it may be null. */
export function replaceMatches(text: string, source: string, to: string | null, meter: Meter): string {
  const pattern = javaPattern(source, meter)
  if (to !== null) return pattern.replaceAll(text, to, meter)
  if (pattern.test(text, meter)) throw javaException('java.lang.NullPointerException', 'replacement')
  return text
}

export function repeat(text: string, count: number, meter: Meter): string {
  if (count < 0) throw javaException('java.lang.IllegalArgumentException', `count is negative: ${count}`)
  meter.chargeText(text.length * count)
  return text.repeat(count)
}

export function join(glue: string, parts: readonly Value[], meter: Meter): string {
  let text = ''
  meter.charge(parts.length)
  for (const [index, item] of parts.entries()) {
    text += (index === 0 ? '' : glue) + charSequenceText(item, meter)
    if (text.length > meter.budgets.stringLength) throw overBudget('stringLength', meter.budgets.stringLength)
  }
  return made(text, meter)
}

/** `join` takes texts and null; Java fails on anything else. */
function charSequenceText(item: Value, meter: Meter): string {
  if (item !== null && typeof item !== 'string') throw javaException('java.lang.ClassCastException', `${textOf(item, meter).slice(0, 50)} is no CharSequence`)
  return item ?? 'null'
}

export function unitCodes(text: string, meter: Meter): number[] {
  meter.chargeList(text.length)
  return Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
}

export function codePoints(text: string, meter: Meter): number[] {
  meter.chargeList(countCodePoints(text))
  return Array.from(text, (character) => character.codePointAt(0) ?? 0)
}

/** The lines of a text, within the budget of a list. */
export function lines(text: string, meter: Meter): string[] {
  const { listLength } = meter.budgets
  const found = linesOf(text, listLength + 2)
  if (found.length > listLength) throw overBudget('listLength', listLength)
  return found
}

export function indent(text: string, count: number, meter: Meter): string {
  const separate = lines(scanned(text, meter), meter)
  const added = Math.max(count, 0)
  meter.chargeText(text.length + separate.length * (added + 1))
  return separate.map((line) => `${' '.repeat(added)}${withoutBlanks(line, Math.max(-count, 0))}\n`).join('')
}

function withoutBlanks(line: string, most: number): string {
  const blanks = line.length - strip(line, 'start').length
  return line.slice(Math.min(most, blanks))
}

/** Java's `stripIndent`: the smallest indentation of the lines goes, and the blanks at their ends. */
export function stripIndent(text: string, meter: Meter): string {
  if (text === '') return ''
  const separate = lines(text, meter)
  const last = text.endsWith('\n') || text.endsWith('\r')
  const counted = separate.filter((line) => strip(line, 'both') !== '').map((line) => line.length - strip(line, 'start').length)
  const lastLine = separate.at(-1) ?? ''
  const indentation = last ? 0 : Math.min(...counted, strip(lastLine, 'both') === '' ? lastLine.length : Infinity)
  return separate.map((line) => (strip(line, 'both') === '' ? '' : strip(line.slice(indentation), 'end'))).join('\n') + (last ? '\n' : '')
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['s', ' '],
  ['t', '\t'],
  ["'", "'"],
  ['"', '"'],
  ['\\', '\\'],
  ['\n', ''],
  ['\r\n', ''],
  ['\r', ''],
])

export function translateEscapes(text: string): string {
  return text.replace(/\\(?:([0-3][0-7]{0,2}|[4-7][0-7]?)|(\r\n|[^]?))/g, (_whole, octal: string | undefined, escape: string | undefined) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8))
    const meant = escapes.get(escape ?? '')
    if (meant === undefined) throw javaException('java.lang.IllegalArgumentException', 'Invalid escape sequence')
    return meant
  })
}

function outOfBounds(message: string): Error {
  return javaException('java.lang.StringIndexOutOfBoundsException', message)
}
