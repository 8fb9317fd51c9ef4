import { expect, test } from 'vitest'
import { lastRemembered, remembered } from './remembered.ts'

test('a text is worked out once, and what strangers send takes a bounded place', () => {
  const asked: string[] = []
  const lower = remembered((text) => {
    asked.push(text)
    return text.toLowerCase()
  })
  expect([lower('A'), lower('A'), lower('B')]).toEqual(['a', 'a', 'b'])
  expect(asked).toEqual(['A', 'B'])

  const long = 'L'.repeat(101)
  for (let n = 0; n < 3000; n++) lower(`N${n}`)
  asked.length = 0
  expect([lower('A'), lower('N1000'), lower('N2999'), lower('N2999'), lower(long), lower(long)]).toEqual([
    'a',
    'n1000',
    'n2999',
    'n2999',
    long.toLowerCase(),
    long.toLowerCase(),
  ])
  expect(asked).toEqual(['N2999', 'N2999', long, long])
})

test('what is asked again and again is worked out once, whatever the answer was', () => {
  const asked: string[] = []
  const first = lastRemembered((text: string) => {
    asked.push(text)
    return text === '' ? undefined : text[0]
  })
  expect([first('ab'), first('ab'), first(''), first(''), first('ab')]).toEqual(['a', 'a', undefined, undefined, 'a'])
  expect(asked).toEqual(['ab', '', 'ab'])
})
