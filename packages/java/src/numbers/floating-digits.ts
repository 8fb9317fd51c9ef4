/** The decimal digits of a positive binary fraction: its value is `0.d₁d₂d₃… × 10^exponent`. */
export interface DecimalDigits {
  readonly digits: string
  readonly exponent: number
}

/** A finite, positive, non-zero floating-point number taken apart: `fraction × 2^(exponent − 52)`, with `precision` significant bits. */
export interface BinaryParts {
  readonly fraction: bigint
  readonly exponent: number
  readonly precision: number
}

/**
 * The digits that Java 17's `Double.toString` and `Float.toString` print. Before Java 19 these were not always the
 * shortest that read back as the same number (`2.0E-3` is, `2.2250738585072014E-308` and `4.9E-324` are not), so the old
 * digit-by-digit generation is followed, with its choice of 32-bit, 64-bit or unbounded integers and what overflows there.
 * `String.format` always asks for at least two digits.
 */
export function floatingDigits({ fraction, exponent, precision }: BinaryParts, atLeastTwo = false): DecimalDigits {
  const tailZeros = trailingZeros(fraction)
  const fractionBits = 53 - tailZeros
  const tinyBits = Math.max(0, fractionBits - exponent - 1)
  if (tinyBits === 0 && exponent <= 62 && exponent >= -21 && fractionBits < 64) return integerDigits(fraction, exponent, precision)

  const estimate = estimateExponent(fraction, exponent)
  const b5 = Math.max(0, -estimate)
  const s5 = Math.max(0, estimate)
  let b2 = b5 + tinyBits + exponent
  let s2 = s5 + tinyBits
  let m2 = b2 - precision
  b2 -= fractionBits - 1
  const common = Math.min(b2, s2)
  b2 -= common
  s2 -= common
  m2 -= common
  if (fractionBits === 1) m2 -= 1
  if (m2 < 0) {
    b2 -= m2
    s2 -= m2
    m2 = 0
  }
  const valueBits = fractionBits + b2 + bitsOfPowerOfFive(b5)
  const scaleBits = s2 + 1 + bitsOfPowerOfFive(s5 + 1)
  const width = valueBits < 32 && scaleBits < 32 ? 32 : valueBits < 64 && scaleBits < 64 ? 64 : undefined
  return generate({
    value: ((fraction >> BigInt(tailZeros)) * 5n ** BigInt(b5)) << BigInt(b2),
    scale: (5n ** BigInt(s5)) << BigInt(s2),
    margin: (5n ** BigInt(b5)) << BigInt(m2),
    exponent: estimate,
    width,
    atLeastTwo,
  })
}

interface Generation {
  readonly value: bigint
  readonly scale: bigint
  readonly margin: bigint
  readonly exponent: number
  /** The size of the integers that Java computes with here; absent: unbounded. */
  readonly width: 32 | 64 | undefined
  readonly atLeastTwo: boolean
}

function generate({ value, scale, margin, exponent, width, atLeastTwo }: Generation): DecimalDigits {
  const wrap = (number: bigint): bigint => (width === undefined ? number : BigInt.asIntN(width, number))
  const tens = wrap(scale * 10n)
  const digits: number[] = []
  let rest = value
  let delta = margin
  let low = false
  let high = false
  const step = (): number => {
    const quotient = rest / scale
    rest = wrap(10n * (rest % scale))
    delta = wrap(delta * 10n)
    if (delta > 0n) {
      low = rest < delta
      high = width === undefined ? rest + delta >= tens : wrap(rest + delta) > tens
    } else {
      low = true
      high = true
    }
    return Number(quotient)
  }

  const first = step()
  let decimalExponent = exponent
  if (first === 0 && !high) decimalExponent -= 1
  else digits.push(first)
  // The form with an exponent always shows a second digit, so Java goes on.
  if (atLeastTwo || decimalExponent < -3 || decimalExponent >= 8) low = high = false
  for (let isLast = low || high; !isLast; isLast = low || high) digits.push(step())

  const remainder = wrap((rest << 1n) - tens)
  const roundsUp = high && (!low || remainder > 0n || (remainder === 0n && (digits.at(-1) ?? 0) % 2 === 1))
  return roundsUp ? roundUp(digits, decimalExponent + 1) : { digits: digits.join(''), exponent: decimalExponent + 1 }
}

function roundUp(digits: number[], exponent: number): DecimalDigits {
  let index = digits.length - 1
  while (index > 0 && digits[index] === 9) digits[index--] = 0
  const digit = digits[index] ?? 0
  if (digit === 9) {
    digits[index] = 1
    return { digits: digits.join(''), exponent: exponent + 1 }
  }
  digits[index] = digit + 1
  return { digits: digits.join(''), exponent }
}

/** A whole number below 2^63: its own digits, but for those that the precision does not carry. */
function integerDigits(fraction: bigint, exponent: number, precision: number): DecimalDigits {
  let whole = exponent >= 52 ? fraction << BigInt(exponent - 52) : fraction >> BigInt(52 - exponent)
  const spare = exponent > precision ? exponent - precision - 1 : 0
  let dropped = 0
  if (spare > 1) {
    dropped = Math.floor(spare * Math.LOG10E * Math.LN2)
    const power = 10n ** BigInt(dropped)
    const residue = whole % power
    whole = whole / power + (residue >= power / 2n && dropped > 0 ? 1n : 0n)
  }
  const text = whole.toString()
  return { digits: text.replace(/0+$/, ''), exponent: text.length + dropped }
}

function estimateExponent(fraction: bigint, exponent: number): number {
  const mantissa = Number(fraction) / 2 ** 52
  return Math.floor((mantissa - 1.5) * 0.289529654 + 0.176091259 + exponent * 0.301029995663981)
}

/** How many bits 5^n has; from 27 on Java takes the rough 3n. */
function bitsOfPowerOfFive(n: number): number {
  return n < 27 ? Math.floor(n * Math.log2(5)) + 1 : n * 3
}

function trailingZeros(number: bigint): number {
  let zeros = 0
  for (let rest = number; (rest & 1n) === 0n; rest >>= 1n) zeros++
  return zeros
}
