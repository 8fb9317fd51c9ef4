/** Java's `String.compareTo`: the difference of the first units that differ, else of the lengths. */
export function compareTexts(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = left.charCodeAt(index) - right.charCodeAt(index)
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Java's `compareToIgnoreCase`: unit by unit, each first in upper, then in lower case. */
export function compareTextsIgnoringCase(left: string, right: string): number {
  const shorter = Math.min(left.length, right.length)
  for (let index = 0; index < shorter; index += 1) {
    const difference = foldedUnit(left.charCodeAt(index)) - foldedUnit(right.charCodeAt(index))
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

/** Java's `equalsIgnoreCase`. */
export function equalIgnoringCase(left: string, right: string): boolean {
  return left.length === right.length && (left === right || compareTextsIgnoringCase(left, right) === 0)
}

/** Java's `Character.isWhitespace`: Unicode's separators but for the no-break spaces, and the control characters that separate. */
export function isWhitespace(character: string): boolean {
  const code = character.charCodeAt(0)
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d) || code >= 0x1c
  return !noBreakSpaces.has(code) && /^[\p{Zs}\p{Zl}\p{Zp}]$/u.test(character)
}

const noBreakSpaces: ReadonlySet<number> = new Set([0xa0, 0x2007, 0x202f])

/** The text without Java's white space at its start, its end, or both. */
export function strip(text: string, side: 'start' | 'end' | 'both'): string {
  let start = 0
  let end = text.length
  // All white space is of one UTF-16 unit.
  if (side !== 'end') while (start < end && isWhitespace(text.charAt(start))) start += 1
  if (side !== 'start') while (end > start && isWhitespace(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** Java's `trim`: without what is no more than a blank at both ends. */
export function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && text.charCodeAt(start) <= 32) start += 1
  while (end > start && text.charCodeAt(end - 1) <= 32) end -= 1
  return text.slice(start, end)
}

/** The first lines of a text, at most so many, without their ends; none after the last end. */
export function linesOf(text: string, most: number): string[] {
  const lines = text.split(/\r\n|\r|\n/, most)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** What each unit is without its case, one more than that: as it is asked for, 0 before. */
const foldedUnits = new Int32Array(0x10000)

function foldedUnit(code: number): number {
  const known = foldedUnits[code] ?? 0
  if (known > 0) return known - 1
  const folded = withoutCase(String.fromCharCode(code)).charCodeAt(0)
  foldedUnits[code] = folded + 1
  return folded
}

/** A change of case that is not one unit for one unit does not count. */
function withoutCase(unit: string): string {
  // JavaScript makes two characters of it, Java one.
  if (unit === '\u0130') return 'i'
  const upper = unit.toUpperCase()
  const lower = (upper.length === 1 ? upper : unit).toLowerCase()
  return lower.length === 1 ? lower : unit
}
