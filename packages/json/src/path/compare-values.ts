import { BigDecimal, BigInteger, Double, Float, Long, type Meter, type Value } from '@fourbox/java'
import type { Pattern } from '@fourbox/regex'
import { type DecimalText, parseDecimal } from '../read/decimal-text.ts'
import { pathAborted } from './outcome.ts'

/**
 * Negative, zero or positive as Jayway's filters order two values; absent where they cannot be compared. The text `null`
 * equals null, a text is compared with a number or a Boolean by what it says.
 * @throws PathAborted for a text that should be a number and is none.
 */
export function compareValues(expected: Value | Pattern, actual: Value | Pattern, meter: Meter): number | undefined {
  if (expected === actual) return 0
  const [expectedIsNull, actualIsNull] = [isNull(expected), isNull(actual)]
  if (expectedIsNull || actualIsNull) return Number(actualIsNull) - Number(expectedIsNull)
  if (typeof expected === 'string') {
    meter.chargeText(expected.length)
    if (typeof actual === 'string') return compareTexts(expected.replaceAll("\\'", "'"), actual)
    if (typeof actual === 'boolean') return Number(expected.toLowerCase() === 'true') - Number(actual)
    const number = decimalOf(actual)
    return number === undefined ? undefined : compareDecimals(decimalOfText(expected), number)
  }
  if (typeof expected === 'boolean') return typeof actual === 'boolean' ? Number(expected) - Number(actual) : undefined
  const [left, right] = [decimalOf(expected), decimalOf(actual)]
  return left === undefined || right === undefined ? undefined : compareDecimals(left, right)
}

function isNull(value: Value | Pattern): boolean {
  return value === null || value === 'null'
}

function compareTexts(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

function decimalOf(value: Value | Pattern): DecimalText | undefined {
  if (typeof value === 'number') return { digits: BigInt(value), exponent: 0 }
  if (value instanceof Long || value instanceof BigInteger) return { digits: value.value, exponent: 0 }
  if (value instanceof Double || value instanceof Float) return decimalOfText(String(value.value))
  if (value instanceof BigDecimal) return { digits: value.unscaled, exponent: -value.scale }
  return undefined
}

function decimalOfText(text: string): DecimalText {
  const parsed = parseDecimal(text)
  if (parsed === undefined) throw pathAborted
  return parsed
}

function compareDecimals(left: DecimalText, right: DecimalText): number {
  const signs = signOf(left.digits) - signOf(right.digits)
  if (signs !== 0 || left.digits === 0n) return signs
  const magnitudes = magnitude(left) - magnitude(right)
  if (magnitudes !== 0) return left.digits > 0n ? magnitudes : -magnitudes
  // Equal magnitudes: the exponents differ by no more than the digits, so this is small.
  const exponent = Math.min(left.exponent, right.exponent)
  const difference = scaled(left, exponent) - scaled(right, exponent)
  return signOf(difference)
}

function scaled({ digits, exponent }: DecimalText, to: number): bigint {
  return digits * 10n ** BigInt(exponent - to)
}

/** The place of the first digit. */
function magnitude({ digits, exponent }: DecimalText): number {
  return (digits < 0n ? -digits : digits).toString().length + exponent
}

function signOf(number: bigint): number {
  return number > 0n ? 1 : number < 0n ? -1 : 0
}
