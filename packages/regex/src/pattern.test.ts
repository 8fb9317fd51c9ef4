import { EvaluationError, Meter } from '@fourbox/java'
import { answerOf, recordedCases } from '@fourbox/recorded-cases'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { RegexError } from './parse/regex-error.ts'
import { compilePattern, type Match } from './pattern.ts'

interface Recorded {
  readonly pattern: string
  readonly text: string
  /** Both absent where Java refuses the pattern. */
  readonly matches?: boolean
  /** For each match start and end of the whole and of every group, -1 where it took no part. */
  readonly find?: readonly (readonly number[])[]
}

interface RecordedReplacement {
  readonly operation: 'replaceAll' | 'replaceFirst' | 'split'
  readonly pattern: string
  readonly text: string
  readonly replacement?: string
  readonly limit?: number
  /** Absent where Java refuses the replacement. */
  readonly result?: string | readonly string[]
}

const flat = (match: Match): readonly number[] => match.flatMap((span) => (span === undefined ? [-1, -1] : [span.start, span.end]))

test('patterns match what Java 17 matches, and are refused where Java refuses them', () => {
  const cases = recordedCases<Recorded>(new URL('../cases/regex.jsonl', import.meta.url))
  const answers = cases.map(({ pattern, text }) => ({ pattern, text, answer: answerOf(() => allOf(pattern, text), RegexError) }))
  expect(answers).toEqual(cases.map(({ pattern, text, matches, find }) => ({ pattern, text, answer: find === undefined ? 'refused' : { matches, find } })))
})

function allOf(pattern: string, text: string): Pick<Recorded, 'matches' | 'find'> {
  const compiled = compilePattern(pattern)
  return { matches: compiled.matches(text), find: Array.from(compiled.findAll(text), flat) }
}

test('replacing and splitting answer as Java’s String does, and refuse wrong replacements', () => {
  const cases = recordedCases<RecordedReplacement>(new URL('../cases/regex-replacements.jsonl', import.meta.url))
  const answers = cases.map((recorded) => ({ ...recorded, result: answerOf(() => resultOf(recorded), EvaluationError) }))
  expect(answers).toEqual(cases.map((recorded) => ({ ...recorded, result: recorded.result ?? 'refused' })))
})

function resultOf({ operation, pattern, text, replacement = '', limit }: RecordedReplacement): string | readonly string[] {
  const compiled = compilePattern(pattern)
  return operation === 'split' ? compiled.split(text, limit) : compiled[operation](text, replacement)
}

test('where Java and JavaScript agree on a pattern, so do we', () => {
  const atom = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^a]', '\\d', '\\w', '(a|b)', '(?:bc|b)', '(a)')
  const quantifier = fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '{2}', '{1,2}')
  const pattern = fc
    .array(
      fc.tuple(atom, quantifier).map((parts) => parts.join('')),
      { minLength: 1, maxLength: 5 },
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc1 ]{0,12}$/), (source, text) => {
      const compiled = compilePattern(source)
      expect(compiled.matches(text)).toBe(new RegExp(`^(?:${source})$`).test(text))
      const [first] = compiled.findAll(text)
      const theirs = new RegExp(source).exec(text)
      expect(first?.[0]).toEqual(theirs === null ? undefined : { start: theirs.index, end: theirs.index + theirs[0].length })
    }),
  )
})

test('more digits belong to a reference as long as there are so many groups', () => {
  const groups = (count: number) => '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)'.slice(0, 3 * count)
  expect(compilePattern(`${groups(10)}\\10`).matches('abcdefghijj')).toBe(true)
  expect(compilePattern(`${groups(10)}\\11`).matches('abcdefghija1')).toBe(true)
  expect(compilePattern(`${groups(9)}\\10`).matches('abcdefghia0')).toBe(true)
})

test('patterns that take other engines for ever take time linear to the text', () => {
  const text = `${'a'.repeat(20_000)}!`
  for (const source of ['^(a+)+$', '(a|aa)+$', '(a*)*b', '(.*)*x', '(a+a+)+y', '.*.*.*x', '([a-z]+)*[A-Z]']) {
    const meter = new Meter()
    expect(compilePattern(source).test(text, meter)).toBe(false)
    expect(meter.stepsLeft).toBeGreaterThan(0)
  }
})

