import { BigInteger, Double, Long, type Value } from '../values.ts'

/**
 * A number of a body as json-smart stores it: Integer if it fits, else Long, else BigInteger.
 * The text is an optional minus and digits; a minus alone is json-smart's 0.
 */
export function integerOf(text: string): Value {
  if (text.length < 10) return (text === '-' ? 0 : Number(text)) | 0
  if (text.length > (text.charCodeAt(0) === minus ? 20 : 19)) return new BigInteger(BigInt(text))
  const value = BigInt(text)
  if (value >= -0x80000000n && value <= 0x7fffffffn) return Number(value)
  return value >= -0x8000000000000000n && value <= 0x7fffffffffffffffn ? new Long(value) : new BigInteger(value)
}

/** A number with a fraction or an exponent: a Double. Absent where Java's parser refuses the text, such as `1e+`. */
export function doubleOf(text: string): Double | undefined {
  const value = Number(text)
  return Number.isNaN(value) ? undefined : new Double(value)
}

const minus = 0x2d
