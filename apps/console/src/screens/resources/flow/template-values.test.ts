import { expect, test } from 'vitest'
import { lineThatWrites, valuesByLine } from './template-values.ts'

const step = (line: number, column: number, ...values: (string | undefined)[]) => ({
  line,
  column,
  kind: 'reference',
  depth: 0,
  reads: values.map((value) => ({ reference: '$x', ...(value !== undefined && { value }) })),
})

test('the values of a line stand in their order, those of a loop’s rounds side by side', () => {
  const steps = [step(1, 1, '17'), step(3, 5, 'A-1'), step(3, 20, '2'), step(3, 5, 'B-7'), step(3, 20, undefined), step(4, 1)]
  expect([...valuesByLine({ source: '', steps })]).toEqual([
    [1, '17'],
    [3, 'A-1 | B-7; 2 | nothing'],
  ])
})

test('of many rounds the first are told, and how many more there were', () => {
  expect(valuesByLine({ source: '', steps: ['a', 'b', 'c', 'd', 'e'].map((value) => step(2, 1, value)) }).get(2)).toBe('a | b | c | and 2 more')
})

test('the line that writes a member is the first that names it in quotes', () => {
  expect(lineThatWrites('{\n  "id": 1,\n  "identity": 2\n}', 'identity')).toBe(3)
  expect(lineThatWrites('$input.body', 'id')).toBeUndefined()
})
