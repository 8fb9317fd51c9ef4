import type { CodePointTest } from './character-set.ts'

/** How letters compare: `(?i)` alone folds ASCII only, `(?iu)` all of Unicode. */
export type LetterCase = 'exact' | 'ascii' | 'unicode'

/** When two code points count as the same. */
export type SameCharacter = (left: number, right: number) => boolean

/** Whether two code points count as the same. */
export function sameCharacter(letterCase: LetterCase): SameCharacter {
  switch (letterCase) {
    case 'exact':
      return (left, right) => left === right
    case 'ascii':
      return (left, right) => left === right || asciiLower(left) === asciiLower(right)
    default:
      return (left, right) => left === right || foldedCase(left) === foldedCase(right)
  }
}

/** A range that also holds what differs from its members by case. */
export function foldedRange(first: number, last: number, letterCase: LetterCase): CodePointTest {
  const within = (code: number): boolean => code >= first && code <= last
  switch (letterCase) {
    case 'exact':
      return within
    case 'ascii':
      return (code) => within(code) || (code < 128 && (within(asciiUpper(code)) || within(asciiLower(code))))
    default:
      return (code) => within(code) || within(upperCase(code)) || within(foldedCase(code))
  }
}

export function hasCase(code: number, letterCase: LetterCase): boolean {
  return letterCase === 'ascii' ? asciiLower(code) !== asciiUpper(code) : letterCase === 'unicode' && (upperCase(code) !== code || foldedCase(code) !== code)
}

function asciiLower(code: number): number {
  return code >= 0x41 && code <= 0x5a ? code + 32 : code
}

function asciiUpper(code: number): number {
  return code >= 0x61 && code <= 0x7a ? code - 32 : code
}

/** Java's `Character.toUpperCase`: one code point to one; where a text would grow, it stays. */
function upperCase(code: number): number {
  return single(String.fromCodePoint(code).toUpperCase(), code)
}

function foldedCase(code: number): number {
  // JavaScript makes two characters of it, Java one.
  if (code === 0x130) return 0x69
  const upper = upperCase(code)
  return single(String.fromCodePoint(upper).toLowerCase(), upper)
}

function single(text: string, otherwise: number): number {
  const code = text.codePointAt(0) ?? otherwise
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise
}
