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
