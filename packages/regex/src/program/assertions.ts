import { unicodeWord } from '../characters/properties.ts'
import type { AssertionKind } from '../parse/syntax-tree.ts'

/** Whether an assertion holds at a place of a text. */
export function assertionHolds(kind: AssertionKind, text: string, at: number, previousEnd: number): boolean {
  switch (kind) {
    case 'inputStart':
      return at === 0
    case 'inputEnd':
      return at === text.length
    case 'lastLineEnd':
      return at === text.length || (isLineEnd(text, at) && at + lineEndLength(text, at) === text.length)
    case 'lastUnixLineEnd':
      return at === text.length || (at === text.length - 1 && text[at] === '\n')
    case 'lineStart':
      return at < text.length && (at === 0 || (isTerminator(text[at - 1]) && !splitsCrLf(text, at)))
    case 'unixLineStart':
      return at < text.length && (at === 0 || text[at - 1] === '\n')
    case 'lineEnd':
      return at === text.length || isLineEnd(text, at)
    case 'unixLineEnd':
      return at === text.length || text[at] === '\n'
    case 'wordBoundary':
      return isBoundary(text, at, isJavaWord)
    case 'noWordBoundary':
      return !isBoundary(text, at, isJavaWord)
    case 'unicodeWordBoundary':
      return isBoundary(text, at, unicodeWord)
    case 'noUnicodeWordBoundary':
      return !isBoundary(text, at, unicodeWord)
    default:
      return at === previousEnd
  }
}

function isTerminator(character: string | undefined): boolean {
  return character === '\n' || character === '\r' || character === '\u0085' || character === '\u2028' || character === '\u2029'
}

function splitsCrLf(text: string, at: number): boolean {
  return text[at] === '\n' && text[at - 1] === '\r'
}

function isLineEnd(text: string, at: number): boolean {
  return isTerminator(text[at]) && !splitsCrLf(text, at)
}

function lineEndLength(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1
}

/** Before Java 19 `\b` counts all letters and digits of Unicode, although `\w` is ASCII, and marks that stand on one. */
function isBoundary(text: string, at: number, isWord: (code: number) => boolean): boolean {
  return wordAt(text, codeStart(text, at), isWord) !== wordAt(text, at, isWord)
}

function wordAt(text: string, at: number, isWord: (code: number) => boolean): boolean {
  const code = text.codePointAt(at)
  if (at < 0 || code === undefined) return false
  return isWord(code) || (isMark(code) && standsOnLetter(text, at))
}

function standsOnLetter(text: string, at: number): boolean {
  for (let index = codeStart(text, at); index >= 0; index = codeStart(text, index)) {
    const code = text.codePointAt(index) ?? 0
    if (isLetterOrDigit(code)) return true
    if (!isMark(code)) return false
  }
  return false
}

/** Where the code point before a place starts; -1 at the start of the text. */
function codeStart(text: string, at: number): number {
  const low = text.charCodeAt(at - 1)
  const high = text.charCodeAt(at - 2)
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? at - 2 : at - 1
}

function isJavaWord(code: number): boolean {
  return code === 0x5f || isLetterOrDigit(code)
}

function isLetterOrDigit(code: number): boolean {
  return /[\p{L}\p{Nd}]/u.test(String.fromCodePoint(code))
}

function isMark(code: number): boolean {
  return code > 0x2ff && /\p{Mn}/u.test(String.fromCodePoint(code))
}
