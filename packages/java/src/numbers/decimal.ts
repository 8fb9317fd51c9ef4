import type { Meter } from '../bounds/meter.ts'
import { BigDecimal } from '../values/numbers.ts'

/** The exact value of a double, as Java's `new BigDecimal(double)`. Finite numbers only. */
export function decimalOf(value: number): BigDecimal {
  let scale = 0
  let rest = value
  while (!Number.isInteger(rest)) {
    rest *= 2
    scale += 1
  }
  // value = rest / 2^scale = rest · 5^scale / 10^scale; trailing zeros never arise, for rest is odd when scale > 0
  return new BigDecimal(BigInt(rest) * 5n ** BigInt(scale), scale)
}

/** Java's `BigDecimal.toString()`: plain, or with an exponent where the scale is negative or the number tiny. */
export function decimalText({ unscaled, scale }: BigDecimal, meter: Meter): string {
  const sign = unscaled < 0n ? '-' : ''
  const digits = String(unscaled < 0n ? -unscaled : unscaled)
  // The plain form has at most six zeros more than that.
  meter.charge(digits.length >> 2)
  if (scale === 0) return sign + digits
  const exponent = digits.length - 1 - scale
  if (scale >= 0 && exponent >= -6) {
    const padded = digits.padStart(scale + 1, '0')
    return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
  return `${sign}${digits.slice(0, 1)}${fraction}E${exponent >= 0 ? '+' : ''}${exponent}`
}

/** Both unscaled values at the larger of the two scales. */
export function aligned(left: BigDecimal, right: BigDecimal): { readonly left: bigint; readonly right: bigint; readonly scale: number } {
  const scale = Math.max(left.scale, right.scale)
  return { left: left.unscaled * 10n ** BigInt(scale - left.scale), right: right.unscaled * 10n ** BigInt(scale - right.scale), scale }
}

/** Division that keeps the scale of the left side and rounds a half towards zero, as Velocity asks Java for it. */
export function divideDecimals(left: BigDecimal, right: BigDecimal): BigDecimal {
  const shift = BigInt(Math.abs(right.scale))
  const numerator = right.scale >= 0 ? left.unscaled * 10n ** shift : left.unscaled
  const denominator = right.scale >= 0 ? right.unscaled : right.unscaled * 10n ** shift
  const quotient = numerator / denominator
  const rest = numerator % denominator
  const roundsUp = 2n * absolute(rest) > absolute(denominator)
  return new BigDecimal(roundsUp ? quotient + (numerator < 0n === denominator < 0n ? 1n : -1n) : quotient, left.scale)
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
