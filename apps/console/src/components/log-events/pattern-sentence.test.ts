import { expect, test } from 'vitest'
import { patternSentence } from './pattern-sentence.ts'

test.each([
  ['ERROR', 'Finds lines with ERROR.'],
  ['ERROR "Task timed out"', 'Finds lines with ERROR and Task timed out.'],
  ['?ERROR ?WARN ?"timed out"', 'Finds lines with ERROR, WARN or timed out.'],
  ['ERROR -Exiting -"one \\"two\\""', 'Finds lines with ERROR, without Exiting or one "two".'],
  ['-INFO', 'Finds lines without INFO.'],
  ['ERROR ?WARN', 'Finds lines with ERROR. Terms with ? count only where no others stand beside them.'],
  [String.raw`%4\d\d%`, String.raw`Finds lines with text that fits 4\d\d.`],
  ['{ $.level = "ERROR" && ($.n >= 400 || $.user IS NULL) }', 'Finds JSON lines where $.level is "ERROR" and ($.n is at least 400 or $.user is null).'],
  ['{ $.a != "x=y" }', 'Finds JSON lines where $.a is not "x=y".'],
  ['{ $.a NOT EXISTS }', 'Finds JSON lines where $.a is not there.'],
  ['[time, id, level = ERROR, ...]', 'Finds lines of at least 3 columns where level is ERROR.'],
  ['[ip, status = 4* && status != 403, bytes > 1000]', 'Finds lines of 3 columns where status is 4* and status is not 403, and bytes is more than 1000.'],
  ['[word]', 'Finds lines of 1 column.'],
])('%s is explained', (pattern, sentence) => {
  expect(patternSentence(pattern)).toBe(sentence)
})

test.each(['', '  ', '{ $.a', '{}', '[a, b'])('%j has no explanation', (pattern) => {
  expect(patternSentence(pattern)).toBeUndefined()
})
