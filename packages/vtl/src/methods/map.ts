import { javaEquals, JavaMap, MapEntry, MapView, type Meter, type Value } from '@fourbox/java'
import { free } from './charge.ts'
import { chargeKey } from './map-key.ts'
import { method, type Method, predicate, textMethod } from './method.ts'
import { objectMethods } from './object.ts'
import { map, object, unreachable } from './parameter.ts'

// A template has no functions: it can only pass null, on which Java fails.
const takesFunction = unreachable('Function')

/** java.util.LinkedHashMap and Map of Java 17, as far as no function is needed. */
export const mapMethods: readonly Method<JavaMap>[] = [
  ...objectMethods,
  method('size', [], (self) => self.size, free),
  predicate('isEmpty', [], (self) => self.size === 0, free),
  textMethod(
    'get',
    [object],
    (self, [key], meter) => self.get(chargeKey(self, key, meter)) ?? null,
    (self, key, meter) => self.get(chargeKey(self, key, meter)) ?? null,
  ),
  method('getOrDefault', [object, object], (self, [key, other], meter) => (self.has(chargeKey(self, key, meter)) ? (self.get(key) ?? null) : other), free),
  predicate('containsKey', [object], (self, [key], meter) => self.has(chargeKey(self, key, meter)), free),
  predicate('containsValue', [object], (self, [value], meter) => {
    meter.charge(self.size)
    return [...self.members.values()].some((member) => javaEquals(member, value, meter))
  }),
  method('put', [object, object], (self, [key, value], meter) => put(self, key, value, meter), free),
  method('putIfAbsent', [object, object], (self, [key, value], meter) => self.get(chargeKey(self, key, meter)) ?? put(self, key, value, meter), free),
  method('putAll', [map], (self, [other], meter) => {
    for (const [key, value] of other.members) put(self, other.javaKey(key), value, meter)
    return ''
  }),
  method('replace', [object, object], (self, [key, value], meter) => (self.has(chargeKey(self, key, meter)) ? put(self, key, value, meter) : null), free),
  predicate(
    'replace',
    [object, object, object],
    (self, [key, before, value], meter) => {
      if (!holds(self, key, before, meter)) return false
      put(self, key, value, meter)
      return true
    },
    free,
  ),
  method('remove', [object], (self, [key], meter) => remove(self, chargeKey(self, key, meter)), free),
  predicate(
    'remove',
    [object, object],
    (self, [key, value], meter) => {
      if (!holds(self, key, value, meter)) return false
      remove(self, key)
      return true
    },
    free,
  ),
  method('clear', [], (self) => {
    if (self.size > 0) self.changes += 1
    self.members.clear()
    return ''
  }),
  method('keySet', [], (self) => new MapView('keys', self), free),
  method('values', [], (self) => new MapView('values', self), free),
  method('entrySet', [], (self) => new MapView('entries', self), free),
  ...['forEach', 'replaceAll'].map((name) => method(name, [takesFunction], (self: JavaMap) => self)),
  ...['compute', 'computeIfAbsent', 'computeIfPresent'].map((name) => method(name, [object, takesFunction], (self: JavaMap) => self)),
  method('merge', [object, object, takesFunction], (self) => self),
  method('clone', [], (self, _given, meter) => copied(self, meter)),
  method('copyOf', [map], (_self, [other], meter) => copied(other, meter)),
]

/** java.util.Map.Entry. */
export const entryMethods: readonly Method<MapEntry>[] = [
  ...objectMethods,
  method('getKey', [], (self) => self.key),
  method('getValue', [], (self) => self.value),
  method('setValue', [object], (self, [value]) => {
    const before = self.value
    self.value = value
    return before
  }),
]

function put(self: JavaMap, key: Value, value: Value, meter: Meter): Value {
  meter.charge(1)
  const before = self.get(chargeKey(self, key, meter))
  if (before === undefined) {
    if (self.size >= meter.budgets.listLength) meter.chargeList(self.size + 1)
    self.changes += 1
  }
  self.set(key, value)
  return before ?? null
}

function remove(self: JavaMap, key: Value): Value {
  const before = self.get(key)
  if (before !== undefined) {
    self.delete(key)
    self.changes += 1
  }
  return before ?? null
}

function holds(self: JavaMap, key: Value, value: Value, meter: Meter): boolean {
  return self.has(chargeKey(self, key, meter)) && javaEquals(self.get(key) ?? null, value, meter)
}

function copied(self: JavaMap, meter: Meter): JavaMap {
  meter.chargeList(self.size)
  const copy = new JavaMap(self.javaClass)
  for (const [key, value] of self.members) copy.set(self.javaKey(key), value)
  return copy
}
