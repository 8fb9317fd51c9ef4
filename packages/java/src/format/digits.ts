import { type DecimalDigits, floatingDigits } from '../numbers/floating-digits.ts'
import { doubleParts } from '../numbers/floating-text.ts'
import type { BigDecimal } from '../values/numbers.ts'

/** The digits of a double that is neither negative, infinite nor NaN. */
export function doubleDigits(value: number): DecimalDigits {
  return value === 0 ? { digits: '0', exponent: 1 } : floatingDigits(doubleParts(value), true)
}

/** The digits of a decimal's absolute value. */
export function decimalDigits({ unscaled, scale }: BigDecimal): DecimalDigits {
  const digits = String(unscaled < 0n ? -unscaled : unscaled)
  return { digits, exponent: digits.length - scale }
}

/** Keeps so many digits; a half is rounded up, away from zero. */
export function rounded({ digits, exponent }: DecimalDigits, keep: number): DecimalDigits {
  if (keep >= digits.length) return { digits, exponent }
  if (keep < 0) return { digits: '0', exponent }
  const kept = digits.slice(0, keep)
  if (digits.charAt(keep) < '5') return { digits: kept === '' ? '0' : kept, exponent }
  const nines = /9*$/.exec(kept)?.[0].length ?? 0
  const head = kept.slice(0, kept.length - nines)
  if (head === '') return { digits: '1', exponent: exponent + 1 }
  return { digits: head.slice(0, -1) + (Number(head.at(-1)) + 1), exponent }
}
