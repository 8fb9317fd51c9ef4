import { Byte, Double, Float, type JavaNumber, Short } from '@fourbox/java'
import { doubleValue, intValue, longOf, longValue } from '../operators/arithmetic.ts'
import { method, type Method } from './method.ts'
import { objectMethods } from './object.ts'

/** java.lang.Number: a number as one of another type. */
export const numberMethods: readonly Method<JavaNumber>[] = [
  ...objectMethods,
  method('intValue', [], (self) => intValue(self)),
  method('longValue', [], (self) => longOf(longValue(self))),
  method('doubleValue', [], (self) => new Double(doubleValue(self))),
  method('floatValue', [], (self) => new Float(doubleValue(self))),
  method('shortValue', [], (self) => new Short(intValue(self))),
  method('byteValue', [], (self) => new Byte(intValue(self))),
]
