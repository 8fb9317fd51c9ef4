import { javaException, JavaIterator, type MapView, type Meter, StreamObject, type Value, ViewIteration } from '@fourbox/java'
import { collectionMethods, containsItem } from './collection.ts'
import { method, type Method, predicate } from './method.ts'
import { collection, object } from './parameter.ts'

const iteratorClasses = {
  keys: 'java.util.LinkedHashMap$LinkedKeyIterator',
  values: 'java.util.LinkedHashMap$LinkedValueIterator',
  entries: 'java.util.LinkedHashMap$LinkedEntryIterator',
} as const

/** The sides of a map: what is taken out of them is taken out of the map, and nothing can be added. */
export const viewMethods: readonly Method<MapView>[] = [
  ...collectionMethods,
  predicate('remove', [object], (self, [value], meter) =>
    keep(
      self,
      firstOnly((item) => containsItem([value], item, meter)),
      meter,
    ),
  ),
  predicate('removeAll', [collection], (self, [values], meter) => keep(self, (item) => !containsItem(values, item, meter), meter)),
  predicate('retainAll', [collection], (self, [values], meter) => keep(self, (item) => containsItem(values, item, meter), meter)),
  predicate('add', [object], () => unsupported()),
  predicate('addAll', [collection], (_self, [values]) => values.length > 0 && unsupported()),
  method('clear', [], ({ map }) => {
    if (map.size > 0) map.changes += 1
    map.members.clear()
    return ''
  }),
  method('iterator', [], (self) => new JavaIterator(iteratorClasses[self.side], new ViewIteration(self))),
  method('stream', [], (self) => new StreamObject('object', self.items)),
]

/** Takes out of the map what does not stay. */
function keep(view: MapView, stays: (item: Value) => boolean, meter: Meter): boolean {
  const { map } = view
  meter.charge(map.size)
  const gone = map.keys().filter((key) => !stays(view.itemOf(key)))
  for (const key of gone) map.members.delete(key)
  if (gone.length > 0) map.changes += 1
  return gone.length > 0
}

/** Whatever is not the first for which the test holds. */
function firstOnly(test: (item: Value) => boolean): (item: Value) => boolean {
  let found = false
  return (item) => {
    if (found || !test(item)) return true
    found = true
    return false
  }
}

function unsupported(): never {
  throw javaException('java.lang.UnsupportedOperationException')
}
