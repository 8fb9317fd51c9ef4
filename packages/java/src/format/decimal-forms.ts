import type { DecimalDigits } from '../numbers/floating-digits.ts'
import { rounded } from './digits.ts'

/** `%f`: so many digits behind the point. */
export function fixedText(value: DecimalDigits, precision: number): string {
  return plainText(rounded(value, value.exponent + precision), precision)
}

/** `%e`: one digit, a point, so many digits, and an exponent of at least two. */
export function scientificText(value: DecimalDigits, precision: number, point = ''): string {
  return exponentText(rounded(value, precision + 1), precision, point)
}

/** `%g`: so many digits in all, with an exponent below 10^-4 and from 10^precision on. */
export function generalText(value: DecimalDigits, precision: number): string {
  if (isZero(value)) return plainText(value, precision - 1)
  const kept = rounded(value, precision)
  const isPlain = kept.exponent > -4 && kept.exponent <= precision
  return isPlain ? plainText(kept, precision - kept.exponent) : exponentText(kept, precision - 1, '')
}

function plainText({ digits, exponent }: DecimalDigits, precision: number): string {
  const whole = exponent > 0 ? digits.slice(0, exponent).padEnd(exponent, '0') : '0'
  if (precision === 0) return whole
  const fraction = '0'.repeat(Math.min(precision, Math.max(0, -exponent))) + digits.slice(Math.max(0, exponent))
  return `${whole}.${fraction.slice(0, precision).padEnd(precision, '0')}`
}

function exponentText(value: DecimalDigits, precision: number, point: string): string {
  const { digits } = value
  const exponent = isZero(value) ? 0 : value.exponent - 1
  const fraction = digits.slice(1, precision + 1).padEnd(precision, '0')
  return `${digits.slice(0, 1)}${precision > 0 ? `.${fraction}` : point}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`
}

function isZero({ digits }: DecimalDigits): boolean {
  return /^0*$/.test(digits)
}
