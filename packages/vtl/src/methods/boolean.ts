import { hashOf, javaException } from '@fourbox/java'
import { method, type Method, predicate } from './method.ts'
import { objectMethods } from './object.ts'
import { OptionalObject } from './optional.ts'
import { boolean, booleanObject, nullable, object, string } from './parameter.ts'

/** java.lang.Boolean of Java 17. */
export const booleanMethods: readonly Method<boolean>[] = [
  ...objectMethods,
  predicate('booleanValue', [], (self) => self),
  method('compareTo', [booleanObject], (self, [other]) => Number(self) - Number(other)),
  method('compareTo', [object], () => {
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.lang.Boolean')
  }),
  method('compare', [boolean, boolean], (_self, [left, right]) => Number(left) - Number(right)),
  predicate('parseBoolean', [nullable(string)], (_self, [text]) => text?.toLowerCase() === 'true'),
  predicate('valueOf', [nullable(string)], (_self, [text]) => text?.toLowerCase() === 'true'),
  predicate('valueOf', [boolean], (_self, [value]) => value),
  // Reads a system property; a template can see none.
  predicate('getBoolean', [nullable(string)], () => false),
  predicate('logicalAnd', [boolean, boolean], (_self, [left, right]) => left && right),
  predicate('logicalOr', [boolean, boolean], (_self, [left, right]) => left || right),
  predicate('logicalXor', [boolean, boolean], (_self, [left, right]) => left !== right),
  method('toString', [boolean], (_self, [value]) => String(value)),
  method('hashCode', [boolean], (_self, [value], meter) => hashOf(value, meter)),
  method('describeConstable', [], (self) => new OptionalObject(self)),
]
