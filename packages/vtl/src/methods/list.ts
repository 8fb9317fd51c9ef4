import {
  itemAt,
  javaEquals,
  javaException,
  JavaIterator,
  JavaList,
  ListIteration,
  type Meter,
  overBudget,
  replaceItem,
  splice,
  StreamObject,
  SubList,
  type Value,
} from '@fourbox/java'
import { JsonArray, writeJson } from '@fourbox/json'
import { collectionMethods, containsItem } from './collection.ts'
import { free } from './charge.ts'
import { method, type Method, predicate } from './method.ts'
import { arrayOf, collection, int, nullable, object, unreachable } from './parameter.ts'
import { chargeSort, naturalOrder } from './stream.ts'

type List = JavaList | SubList

const comparator = unreachable('Comparator')
// A template has no functions: it can only pass null, on which Java fails.
const takesFunction = unreachable('Function')

/** java.util.List of Java 17, as far as no function is needed: what lists and parts of lists can do. */
export const listMethods: readonly Method<List>[] = [
  ...collectionMethods,
  method('get', [int], (self, [index]) => existing(self, index), free),
  method(
    'set',
    [int, object],
    (self, [index, value]) => {
      const before = existing(self, index)
      writable(self, 'set')
      replaceItem(self, index, value)
      return before
    },
    free,
  ),
  predicate('add', [object], (self, [value], meter) => inserted(self, sizeOf(self), [value], meter), free),
  method(
    'add',
    [int, object],
    (self, [index, value], meter) => {
      inserted(self, placeIn(self, index), [value], meter)
      return ''
    },
    free,
  ),
  predicate('addAll', [collection], (self, [values], meter) => inserted(self, sizeOf(self), values, meter), free),
  predicate('addAll', [int, collection], (self, [index, values], meter) => inserted(self, placeIn(self, index), values, meter), free),
  method(
    'remove',
    [int],
    (self, [index], meter) => {
      chargeShift(self, index, meter)
      const before = existing(self, index)
      resizable(self)
      splice(self, index, 1, [])
      return before
    },
    free,
  ),
  predicate('remove', [object], (self, [value], meter) => {
    resizable(self)
    const index = positionOf(self, value, meter)
    if (index >= 0) {
      chargeShift(self, index, meter)
      splice(self, index, 1, [])
    }
    return index >= 0
  }),
  predicate('removeAll', [collection], (self, [values], meter) => keep(self, (item) => !containsItem(values, item, meter), meter)),
  predicate('retainAll', [collection], (self, [values], meter) => keep(self, (item) => containsItem(values, item, meter), meter)),
  method('clear', [], (self) => {
    resizable(self)
    splice(self, 0, sizeOf(self), [])
    return ''
  }),
  method('indexOf', [object], (self, [value], meter) => positionOf(self, value, meter)),
  method('lastIndexOf', [object], (self, [value], meter) => {
    meter.charge(sizeOf(self))
    return self.items.findLastIndex((item) => javaEquals(item, value, meter))
  }),
  method('subList', [int, int], (self, [from, to], meter) => subList(self, from, to, meter), free),
  method('sort', [nullable(comparator)], (self, _given, meter) => {
    writable(self, 'sort')
    chargeSort(self.items, meter)
    for (const [index, item] of self.items.toSorted(naturalOrder).entries()) replaceItem(self, index, item)
    return ''
  }),
  method('iterator', [], (self) => iteratorOver(self, 'Itr'), free),
  method('listIterator', [], (self) => iteratorOver(self, 'ListItr'), free),
  method('listIterator', [int], (self, [index]) => iteratorOver(self, 'ListItr', placeIn(self, index)), free),
  method('stream', [], (self) => new StreamObject('object', self.items)),
  ...['forEach', 'removeIf', 'replaceAll'].map((name) => method(name, [takesFunction], (self: List) => self)),
  method('of', [arrayOf(object, 'java.lang.Object')], (_self, [items], meter) => immutable(items.items, meter)),
  method('copyOf', [collection], (_self, [items], meter) => immutable(items, meter)),
]

