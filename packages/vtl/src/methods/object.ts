import { classNameOf, hashOf, JavaClass, javaEquals, textOf, type Value } from '@fourbox/java'
import { free } from './charge.ts'
import { method, type Method, predicate } from './method.ts'
import { object } from './parameter.ts'

/** What every Java object can do. */
export const objectMethods: readonly Method<Exclude<Value, null>>[] = [
  predicate('equals', [object], (self, [other], meter) => javaEquals(self, other, meter)),
  method('hashCode', [], (self, _given, meter) => hashOf(self, meter), free),
  method('toString', [], (self, _given, meter) => textOf(self, meter), free),
  method('getClass', [], (self) => new JavaClass(classNameOf(self)), free),
]
