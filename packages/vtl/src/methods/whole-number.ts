import type { Value } from '@fourbox/java'
import { method, type Method } from './method.ts'
import { int, type Parameter } from './parameter.ts'

/** A whole-number class of Java: how wide it is, and how its values are made. */
export interface WholeClass {
  readonly bits: 32 | 64
  readonly parameter: Parameter<bigint>
  readonly make: (value: bigint) => Value
}

/** The static methods on bits and radixes that Integer and Long share, each of its own width. */
export function bitMethods<S extends Value>({ bits, parameter, make }: WholeClass): readonly Method<S>[] {
  const width = BigInt(bits)
  const one = [parameter] as const
  const unsigned = (value: bigint) => BigInt.asUintN(bits, value)
  const ofInt = (name: string, compute: (value: bigint) => number) => method(name, one, (_self: S, [value]) => compute(value))
  const ofOwn = (name: string, compute: (value: bigint) => bigint) => method(name, one, (_self: S, [value]) => make(BigInt.asIntN(bits, compute(value))))
  const rotated = (value: bigint, distance: number) => {
    const left = BigInt.asUintN(bits === 32 ? 5 : 6, BigInt(distance))
    return (unsigned(value) << left) | (unsigned(value) >> (width - left))
  }
  return [
    ofInt('bitCount', (value) => ones(unsigned(value))),
    ofInt('signum', (value) => (value === 0n ? 0 : value < 0n ? -1 : 1)),
    ofInt('numberOfLeadingZeros', (value) => bits - lengthOf(unsigned(value))),
    ofInt('numberOfTrailingZeros', (value) => (value === 0n ? bits : lengthOf(unsigned(value & -value)) - 1)),
    ofOwn('highestOneBit', (value) => (value === 0n ? 0n : 1n << BigInt(lengthOf(unsigned(value)) - 1))),
    ofOwn('lowestOneBit', (value) => value & -value),
    ofOwn('reverse', (value) => BigInt(`0b${Array.from(unsigned(value).toString(2).padStart(bits, '0')).toReversed().join('')}`)),
    ofOwn('reverseBytes', (value) =>
      BigInt(
        `0x${(
          unsigned(value)
            .toString(16)
            .padStart(bits / 4, '0')
            .match(/../g) ?? []
        )
          .toReversed()
          .join('')}`,
      ),
    ),
    method('rotateLeft', [...one, int], (_self: S, [value, distance]) => make(BigInt.asIntN(bits, rotated(value, distance)))),
    method('rotateRight', [...one, int], (_self: S, [value, distance]) => make(BigInt.asIntN(bits, rotated(value, -distance)))),
    ...(
      [
        ['toHexString', 16],
        ['toOctalString', 8],
        ['toBinaryString', 2],
      ] as const
    ).map(([name, radix]) => method(name, one, (_self: S, [value]) => unsigned(value).toString(radix))),
    method('toString', one, (_self: S, [value]) => String(value)),
    method('toString', [...one, int], (_self: S, [value, radix]) => value.toString(validRadix(radix))),
    method('toUnsignedString', one, (_self: S, [value]) => String(unsigned(value))),
    method('toUnsignedString', [...one, int], (_self: S, [value, radix]) => unsigned(value).toString(validRadix(radix))),
  ]
}

/** A radix that Java does not know counts as 10. */
function validRadix(radix: number): number {
  return radix < 2 || radix > 36 ? 10 : radix
}

function ones(value: bigint): number {
  return Array.from(value.toString(2)).filter((bit) => bit === '1').length
}

function lengthOf(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length
}