test('what cannot be linear runs out of its budget', () => {
  for (const source of ['(\\w+)\\s\\1!', '(?=(a+)+b)a', '(?:(?>a+)b?)+c', '(a{1,900}){1,900}b']) {
    expect(() => compilePattern(source).test('a'.repeat(20_000))).toThrow(/steps/)
  }
})

test('huge patterns are refused: long, deep, or of too many copies', () => {
  expect(() => compilePattern('a'.repeat(10_001))).toThrow(/10000 characters/)
  expect(() => compilePattern(`${'('.repeat(500)}${')'.repeat(500)}`)).toThrow(/nested too deeply/)
  expect(() => compilePattern(`${'['.repeat(500)}a${']'.repeat(500)}`)).toThrow(/nested too deeply/)
  expect(() => compilePattern(`(?:${'(?:ab|cd){40}'.repeat(200)})`)).toThrow(/instructions/)
})

test('a wrong pattern is named with the place where it goes wrong', () => {
  expect(() => compilePattern('ab(c')).toThrow(/^Unclosed group near index 4: ab\(c$/)
  expect(() => compilePattern('a**')).toThrow(/^Dangling meta character '\*' near index 2/)
  expect(() => compilePattern('[b-a]')).toThrow(/^Illegal character range near index/)
})

test('a text that grows with each match ends at the longest string', () => {
  const meter = new Meter({ ...new Meter().budgets, stringLength: 1_000 })
  expect(() => compilePattern('').replaceAll('a'.repeat(100), 'b'.repeat(100), meter)).toThrow(/1,000 characters/)
})

test('whatever is written as a pattern, the answer is a match or an error that says why', () => {
  const piece = fc.constantFrom(
    'a',
    'b',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '*',
    '+',
    '?',
    '|',
    '^',
    '$',
    '\\',
    '.',
    '-',
    '&&',
    '1',
    ',',
    'Q',
    'E',
    'p{L}',
    '(?',
    '<n>',
    '=',
    '!',
    ':',
    'x',
    '#',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), fc.stringMatching(/^[ab1\n]{0,6}$/), (pieces, text) => {
      const meter = new Meter({ ...new Meter().budgets, steps: 20_000 })
      const replaced = answerOf(() => answerOf(() => compilePattern(pieces.join('')).replaceAll(text, '<$0>', meter), RegexError), EvaluationError)
      expect(typeof replaced).toBe('string')
    }),
  )
})

const spansOf = (source: string, text: string) => [...compilePattern(source).findAll(text)].map(([whole]) => [whole?.start, whole?.end])

test('a lookbehind looks back as far as the start of the text', () => {
  expect(spansOf('(?<=ab)c', 'abc')).toEqual([[2, 3]])
  expect(spansOf('(?<=^a{1,2})c', 'aac')).toEqual([[2, 3]])
})

test('what a lookahead refuses is not tried another way', () => {
  expect(spansOf('(?!a|ab)', 'ab')).toEqual([
    [1, 1],
    [2, 2],
  ])
  expect([...compilePattern('(?!(a)b)a?').findAll('ab')][0]).toEqual([{ start: 1, end: 1 }, undefined])
})

test('a possessive loop gives nothing back', () => {
  expect([compilePattern('a*+a').matches('aaa'), compilePattern('a*a').matches('aaa'), compilePattern('(?:ab)*+ab').matches('abab')]).toEqual([
    false,
    true,
    false,
  ])
})

test('case is ignored in ASCII alone unless all of Unicode is asked for', () => {
  const match = (source: string, text: string) => compilePattern(source).matches(text)
  expect([match('(?i)[a-z]', 'K'), match('(?i)[à-ö]', 'É'), match('(?i)é', 'É'), match('(?i)[k]', '\u212a')]).toEqual([true, false, false, false])
  expect([match('(?iu)[à-ö]', 'É'), match('(?iu)é', 'É'), match('(?iu)[k]', '\u212a')]).toEqual([true, true, true])
})

test('digits belong to the number of a group as long as there are so many groups', () => {
  const replaced = (source: string, replacement: string) => compilePattern(source).replaceAll('ab', replacement, new Meter())
  expect([replaced('(a)', '<$10>'), replaced('(a)(b)', '<$21>'), replaced('()()()()()()()()()(a)', '<$10>')]).toEqual(['<a0>b', '<b1>', '<a>b'])
})
