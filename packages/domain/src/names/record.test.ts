import { expect, test } from 'vitest'

import { own, withEntry, withoutEntry } from './record.ts'

const hostile = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

test('only what a record has itself counts', () => {
  for (const name of hostile) expect(own({ a: 1 }, name)).toBeUndefined()
  expect([own({ a: 1 }, 'a'), own(undefined, 'a')]).toEqual([1, undefined])
})

test('an entry that is changed keeps its place, a new one comes last', () => {
  const before = { a: 1, b: 2 }
  expect(Object.entries(withEntry(before, 'a', 3))).toEqual([
    ['a', 3],
    ['b', 2],
  ])
  expect(Object.keys(withEntry(before, 'c', 3))).toEqual(['a', 'b', 'c'])
  expect(before).toEqual({ a: 1, b: 2 })
  expect(withoutEntry(before, 'a')).toEqual({ b: 2 })
  expect([withEntry(undefined, 'a', 1), withoutEntry(undefined, 'a')]).toEqual([{ a: 1 }, {}])
})

test('a name that JavaScript gives every object is an entry like any other', () => {
  for (const name of hostile) {
    const changed = withEntry({ a: 1 }, name, 2)
    expect([Object.keys(changed), own(changed, name), Object.getPrototypeOf(changed)]).toEqual([['a', name], 2, Object.prototype])
    expect(withoutEntry(changed, name)).toEqual({ a: 1 })
  }
})
