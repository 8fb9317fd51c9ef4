import { expect, test } from 'vitest'
import { differenceOf } from './difference.ts'

const lines = (count: number, text: (index: number) => string) => Array.from({ length: count }, (_none, index) => text(index)).join('\n')

test('where two texts differ stands with three lines around it', () => {
  const before = lines(20, (index) => `line ${index}`)
  const after = before.replace('line 10', 'line ten')
  expect(differenceOf(before, after)).toEqual([
    {
      line: 8,
      lines: [
        { sign: ' ', text: 'line 7' },
        { sign: ' ', text: 'line 8' },
        { sign: ' ', text: 'line 9' },
        { sign: '-', text: 'line 10' },
        { sign: '+', text: 'line ten' },
        { sign: ' ', text: 'line 11' },
        { sign: ' ', text: 'line 12' },
        { sign: ' ', text: 'line 13' },
      ],
    },
  ])
})

test('two texts that are the same differ nowhere, and pages of differences are not shown', () => {
  expect(differenceOf('a\nb\n', 'a\nb\n')).toEqual([])
  expect(differenceOf('', lines(6000, String))).toBe('too much')
})
