import { aligned, BigDecimal, BigInteger, Byte, javaException, type Meter, Short, type Value } from '@fourbox/java'
import { bigDecimalOf, bigIntegerOf, compareNumbers, longOf } from '../operators/arithmetic.ts'
import { method, type Method, predicate } from './method.ts'
import { numberMethods } from './number.ts'
import { bigDecimalObject, bigIntegerObject, int, long, object } from './parameter.ts'

type Compute = (left: bigint, right: bigint) => bigint

const binary: Readonly<Record<string, Compute>> = {
  add: (left, right) => left + right,
  subtract: (left, right) => left - right,
  multiply: (left, right) => left * right,
  divide: (left, right) => left / nonZero(right),
  remainder: (left, right) => left % nonZero(right),
  mod: (left, right) => ((left % positive(right)) + right) % right,
  and: (left, right) => left & right,
  or: (left, right) => left | right,
  xor: (left, right) => left ^ right,
  andNot: (left, right) => left & ~right,
  max: (left, right) => (left > right ? left : right),
  min: (left, right) => (left < right ? left : right),
}

const bitChanges: Readonly<Record<string, Compute>> = {
  setBit: (value, bit) => value | bit,
  clearBit: (value, bit) => value & ~bit,
  flipBit: (value, bit) => value ^ bit,
}

/** java.math.BigInteger of Java 17, but for primes and modular inverses. */
export const bigIntegerMethods: readonly Method<BigInteger>[] = [
  ...numberMethods,
  ...Object.entries(binary).map(([name, compute]) =>
    method(name, [bigIntegerObject], (self: BigInteger, [other], meter) => bigIntegerOf(compute(self.value, other.value), meter)),
  ),
  method('gcd', [bigIntegerObject], (self, [other], meter) => {
    meter.charge(bitLength(self.value) * 8)
    return new BigInteger(greatestDivisor(self.value, other.value))
  }),
  method('abs', [], (self) => new BigInteger(self.value < 0n ? -self.value : self.value)),
  method('negate', [], (self) => new BigInteger(-self.value)),
  method('not', [], (self) => new BigInteger(~self.value)),
  method('signum', [], (self) => Number(self.value > 0n) - Number(self.value < 0n)),
  method('pow', [int], (self, [exponent], meter) => power(self.value, exponent, meter)),
  method('shiftLeft', [int], (self, [distance], meter) => shifted(self.value, distance, meter)),
  method('shiftRight', [int], (self, [distance], meter) => shifted(self.value, -distance, meter)),
  method('bitLength', [], (self) => bitLength(self.value)),
  predicate('testBit', [int], (self, [index]) => bitAddress(index) <= 100_000 && ((self.value >> BigInt(index)) & 1n) === 1n),
  ...Object.entries(bitChanges).map(([name, change]) =>
    method(name, [int], (self: BigInteger, [index], meter) => {
      meter.checkNumber(bitAddress(index))
      return bigIntegerOf(change(self.value, 1n << BigInt(index)), meter)
    }),
  ),
  method('bitCount', [], (self) => Array.from((self.value < 0n ? ~self.value : self.value).toString(2)).filter((bit) => bit === '1').length),
  method('getLowestSetBit', [], (self) => (self.value === 0n ? -1 : (self.value & -self.value).toString(2).length - 1)),
  method('sqrt', [], (self, _given, meter) => {
    meter.charge(bitLength(self.value) * 4)
    return new BigInteger(squareRoot(self.value))
  }),
  method('compareTo', [bigIntegerObject], (self, [other]) => compareNumbers(self, other)),
  method('compareTo', [object], () => {
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.math.BigInteger')
  }),
  method('toString', [int], (self, [radix], meter) => {
    meter.charge(bitLength(self.value) >> 3)
    return self.value.toString(radix < 2 || radix > 36 ? 10 : radix)
  }),
  method('valueOf', [long], (_self, [value]) => new BigInteger(value)),
  method('byteValueExact', [], (self) => (fits(self.value, 8) ? new Byte(Number(self.value)) : outOfRange('byte'))),
  method('shortValueExact', [], (self) => (fits(self.value, 16) ? new Short(Number(self.value)) : outOfRange('short'))),
  method('longValueExact', [], (self) => (fits(self.value, 64) ? longOf(self.value) : outOfRange('long'))),
  method('intValueExact', [], (self) => (fits(self.value, 32) ? Number(self.value) : outOfRange('int'))),
]

