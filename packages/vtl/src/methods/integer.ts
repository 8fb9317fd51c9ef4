import { decodeInteger, javaException, Long, readInteger } from '@fourbox/java'
import { method, type Method } from './method.ts'
import { numberMethods } from './number.ts'
import { OptionalObject } from './optional.ts'
import { charSequence, int, integerObject, nullable, object, type Parameter, string } from './parameter.ts'
import { part } from './string-parts.ts'
import { bitMethods } from './whole-number.ts'

const bigInt: Parameter<bigint> = { ...int, convert: (value) => BigInt(int.convert(value)) }
const text = nullable(string)

/** java.lang.Integer of Java 17. */
export const integerMethods: readonly Method<number>[] = [
  ...numberMethods,
  ...bitMethods<number>({ bits: 32, parameter: bigInt, make: Number }),
  method('compareTo', [integerObject], (self, [other]) => Math.sign(self - other)),
  method('compareTo', [object], () => {
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.lang.Integer')
  }),
  method('compare', [int, int], (_self, [left, right]) => Math.sign(left - right)),
  method('compareUnsigned', [int, int], (_self, [left, right]) => Math.sign((left >>> 0) - (right >>> 0))),
  method('parseInt', [text], (_self, [digits]) => parsed(digits, 10)),
  method('parseInt', [text, int], (_self, [digits, radix]) => parsed(digits, radix)),
  method('parseInt', [charSequence, int, int, int], (_self, [digits, begin, end, radix]) => parsed(part(digits, begin, end), radix)),
  method('parseUnsignedInt', [text], (_self, [digits]) => unsigned(digits, 10)),
  method('parseUnsignedInt', [text, int], (_self, [digits, radix]) => unsigned(digits, radix)),
  method('valueOf', [int], (_self, [value]) => value),
  method('valueOf', [text], (_self, [digits]) => parsed(digits, 10)),
  method('valueOf', [text, int], (_self, [digits, radix]) => parsed(digits, radix)),
  method('decode', [string], (_self, [digits]) => Number(decodeInteger(digits, 32))),
  // Reads a system property; a template can see none.
  method('getInteger', [text], () => null),
  method('getInteger', [text, int], (_self, [, other]) => other),
  method('max', [int, int], (_self, [left, right]) => Math.max(left, right)),
  method('min', [int, int], (_self, [left, right]) => Math.min(left, right)),
  method('sum', [int, int], (_self, [left, right]) => (left + right) | 0),
  method('divideUnsigned', [int, int], (_self, [left, right]) => Math.trunc((left >>> 0) / divisor(right >>> 0)) | 0),
  method('remainderUnsigned', [int, int], (_self, [left, right]) => ((left >>> 0) % divisor(right >>> 0)) | 0),
  method('toUnsignedLong', [int], (_self, [value]) => new Long(BigInt(value >>> 0))),
  method('hashCode', [int], (_self, [value]) => value),
  method('describeConstable', [], (self) => new OptionalObject(self)),
]

function parsed(digits: string | null, radix: number): number {
  return Number(readInteger(digits, radix, 32))
}

function unsigned(digits: string | null, radix: number): number {
  const value = readInteger(digits, radix, 64)
  if (value < 0n || value > 0xffffffffn) throw javaException('java.lang.NumberFormatException', 'out of the range of an unsigned int')
  return Number(value) | 0
}

function divisor(value: number): number {
  if (value === 0) throw javaException('java.lang.ArithmeticException', '/ by zero')
  return value
}
