import { Byte, Character, JavaArray, javaEquals, javaException, JavaIterator, JavaList, ListIteration, SubList, type Value } from '@fourbox/java'
import { collectionMethods, containsItem } from './collection.ts'
import { free } from './charge.ts'
import { method, type Method, predicate } from './method.ts'
import { collection, int, nullable, object, unreachable } from './parameter.ts'
import { chargeSort, naturalOrder } from './stream.ts'

/** A Java array answers the methods of a list; what would make it longer or shorter fails. */
export const arrayMethods: readonly Method<JavaArray>[] = [
  ...collectionMethods,
  method('get', [int], (self, [index]) => itemOf(self, index), free),
  method(
    'set',
    [int, object],
    (self, [index, value]) => {
      const before = itemOf(self, index)
      self.items[index] = stored(self, value)
      return before
    },
    free,
  ),
  method('indexOf', [object], (self, [value], meter) => (meter.charge(self.items.length), self.items.findIndex((item) => javaEquals(item, value, meter)))),
  method(
    'lastIndexOf',
    [object],
    (self, [value], meter) => (meter.charge(self.items.length), self.items.findLastIndex((item) => javaEquals(item, value, meter))),
  ),
  method(
    'subList',
    [int, int],
    (self, [from, to]) => {
      if (from < 0 || to > self.items.length || from > to) throw javaException('java.lang.IndexOutOfBoundsException', `from ${from} to ${to}`)
      return new SubList(asList(self), from, to)
    },
    free,
  ),
  method('sort', [nullable(unreachable('Comparator'))], (self, _given, meter) => {
    chargeSort(self.items, meter)
    self.items.sort(naturalOrder)
    return ''
  }),
  method('iterator', [], (self) => new JavaIterator('java.util.AbstractList$Itr', new ListIteration(asList(self))), free),
  method('listIterator', [], (self) => new JavaIterator('java.util.AbstractList$ListItr', new ListIteration(asList(self))), free),
  predicate('add', [object], unsupported),
  method('add', [int, object], unsupported),
  predicate('addAll', [collection], (_self, [values]) => values.length > 0 && unsupported()),
  method('remove', [int], unsupported),
  predicate('remove', [object], (self, [value], meter) => containsItem(self.items, value, meter) && unsupported()),
  predicate('removeAll', [collection], (self, [values], meter) => self.items.some((item) => containsItem(values, item, meter)) && unsupported()),
  predicate('retainAll', [collection], (self, [values], meter) => self.items.some((item) => !containsItem(values, item, meter)) && unsupported()),
  method('clear', [], (self) => (self.items.length > 0 ? unsupported() : '')),
]

/** The array as a list: both hold the same items. */
function asList(array: JavaArray): JavaList {
  return new JavaList('java.util.ArrayList', array.items)
}

function itemOf(array: JavaArray, index: number): Value {
  const item = array.items[index]
  if (item === undefined) throw javaException('java.lang.ArrayIndexOutOfBoundsException', `Index ${index} out of bounds for length ${array.items.length}`)
  return item
}

/** An array takes only values of its own type. */
function stored(array: JavaArray, value: Value): Value {
  const fits = storable.get(array.component)
  if (fits === undefined || fits(value)) return value
  throw javaException('java.lang.IllegalArgumentException', 'array element type mismatch')
}

const storable: ReadonlyMap<string, (value: Value) => boolean> = new Map<string, (value: Value) => boolean>([
  ['java.lang.String', (value: Value) => value === null || typeof value === 'string'],
  ['char', (value: Value) => value instanceof Character],
  ['byte', (value: Value) => value instanceof Byte],
  ['int', (value: Value) => typeof value === 'number'],
])

function unsupported(): never {
  throw javaException('java.lang.UnsupportedOperationException')
}