/** java.math.BigDecimal of Java 17, as far as templates have use for it. */
export const bigDecimalMethods: readonly Method<BigDecimal>[] = [
  ...numberMethods,
  method('add', [bigDecimalObject], (self, [other], meter) => sum(self, other, 1n, meter)),
  method('subtract', [bigDecimalObject], (self, [other], meter) => sum(self, other, -1n, meter)),
  method('multiply', [bigDecimalObject], (self, [other], meter) =>
    bigDecimalOf(new BigDecimal(self.unscaled * other.unscaled, self.scale + other.scale), meter),
  ),
  method('negate', [], (self) => new BigDecimal(-self.unscaled, self.scale)),
  method('abs', [], (self) => new BigDecimal(self.unscaled < 0n ? -self.unscaled : self.unscaled, self.scale)),
  method('signum', [], (self) => Number(self.unscaled > 0n) - Number(self.unscaled < 0n)),
  method('scale', [], (self) => self.scale),
  method('precision', [], (self) => String(self.unscaled).replace('-', '').length),
  method('unscaledValue', [], (self) => new BigInteger(self.unscaled)),
  method('compareTo', [bigDecimalObject], (self, [other]) => compareNumbers(self, other)),
  method('compareTo', [object], () => {
    throw javaException('java.lang.ClassCastException', 'cannot be cast to class java.math.BigDecimal')
  }),
]

function sum(left: BigDecimal, right: BigDecimal, sign: bigint, meter: Meter): Value {
  const both = aligned(left, right)
  return bigDecimalOf(new BigDecimal(both.left + sign * both.right, both.scale), meter)
}

function power(value: bigint, exponent: number, meter: Meter): Value {
  if (exponent < 0) throw javaException('java.lang.ArithmeticException', 'Negative exponent')
  meter.checkNumber(bitLength(value) * exponent)
  return bigIntegerOf(value ** BigInt(exponent), meter)
}

function shifted(value: bigint, distance: number, meter: Meter): Value {
  meter.checkNumber(Math.max(distance, 0))
  return bigIntegerOf(distance >= 0 ? value << BigInt(distance) : value >> BigInt(-distance), meter)
}

/** The bits of the number in two's complement, without the sign's. */
function bitLength(value: bigint): number {
  const magnitude = value < 0n ? ~value : value
  return magnitude === 0n ? 0 : magnitude.toString(2).length
}

/** The largest number whose square is not above the value; by Newton's steps. */
function squareRoot(value: bigint): bigint {
  if (value < 0n) throw javaException('java.lang.ArithmeticException', 'Negative BigInteger')
  let root = 1n << BigInt((bitLength(value) >> 1) + 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}

function greatestDivisor(left: bigint, right: bigint): bigint {
  let [a, b] = [left < 0n ? -left : left, right < 0n ? -right : right]
  while (b > 0n) [a, b] = [b, a % b]
  return a
}

function bitAddress(index: number): number {
  if (index < 0) throw javaException('java.lang.ArithmeticException', 'Negative bit address')
  return index
}

function fits(value: bigint, bits: number): boolean {
  return BigInt.asIntN(bits, value) === value
}

function nonZero(value: bigint): bigint {
  if (value === 0n) throw javaException('java.lang.ArithmeticException', 'BigInteger divide by zero')
  return value
}

function positive(value: bigint): bigint {
  if (value <= 0n) throw javaException('java.lang.ArithmeticException', 'BigInteger: modulus not positive')
  return value
}

function outOfRange(type: string): never {
  throw javaException('java.lang.ArithmeticException', `BigInteger out of ${type} range`)
}
