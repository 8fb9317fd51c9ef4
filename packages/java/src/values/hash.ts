import { MapEntry, MapView, SubList } from './collections.ts'
import { overBudget, type Meter } from '../bounds/meter.ts'
import { identityOf } from './identity.ts'
import { Character } from './character.ts'
import { JavaList } from './java-list.ts'
import { JavaMap } from './java-map.ts'
import type { JavaObject, Value } from './java-object.ts'
import { BigDecimal, BigInteger, Byte, Double, Float, Long, Short } from './numbers.ts'

/** Java's `hashCode()`. */
export function hashOf(value: Value, meter: Meter, depth = 0): number {
  switch (typeof value) {
    case 'string':
      return stringHash(value, meter)
    case 'number':
      return value
    case 'boolean':
      return value ? 1231 : 1237
    default:
      return value === null ? 0 : objectHash(value, meter, depth)
  }
}

function stringHash(text: string, meter: Meter): number {
  meter.chargeText(text.length)
  meter.charge(text.length >> 6)
  let hash = 0
  for (let index = 0; index < text.length; index += 1) hash = (Math.imul(31, hash) + text.charCodeAt(index)) | 0
  return hash
}

function objectHash(value: JavaObject, meter: Meter, depth: number): number {
  if (depth > meter.budgets.depth) throw overBudget('depth', meter.budgets.depth)
  meter.charge(1)
  if (value instanceof Long) return longHash(value.value)
  if (value instanceof Double) return doubleHash(value.value)
  if (value instanceof BigInteger) return bigIntegerHash(value.value, meter)
  if (value instanceof Short || value instanceof Byte) return value.value
  if (value instanceof Float) return floatHash(value.value)
  if (value instanceof Character) return value.value.charCodeAt(0)
  if (value instanceof BigDecimal) return (Math.imul(31, bigIntegerHash(value.unscaled, meter)) + value.scale) | 0
  if (value instanceof JavaList || value instanceof SubList) {
    return hashesOf(value.items).reduce((hash, item) => (Math.imul(31, hash) + item) | 0, 1)
  }
  if (value instanceof MapEntry) return entryHash(value.key, value.value, meter, depth)
  if (value instanceof JavaMap) {
    let hash = 0
    meter.charge(value.size)
    for (const [key, member] of value.members) hash = (hash + entryHash(value.javaKey(key), member, meter, depth)) | 0
    return hash
  }
  if (value instanceof MapView && value.side !== 'values') return hashesOf(value.items).reduce((hash, item) => (hash + item) | 0, 0)
  return identityOf(value)

  function hashesOf(items: readonly Value[]): readonly number[] {
    meter.charge(items.length)
    return items.map((item) => hashOf(item, meter, depth + 1))
  }
}

function entryHash(key: Value, value: Value, meter: Meter, depth: number): number {
  return hashOf(key, meter, depth + 1) ^ hashOf(value, meter, depth + 1)
}

function longHash(value: bigint): number {
  const bits = BigInt.asUintN(64, value)
  return Number(BigInt.asIntN(32, bits ^ (bits >> 32n)))
}

const scratch = new DataView(new ArrayBuffer(8))

/** The 64 bits of a double as Java's `doubleToLongBits` gives them. */
export function doubleBits(value: number): bigint {
  scratch.setFloat64(0, Number.isNaN(value) ? NaN : value)
  return scratch.getBigInt64(0)
}

/** The 32 bits of a float as Java's `floatToIntBits` gives them. */
export function floatHash(value: number): number {
  scratch.setFloat32(0, value)
  return Number.isNaN(value) ? 0x7fc00000 : scratch.getInt32(0)
}

function doubleHash(value: number): number {
  return longHash(doubleBits(value))
}

/** Over the magnitude's 32-bit words, then the sign. */
function bigIntegerHash(value: bigint, meter: Meter): number {
  const digits = (value < 0n ? -value : value).toString(16)
  meter.charge(digits.length >> 2)
  let hash = 0
  const first = digits.length % 8
  if (first > 0) hash = Number.parseInt(digits.slice(0, first), 16) | 0
  for (let at = first; at < digits.length; at += 8) hash = (Math.imul(31, hash) + Number.parseInt(digits.slice(at, at + 8), 16)) | 0
  return value < 0n ? -hash | 0 : hash
}