/** A part of a list has only iterators that go both ways. */
function iteratorOver(list: List, kind: 'Itr' | 'ListItr', start = 0): JavaIterator {
  const className = list instanceof SubList ? 'java.util.ArrayList$SubList$1' : `java.util.ArrayList$${kind}`
  return new JavaIterator(className, new ListIteration(list, start))
}

/** What java.util.ArrayList adds. */
export const arrayListMethods: readonly Method<JavaList>[] = [
  ...listMethods,
  method('ensureCapacity', [int], () => '', free),
  method('trimToSize', [], () => '', free),
  method('clone', [], (self) => new JavaList(self.className, [...self.items])),
]

/** What json-smart's JSONArray adds. */
export const jsonArrayMethods: readonly Method<JavaList>[] = [
  ...arrayListMethods,
  method('clone', [], (self) => new JsonArray([...self.items])),
  method('toJSONString', [], (self, _given, meter) => writeJson(self, 'web', meter)),
  method(
    'appendElement',
    [object],
    (self, [value], meter) => {
      inserted(self, sizeOf(self), [value], meter)
      return self
    },
    free,
  ),
]

function sizeOf(list: List): number {
  return list instanceof SubList ? list.size : list.items.length
}

function existing(list: List, index: number): Value {
  const item = itemAt(list, index)
  if (item === undefined) throw outOfBounds(`Index ${index} out of bounds for length ${sizeOf(list)}`)
  return item
}

/** A place where an item can be put: before one of the list's, or at its end. */
function placeIn(list: List, index: number): number {
  if (index < 0 || index > sizeOf(list)) throw outOfBounds(`Index: ${index}, Size: ${sizeOf(list)}`)
  return index
}

function inserted(list: List, index: number, values: readonly Value[], meter: Meter): boolean {
  resizable(list)
  meter.charge(1 + values.length)
  chargeShift(list, index, meter)
  if (sizeOf(list) + values.length > meter.budgets.listLength) meter.chargeList(sizeOf(list) + values.length)
  splice(list, index, 0, [...values])
  return values.length > 0
}

/** Whatever lies behind the place moves. */
function chargeShift(list: List, index: number, meter: Meter): void {
  meter.charge(Math.max(0, sizeOf(list) - index) >> 5)
}

function positionOf(list: List, value: Value, meter: Meter): number {
  meter.charge(sizeOf(list))
  return list.items.findIndex((item) => javaEquals(item, value, meter))
}

function keep(list: List, stays: (item: Value) => boolean, meter: Meter): boolean {
  resizable(list)
  meter.charge(sizeOf(list))
  const size = sizeOf(list)
  const kept = list.items.filter(stays)
  if (kept.length === size) return false
  splice(list, 0, size, kept)
  return true
}

function subList(list: List, from: number, to: number, meter: Meter): SubList {
  if (list instanceof SubList && list.depth >= meter.budgets.depth) throw overBudget('depth', meter.budgets.depth)
  if (from < 0) throw outOfBounds(`fromIndex = ${from}`)
  if (to > sizeOf(list)) throw outOfBounds(`toIndex = ${to}`)
  if (from > to) throw javaException('java.lang.IllegalArgumentException', `fromIndex(${from}) > toIndex(${to})`)
  return new SubList(list, from, to)
}

function immutable(items: readonly Value[], meter: Meter): JavaList {
  meter.chargeList(items.length)
  if (items.includes(null)) throw javaException('java.lang.NullPointerException')
  return new JavaList(items.length === 1 || items.length === 2 ? 'java.util.ImmutableCollections$List12' : 'java.util.ImmutableCollections$ListN', [...items])
}

function writable(list: List, operation: string): void {
  if (list instanceof JavaList && list.className.startsWith('java.util.ImmutableCollections'))
    throw javaException('java.lang.UnsupportedOperationException', operation)
}

function resizable(list: List): void {
  writable(list, 'add')
}

function outOfBounds(message: string): Error {
  return javaException('java.lang.IndexOutOfBoundsException', message)
}
