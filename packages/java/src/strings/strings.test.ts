import { expect, test } from 'vitest'
import { compareTexts, compareTextsIgnoringCase, equalIgnoringCase, isWhitespace, linesOf, strip, trim } from './strings.ts'

test('white space is Unicode’s separators and the control characters that separate, but no no-break space', () => {
  for (const character of [' ', '\t', '\n', '\u000b', '\u001c', '\u2003', '\u2028', '\u3000']) expect(isWhitespace(character)).toBe(true)
  for (const character of ['\u00a0', '\u2007', '\u202f', '\u200b', '\u0000', '\u0008', 'a']) expect(isWhitespace(character)).toBe(false)
})

test('strip takes white space off the side that is asked for; trim takes whatever is no more than a blank off both', () => {
  const text = '\u2003 a b \u2003'
  expect([strip(text, 'start'), strip(text, 'end'), strip(text, 'both')]).toEqual(['a b \u2003', '\u2003 a b', 'a b'])
  expect(strip('\u00a0a\u00a0', 'both')).toBe('\u00a0a\u00a0')
  expect(strip(' \n ', 'both')).toBe('')
  expect(trim('\u0000\u001f a\u2003 ')).toBe('a\u2003')
  expect(trim(' ')).toBe('')
})

test('lines end with any of three ends, and the last needs none', () => {
  expect(linesOf('a\r\nb\rc\n\nd', 10)).toEqual(['a', 'b', 'c', '', 'd'])
  expect(linesOf('a\n', 10)).toEqual(['a'])
  expect(linesOf('a\nb\nc', 2)).toEqual(['a', 'b'])
  expect(linesOf('', 10)).toEqual([])
})

test('texts are compared unit by unit, then by length', () => {
  expect([
    compareTexts('abc', 'abd'),
    compareTexts('b', 'a'),
    compareTexts('ab', 'abcd'),
    compareTexts('', ''),
    compareTexts('\ud83d\ude00', '\uffff'),
  ]).toEqual([-1, 1, -2, 0, 0xd83d - 0xffff])
})

test('case is ignored one unit for one unit, as Java folds it', () => {
  expect(compareTextsIgnoringCase('ABC', 'abd')).toBe(-1)
  expect(compareTextsIgnoringCase('a', 'ABC')).toBe(-2)
  for (const [left, right] of [
    ['Straße', 'sTRAßE'],
    ['\u212a', 'k'],
    ['\u0130', 'i'],
    ['\u03c3', '\u03c2'],
    ['\u1fb3', '\u1fbc'],
  ] as const)
    expect(equalIgnoringCase(left, right)).toBe(true)
  for (const [left, right] of [
    ['ß', 'ss'],
    ['a', 'á'],
    ['a', 'ab'],
  ] as const)
    expect(equalIgnoringCase(left, right)).toBe(false)
})
