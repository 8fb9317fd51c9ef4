import { decodeInteger, javaException, Long, readInteger } from '@fourbox/java'
import { longOf } from '../operators/arithmetic.ts'
import { method, type Method } from './method.ts'
import { numberMethods } from './number.ts'
import { OptionalObject } from './optional.ts'
import { charSequence, int, long, longObject, nullable, object, string } from './parameter.ts'
import { part } from './string-parts.ts'
import { bitMethods } from './whole-number.ts'

const text = nullable(string)

/** java.lang.Long of Java 17. */
export const longMethods: readonly Method<Long>[] = [
  ...numberMethods,
  ...bitMethods<Long>({ bits: 64, parameter: long, make: (value) => new Long(value) }),
  method('compareTo', [longObject], (self, [other]) => order(self.value, other.value)),
  method('compareTo', [object], () => {
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.lang.Long')
  }),
  method('compare', [long, long], (_self, [left, right]) => order(left, right)),
  method('compareUnsigned', [long, long], (_self, [left, right]) => order(BigInt.asUintN(64, left), BigInt.asUintN(64, right))),
  method('parseLong', [text], (_self, [digits]) => new Long(readInteger(digits, 10, 64))),
  method('parseLong', [text, int], (_self, [digits, radix]) => new Long(readInteger(digits, radix, 64))),
  method('parseLong', [charSequence, int, int, int], (_self, [digits, begin, end, radix]) => new Long(readInteger(part(digits, begin, end), radix, 64))),
  method('parseUnsignedLong', [text], (_self, [digits]) => unsigned(digits, 10)),
  method('parseUnsignedLong', [text, int], (_self, [digits, radix]) => unsigned(digits, radix)),
  method('valueOf', [long], (_self, [value]) => new Long(value)),
  method('valueOf', [text], (_self, [digits]) => new Long(readInteger(digits, 10, 64))),
  method('valueOf', [text, int], (_self, [digits, radix]) => new Long(readInteger(digits, radix, 64))),
  method('decode', [string], (_self, [digits]) => new Long(decodeInteger(digits, 64))),
  // Reads a system property; a template can see none.
  method('getLong', [text], () => null),
  method('getLong', [text, long], (_self, [, other]) => new Long(other)),
  method('max', [long, long], (_self, [left, right]) => new Long(left > right ? left : right)),
  method('min', [long, long], (_self, [left, right]) => new Long(left < right ? left : right)),
  method('sum', [long, long], (_self, [left, right]) => longOf(left + right)),
  method('divideUnsigned', [long, long], (_self, [left, right]) => longOf(BigInt.asUintN(64, left) / divisor(right))),
  method('remainderUnsigned', [long, long], (_self, [left, right]) => longOf(BigInt.asUintN(64, left) % divisor(right))),
  method('hashCode', [long], (_self, [value]) => Number(BigInt.asIntN(32, value ^ (BigInt.asUintN(64, value) >> 32n)))),
  method('describeConstable', [], (self) => new OptionalObject(self)),
]

function unsigned(digits: string | null, radix: number): Long {
  const value = readInteger(digits, radix, 128)
  if (value < 0n || value >= 2n ** 64n) throw javaException('java.lang.NumberFormatException', 'out of the range of an unsigned long')
  return longOf(value)
}

function order(left: bigint, right: bigint): number {
  if (left < right) return -1
  return left > right ? 1 : 0
}

function divisor(value: bigint): bigint {
  if (value === 0n) throw javaException('java.lang.ArithmeticException', '/ by zero')
  return BigInt.asUintN(64, value)
}
