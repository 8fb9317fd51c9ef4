import type { Meter } from '../bounds/meter.ts'
import type { BigInteger, Double } from '../values/numbers.ts'
import { doubleText } from './floating-text.ts'

/** A Double as it prints. What is no short decimal is found by exact arithmetic on hundreds of digits, and charged for it. */
export function printedDouble({ value, written }: Double, meter: Meter): string {
  if (written !== undefined) return written
  const text = doubleText(value)
  if (text.length > 15 || text.includes('E')) meter.charge(100)
  return text
}

/** A BigInteger as it prints: digits are dear to find in a number of many. */
export function printedBigInteger({ value }: BigInteger, meter: Meter): string {
  const digits = String(value)
  meter.charge(digits.length >> 2)
  return digits
}
