import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { compileValueGlob, readValueGlob } from './value-glob.ts'

test.each([
  ['a*', ['a', 'account', 'alpha'], ['Alpha', 'beta', '']],
  ['*a', ['a', 'alpha', 'beta'], ['account', 'A']],
  ['*a*', ['a', 'account', 'backup'], ['users', 'A']],
  ['*', ['', 'anything'], []],
  ['World', ['World'], ['world', 'World!', ' World']],
  ['a?c', ['a?c'], ['abc']],
  ['*json', ['application/json'], ['application/json,text/xml']],
  ['*json*', ['application/json', 'application/json,text/xml'], ['text/xml']],
])('%s takes %j and not %j', (glob, taken, left) => {
  const read = readValueGlob(glob)
  if (!read) throw new Error(`${glob} was refused`)
  const matches = compileValueGlob(read)
  expect(taken.filter((value) => !matches(value))).toEqual([])
  expect(left.filter(matches)).toEqual([])
})

test.each(['', '**', 'a*b', '*a*b', 'a**', '**a', '*a*a*a*a*a*a*', `${'a*'.repeat(60)}b`])('%j is no glob', (glob) => {
  expect(readValueGlob(glob)).toBeUndefined()
})

test('a glob is what a search for its text at its place says, whatever the text', () => {
  const text = fc.stringMatching(/^[ab?.|^$]{1,8}$/)
  fc.assert(
    fc.property(text, fc.boolean(), fc.boolean(), fc.stringMatching(/^[ab?.|^$]{0,12}$/), (inner, opens, closes, value) => {
      const read = readValueGlob(`${opens ? '*' : ''}${inner}${closes ? '*' : ''}`)
      const at = [...Array.from({ length: value.length + 1 }).keys()].filter((start) => value.slice(start, start + inner.length) === inner)
      const expected = at.some((start) => (opens || start === 0) && (closes || start + inner.length === value.length))
      expect(read && compileValueGlob(read)(value)).toBe(expected)
    }),
  )
})
