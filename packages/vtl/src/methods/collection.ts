import { JavaArray, javaEquals, type JavaList, MapView, type Meter, SubList, type Value } from '@fourbox/java'
import { free } from './charge.ts'
import { chargeKey } from './map-key.ts'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { arrayOf, collection, object } from './parameter.ts'

/** Anything with items. */
export type Collection = JavaList | SubList | MapView | JavaArray

/** What every Java collection can tell of itself. */
export const collectionMethods: readonly Method<Collection>[] = [
  ...objectMethods,
  method('size', [], (self) => sizeOf(self), free),
  predicate('isEmpty', [], (self) => sizeOf(self) === 0, free),
  predicate('contains', [object], (self, [value], meter) => contains(self, value, meter), free),
  predicate('containsAll', [collection], (self, [values], meter) => values.every((value) => contains(self, value, meter))),
  method('toArray', [], (self, _given, meter) => copied(self, meter)),
  method('toArray', [arrayOf(object, 'java.lang.Object')], (self, _given, meter) => copied(self, meter)),
]

/** Whether an item equals the value; charged by the number of items. */
export function containsItem(items: readonly Value[], value: Value, meter: Meter): boolean {
  meter.charge(items.length)
  return items.some((item) => javaEquals(item, value, meter))
}

function contains(self: Collection, value: Value, meter: Meter): boolean {
  return self instanceof MapView && self.side === 'keys' ? self.map.has(chargeKey(self.map, value, meter)) : containsItem(self.items, value, meter)
}

function sizeOf(self: Collection): number {
  if (self instanceof MapView) return self.map.size
  return self instanceof SubList ? self.size : self.items.length
}

function copied(self: Collection, meter: Meter): JavaArray {
  meter.chargeList(sizeOf(self))
  return new JavaArray('java.lang.Object', [...self.items])
}
