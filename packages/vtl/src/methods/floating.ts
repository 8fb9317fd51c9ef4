import { Double, doubleBits, Float, floatHash, hashOf, hexText, javaException, Long, readDouble, textOf, type Value } from '@fourbox/java'
import { method, type Method, predicate } from './method.ts'
import { numberMethods } from './number.ts'
import { OptionalObject } from './optional.ts'
import { double, doubleObject, float, floatObject, int, long, nullable, object, type Parameter, string } from './parameter.ts'

/** What Double and Float share, each for its own width. */
function floatingMethods<S extends Double | Float>(
  parameter: Parameter<number>,
  sibling: Parameter<S>,
  name: 'Double' | 'Float',
  make: (value: number) => Value,
): readonly Method<S>[] {
  const own = (label: string, compute: (left: number, right: number) => number) =>
    method(label, [parameter, parameter], (_self: S, [left, right]) => make(compute(left, right)))
  return [
    ...numberMethods,
    method('compareTo', [sibling], (self: S, [other]) => totalOrder(self.value, other.value)),
    method('compareTo', [object], () => {
      throw javaException('java.lang.ClassCastException', `cannot be cast to class java.lang.${name}`)
    }),
    method('compare', [parameter, parameter], (_self: S, [left, right]) => totalOrder(left, right)),
    predicate('isNaN', [], (self: S) => Number.isNaN(self.value)),
    predicate('isNaN', [parameter], (_self: S, [value]) => Number.isNaN(value)),
    predicate('isInfinite', [], (self: S) => Math.abs(self.value) === Infinity),
    predicate('isInfinite', [parameter], (_self: S, [value]) => Math.abs(value) === Infinity),
    predicate('isFinite', [parameter], (_self: S, [value]) => Number.isFinite(value)),
    method(`parse${name}`, [nullable(string)], (_self: S, [text]) => make(readDouble(text))),
    method('valueOf', [string], (_self: S, [text]) => make(readDouble(text))),
    method('valueOf', [parameter], (_self: S, [value]) => make(value)),
    own('max', Math.max),
    own('min', Math.min),
    own('sum', (left, right) => left + right),
    method('toString', [parameter], (_self: S, [value], meter) => textOf(make(value), meter)),
    method('toHexString', [parameter], (_self: S, [value]) => hexText(value, name)),
    method('hashCode', [parameter], (_self: S, [value], meter) => hashOf(make(value), meter)),
    method('describeConstable', [], (self: S) => new OptionalObject(self)),
  ]
}

/** java.lang.Double of Java 17. */
export const doubleMethods: readonly Method<Double>[] = [
  ...floatingMethods(double, doubleObject, 'Double', (value) => new Double(value)),
  method('doubleToLongBits', [double], (_self, [value]) => new Long(doubleBits(value))),
  method('doubleToRawLongBits', [double], (_self, [value]) => new Long(doubleBits(value))),
  method('longBitsToDouble', [long], (_self, [bits]) => new Double(fromBits(bits))),
]

/** java.lang.Float of Java 17. */
export const floatMethods: readonly Method<Float>[] = [
  ...floatingMethods(float, floatObject, 'Float', (value) => new Float(value)),
  method('floatToIntBits', [float], (_self, [value]) => floatHash(value)),
  method('floatToRawIntBits', [float], (_self, [value]) => floatHash(value)),
  method('intBitsToFloat', [int], (_self, [bits]) => new Float(fromIntBits(bits))),
]

/** Java's `Double.compare`: -0.0 is below 0.0, and NaN is above all. */
function totalOrder(left: number, right: number): number {
  if (left < right) return -1
  if (left > right) return 1
  if (Object.is(left, right)) return 0
  if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1
  return Object.is(left, -0) ? -1 : 1
}

const scratch = new DataView(new ArrayBuffer(8))

function fromBits(bits: bigint): number {
  scratch.setBigInt64(0, bits)
  return scratch.getFloat64(0)
}

function fromIntBits(bits: number): number {
  scratch.setInt32(0, bits)
  return scratch.getFloat32(0)
}
