import { expect, test } from 'vitest'
import { itemAt, MapEntry, MapView, replaceItem, splice, SubList } from './collections.ts'
import { JavaList } from './java-list.ts'
import { JavaMap, type MapKey } from './java-map.ts'
import type { Value } from './java-object.ts'

const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)
const map = (...members: [MapKey, Value][]) => new JavaMap(undefined, new Map(members))

test('what is done to a part of a list is done to the list', () => {
  const whole = list('a', 'b', 'c', 'd')
  const part = new SubList(whole, 1, 3)
  const inner = new SubList(part, 1, 2)
  replaceItem(inner, 0, 'C')
  expect([whole.items, part.items, inner.items]).toEqual([['a', 'b', 'C', 'd'], ['b', 'C'], ['C']])
  splice(part, 0, 1, ['x', 'y'])
  expect([whole.items, part.items, part.size]).toEqual([['a', 'x', 'y', 'C', 'd'], ['x', 'y', 'C'], 3])
  expect([itemAt(part, 2), itemAt(part, 3), itemAt(part, -1)]).toEqual(['C', undefined, undefined])
})

test('a part of a list that was changed elsewhere is of no more use', () => {
  const whole = list('a', 'b', 'c')
  const part = new SubList(whole, 0, 2)
  splice(whole, 0, 1, [])
  expect(() => part.items).toThrow('java.util.ConcurrentModificationException')
  expect(() => part.size).toThrow('java.util.ConcurrentModificationException')
  expect(() => part.at(0)).toThrow('java.util.ConcurrentModificationException')
})

test('taking out nothing and putting in nothing is no change', () => {
  const whole = list('a')
  const part = new SubList(whole, 0, 1)
  splice(whole, 0, 0, [])
  expect(part.items).toEqual(['a'])
})

test('an entry is tied to its map as long as the map has the key', () => {
  const members = map(['a', 1])
  const entry = new MapEntry(members, 'a')
  entry.value = 2
  expect(members.get('a')).toBe(2)
  members.set('a', 3)
  expect(entry.value).toBe(3)
  members.delete('a')
  entry.value = 4
  expect([entry.key, entry.value, members.has('a')]).toEqual(['a', 4, false])
})

test('the sides of a map show what it has now', () => {
  const members = map(['a', 1])
  const [keys, values, entries] = [new MapView('keys', members), new MapView('values', members), new MapView('entries', members)]
  members.set('b', null)
  expect([keys.items, values.items]).toEqual([
    ['a', 'b'],
    [1, null],
  ])
  expect(entries.items.map((entry) => (entry instanceof MapEntry ? [entry.key, entry.value] : entry))).toEqual([
    ['a', 1],
    ['b', null],
  ])
})
