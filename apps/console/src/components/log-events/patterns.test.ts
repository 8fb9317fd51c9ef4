import { expect, test } from 'vitest'
import { jsonIn } from './json-in-message.ts'
import { patternOfValue, termsOf } from './patterns.ts'

test('a value of a JSON line becomes the pattern that finds its like', () => {
  expect(patternOfValue(['error', 'type'], 'Type"Error')).toBe(String.raw`{ $.error.type = "Type\"Error" }`)
  expect(patternOfValue(['items', 0, 'x.y'], 1.5)).toBe(`{ $.items[0].['x.y'] = 1.5 }`)
  expect(patternOfValue(['ok'], false)).toBe('{ $.ok IS FALSE }')
  expect(patternOfValue(['none'], null)).toBe('{ $.none IS NULL }')
  expect(patternOfValue(['list'], [1])).toBeUndefined()
})

test('terms that must occur are marked, others are not', () => {
  expect(termsOf(String.raw`ERROR ?WARN -INFO "a \"b\"" %x\d%`)).toEqual(['ERROR', 'WARN', 'a "b"'])
  expect(termsOf('{ $.a = 1 }')).toEqual([])
  expect(termsOf('[a, b]')).toEqual([])
})

test('JSON is found whether it is the whole line or its end', () => {
  expect(jsonIn('{"a":1}\n')).toEqual({ before: '', value: { a: 1 } })
  expect(jsonIn('2026\tid\tERROR\tInvoke Error \t{"errorType":"TypeError"}\n')).toEqual({
    before: '2026\tid\tERROR\tInvoke Error \t',
    value: { errorType: 'TypeError' },
  })
  expect(jsonIn('[INFO]\tid\t{"a":[1]}')).toEqual({ before: '[INFO]\tid\t', value: { a: [1] } })
  expect(jsonIn('no JSON { here')).toBeUndefined()
})
