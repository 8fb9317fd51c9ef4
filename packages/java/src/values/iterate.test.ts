import { expect, test } from 'vitest'
import { JavaIterator, MapEntry, MapView, splice, SubList } from './collections.ts'
import { ItemsIteration, iterate, ListIteration, ViewIteration } from './iterate.ts'
import { JavaArray } from './java-array.ts'
import { JavaList } from './java-list.ts'
import { JavaMap, type MapKey } from './java-map.ts'
import type { Value } from './java-object.ts'
import { StreamObject } from './stream-object.ts'

const list = (...items: Value[]) => new JavaList('java.util.ArrayList', items)
const map = (...members: [MapKey, Value][]) => new JavaMap(undefined, new Map(members))

function rest(iteration: ReturnType<typeof iterate>): readonly Value[] {
  const items: Value[] = []
  while (iteration?.hasNext()) items.push(iteration.next())
  return items
}

test('a loop goes through lists, parts of lists, arrays, a map’s values and sides, and what is left of an iterator', () => {
  expect(rest(iterate(list(1, null)))).toEqual([1, null])
  expect(rest(iterate(new SubList(list(1, 2, 3), 1, 3)))).toEqual([2, 3])
  expect(rest(iterate(new JavaArray('int', [1, 2])))).toEqual([1, 2])
  expect(rest(iterate(map(['b', 1], ['a', 2])))).toEqual([1, 2])
  expect(rest(iterate(new MapView('keys', map(['b', 1], ['a', 2]))))).toEqual(['b', 'a'])
  const begun = new ItemsIteration([1, 2, 3])
  begun.next()
  expect(rest(iterate(new JavaIterator('java.util.ArrayList$Itr', begun)))).toEqual([2, 3])
})

test('a loop goes through nothing else, and a stream fails', () => {
  for (const value of [null, 'text', 1, true, new MapEntry(map(['a', 1]), 'a')]) expect(iterate(value)).toBeUndefined()
  expect(() => iterate(new StreamObject('object', [1]))).toThrow('java.lang.IllegalAccessException')
})

test('an iterator goes on after it removed, added or set something itself', () => {
  const items = list('a', 'b', 'c')
  const iteration = new ListIteration(items)
  expect(iteration.next()).toBe('a')
  iteration.remove()
  expect(iteration.next()).toBe('b')
  iteration.set('B')
  iteration.add('between')
  expect([iteration.nextIndex(), iteration.next(), iteration.hasNext()]).toEqual([2, 'c', false])
  expect(iteration.previous()).toBe('c')
  expect(items.items).toEqual(['B', 'between', 'c'])
})

test('an iterator removes and sets what it gave last, once', () => {
  const iteration = new ListIteration(list('a', 'b'))
  expect(() => iteration.remove()).toThrow('java.lang.IllegalStateException')
  iteration.next()
  iteration.remove()
  expect(() => iteration.remove()).toThrow('java.lang.IllegalStateException')
  expect(() => iteration.set('x')).toThrow('java.lang.IllegalStateException')
})

test('an iterator that is at its end has no next', () => {
  expect(() => new ListIteration(list()).next()).toThrow('java.util.NoSuchElementException')
  expect(() => new ItemsIteration([]).next()).toThrow('java.util.NoSuchElementException')
  expect(() => new ViewIteration(new MapView('keys', map())).next()).toThrow('java.util.NoSuchElementException')
})

test('what was changed behind an iterator’s back is noticed', () => {
  const items = list('a', 'b')
  const iteration = new ListIteration(items)
  splice(items, 0, 0, ['new'])
  expect(() => iteration.next()).toThrow('java.util.ConcurrentModificationException')
  const members = map(['a', 1], ['b', 2])
  const keys = new ViewIteration(new MapView('keys', members))
  keys.next()
  keys.remove()
  expect(keys.next()).toBe('b')
  members.set('c', 3)
  members.changes += 1
  expect(() => keys.next()).toThrow('java.util.ConcurrentModificationException')
  expect(() => keys.remove()).toThrow('java.util.ConcurrentModificationException')
  expect([...members.members.keys()]).toEqual(['b', 'c'])
})
