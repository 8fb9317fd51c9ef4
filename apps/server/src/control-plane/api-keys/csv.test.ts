import { expect, test } from 'vitest'
import { readCsv } from './csv.ts'

test('fields may be quoted, hold commas, quotes and line breaks', () => {
  expect(readCsv('a,"b,c","say ""hi"""\r\n"two\nlines",,x')).toEqual([
    ['a', 'b,c', 'say "hi"'],
    ['two\nlines', '', 'x'],
  ])
})

test('empty lines are no rows', () => {
  expect(readCsv('\n\na,b\n,\n\n')).toEqual([['a', 'b']])
  expect(readCsv('')).toEqual([])
})

test('a byte order mark, old line ends and rows of different lengths are taken', () => {
  expect(readCsv('\uFEFFa,b\r1\r2,3,4')).toEqual([['a', 'b'], ['1'], ['2', '3', '4']])
})

test('a quote that is never closed is refused by its line', () => {
  expect(() => readCsv('a,b\n1,"2\n')).toThrow(/cannot be read: .*line/i)
})
