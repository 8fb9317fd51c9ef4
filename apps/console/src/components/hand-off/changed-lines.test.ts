import { expect, test } from 'vitest'
import { changesOfLines, memberOfLines } from './changed-lines.ts'

const lines = JSON.stringify({ id: 1, 'a "b"': { deep: true }, last: [2] }, null, 2).split('\n')

test('each line of an object belongs to a member, its braces to none', () => {
  expect(memberOfLines(lines)).toEqual([undefined, 'id', 'a "b"', 'a "b"', 'a "b"', 'last', 'last', 'last', undefined])
  expect(memberOfLines(['[', '  1', ']'])).toEqual([undefined, undefined, undefined])
})

test('the lines of a member that changed are told, and those of a body that changed as a whole', () => {
  expect(changesOfLines(lines, new Map([['a "b"', 'added']]), undefined).filter(Boolean)).toEqual(['added', 'added', 'added'])
  expect(changesOfLines(['a', 'b'], new Map(), 'changed')).toEqual(['changed', 'changed'])
})
