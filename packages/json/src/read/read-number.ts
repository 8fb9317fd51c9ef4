import { parseDecimal } from './decimal-text.ts'
import { BigDecimal, BigInteger, Double, Long, type Value } from '@fourbox/java'

/** The longest number that is read; longer ones cost more than linear time. */
const longestNumber = 10_000

/**
 * A number of a body as json-smart stores it: Integer if it fits, else Long, else BigInteger.
 * The text is an optional minus and digits; a minus alone is json-smart's 0. Absent beyond 10,000 digits.
 */
export function integerOf(text: string): Value | undefined {
  if (text.length < 10) return (text === '-' ? 0 : Number(text)) | 0
  if (text.length > longestNumber) return undefined
  if (text.length > (text.charCodeAt(0) === minus ? 20 : 19)) return new BigInteger(BigInt(text))
  const value = BigInt(text)
  if (value >= -0x80000000n && value <= 0x7fffffffn) return Number(value)
  return value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn ? new Long(value) : new BigInteger(value)
}

/**
 * A number with a fraction or an exponent: a Double, and a BigDecimal where the text has more than 18 characters. Absent
 * where Java's parsers refuse the text, such as `1e+`.
 */
export function fractionOf(text: string): Double | BigDecimal | undefined {
  if (text.length > 18) return decimalOf(text)
  const value = Number(text)
  return Number.isNaN(value) ? undefined : new Double(value)
}

function decimalOf(text: string): BigDecimal | undefined {
  const parsed = parseDecimal(text)
  if (parsed === undefined) return undefined
  // `|| 0` makes -0 the scale 0.
  const scale = -parsed.exponent || 0
  return (scale | 0) === scale ? new BigDecimal(parsed.digits, scale) : undefined
}

const minus = 0x2d
